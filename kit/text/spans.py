"""Marked spans of a text: which words carry a meaning, and the text cut along them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """Words from `start` up to `end` (characters, from 0), and what they show.

    `kind` tells how they are marked (cue, breach, warmth …), `label` the word set behind
    them, `family` the emotion family whose colour they take, where they have one.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, and the span that it is, if any."""

    words: str
    span: Span | None = None


def once(text: str, words: str) -> tuple[int, int] | None:
    """Return (start, end) of `words` in `text`, or None unless they stand there exactly once."""
    start = text.find(words) if words else -1
    if start < 0 or text.find(words, start + 1) >= 0:
        return None
    return start, start + len(words)


def overlap(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """Return the first two spans that share a character, or None."""
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    for left, right in pairwise(ordered):
        if right.start < left.end:
            return left, right
    return None


def pieces(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Cut `text` along `spans`, in the order of the text; joined, the pieces are the text.

    Raises ValueError where a span is empty, lies outside of the text, or overlaps another.
    """
    place = 0
    for span in sorted(spans, key=lambda span: span.start):
        if not place <= span.start < span.end <= len(text):
            raise ValueError(f"span: {span} does not fit from {place} to {len(text)}")
        if place < span.start:
            yield Piece(text[place : span.start])
        yield Piece(text[span.start : span.end], span)
        place = span.end
    if place < len(text):
        yield Piece(text[place:])
