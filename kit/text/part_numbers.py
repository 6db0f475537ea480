"""Patterns without their words, which a book of cues keeps once for all of them.

Thousands of patterns name the same lists again and again; their words are most of what an
exercise weighs in every page's memory.
"""

from collections.abc import Iterable
from typing import NamedTuple

from kit.text.pattern import Pattern, Words


class NumberedPart(NamedTuple):
    """A part by its number; the rest is as in `kit.text.pattern.Part`."""

    number: int
    gap: int
    near: bool
    apart: bool


class NumberedPattern(NamedTuple):
    """A pattern without its words, which stand in one table with those of all others."""

    parts: tuple[NumberedPart, ...]
    begins: bool
    ends: bool
    asks: bool


class PartNumbers:
    """Numbers the parts of all patterns, equal ones alike, and tells whose each literal is."""

    def __init__(self) -> None:
        self._known: dict[tuple[frozenset[Words], str], int] = {}

    def of(self, patterns: Iterable[Pattern]) -> list[NumberedPattern]:
        """Return patterns with the numbers of their parts."""
        return [
            NumberedPattern(
                tuple(
                    NumberedPart(
                        self.number(part.literals, part.kind), part.gap, part.near, part.apart
                    )
                    for part in each.parts
                ),
                each.begins,
                each.ends,
                each.asks,
            )
            for each in patterns
        ]

    def number(self, literals: frozenset[Words], kind: str = "") -> int:
        """Return the number of a part."""
        return self._known.setdefault((literals, kind), len(self._known))

    def by_kind(self) -> dict[str, int]:
        """Return the numbers of the parts that are no literals."""
        return {kind: number for (_l, kind), number in self._known.items() if kind}

    def by_literal(self) -> dict[Words, tuple[int, ...]]:
        """Return the numbers of the parts that each literal is one of; equal ones kept once."""
        gathered: dict[Words, list[int]] = {}
        for (literals, _k), number in self._known.items():
            for literal in literals:
                gathered.setdefault(literal, []).append(number)
        kept: dict[tuple[int, ...], tuple[int, ...]] = {}
        return {
            literal: kept.setdefault(each := tuple(numbers), each)
            for literal, numbers in gathered.items()
        }
