"""What changed between two drafts, so that it reads: whole words, and no shreds between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kit.text.language import Language

Kind = Literal["same", "old", "new"]

# What is compared: a Chinese character, a word with what parts it from the next, a clause.
_UNITS: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL),
    "en": re.compile(r"[\w'’]+\s*|[^\w\s]+\s*|\s+"),
}
_CLAUSES = re.compile(r"[^，。；：？！,.;:?!\n]*[，。；：？！,.;:?!\n]+|[^，。；：？！,.;:?!\n]+")
_MOST = 1_000  # units to compare; the time that it takes grows with their square
_SHRED: dict[Language, int] = {"zh": 2, "en": 1}  # so many equal units part no change


@dataclass
class _Block:
    """A stretch of both drafts; `old` and `new` are alike where it is the same in both."""

    old: list[str]
    new: list[str]
    same: bool


def changes(old: str, new: str, language: Language) -> list[tuple[Kind, str]]:
    """Return (kind, words) in the order of the text: joined without the old it is `new`.

    What went stands before what came in its place. Texts too long to compare by word are
    compared by clause, and those too long for that as wholes.
    """
    found: list[tuple[Kind, str]] = []
    for block in _joined(_blocks(*_units(old, new, language)), _SHRED[language]):
        if block.same:
            found.append(("same", "".join(block.new)))
            continue
        if block.old:
            found.append(("old", "".join(block.old)))
        if block.new:
            found.append(("new", "".join(block.new)))
    return found


def _units(old: str, new: str, language: Language) -> tuple[list[str], list[str]]:
    for pattern in (_UNITS[language], _CLAUSES):
        units = pattern.findall(old), pattern.findall(new)
        if max(map(len, units)) <= _MOST:
            return units
    return [old], [new]


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield _Block(list(old[a:b]), list(new[c:d]), kind == "equal")


def _joined(blocks: Iterator[_Block], shred: int) -> list[_Block]:
    """Return the blocks with equal shreds between two changes made part of the change."""
    whole: list[_Block] = []
    ahead = list(blocks)
    for place, block in enumerate(ahead):
        inside = 0 < place < len(ahead) - 1
        if block.same and not (inside and len(block.new) <= shred):
            whole.append(block)
        elif whole and not whole[-1].same:
            whole[-1].old += block.old
            whole[-1].new += block.new
        else:
            whole.append(_Block(block.old, block.new, same=False))
    return _widened(whole)


def _widened(blocks: list[_Block]) -> list[_Block]:
    """Let a change of one character take its neighbour along: one alone is hard to see."""
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.same or max(_count(block.old), _count(block.new)) != 1:
            continue
        if before and before.same and before.new and before.new[-1].isalnum():
            taken = before.new.pop()
            block.old.insert(0, taken)
            block.new.insert(0, taken)
        elif after and after.same and after.new and after.new[0].isalnum():
            taken = after.new.pop(0)
            block.old.append(taken)
            block.new.append(taken)
    return [block for block in blocks if block.new or not block.same]


def _count(units: Sequence[str]) -> int:
    """Return how many of the units are more than signs."""
    return sum(any(letter.isalnum() for letter in unit) for unit in units)
