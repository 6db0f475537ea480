"""How large words may stand so that the wall, which nobody scrolls, holds them all.

Sizes are in wall units: 1 unit is 19.2 px on a screen of 1920 x 1080. Nothing is measured in
a browser; lines are counted from widths that common faces do not exceed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LATIN = 0.52  # width of a Latin letter in its own size, with a margin; 汉字 and “…” take 1
_SMALLEST = 1.5
_CLAUSES = re.compile(r"[^，。；：？！、\s]+[，。；：？！、”]*\s*")
_ANYWHERE = re.compile(r"[^\s\u2000-\uffff]+\s*|[\u2000-\uffff]\s*")


@dataclass(frozen=True)
class Block:
    """Words in a column: `width` in units, the size wished for, and lines' height per size.

    Chinese breaks at punctuation only, as the wall does it, unless it `breaks_anywhere`.
    """

    words: str
    width: float
    size: float
    leading: float
    breaks_anywhere: bool = False

    def height(self, shrink: float) -> float:
        """Return how high it stands, in units, at `shrink` times its size."""
        size = max(_SMALLEST, self.size * shrink)
        parts = (_ANYWHERE if self.breaks_anywhere else _CLAUSES).findall(self.words)
        return _lines(parts, self.width / size) * size * self.leading


def sizes(blocks: Sequence[Block], room: float) -> list[float]:
    """Return a size for each block, all shrunk alike until they fit into `room` units.

    Where even the smallest legible size does not fit, that one is returned.
    """
    shrink = 1.0
    while shrink > 0.4 and sum(block.height(shrink) for block in blocks) > room:
        shrink -= 0.02
    return [round(max(_SMALLEST, block.size * shrink), 2) for block in blocks]


def style(size: float) -> str:
    """Return a size as an attribute of HTML."""
    return f'style="font-size: calc({size:g} * var(--wall-unit))"'


def plain(html: str) -> str:
    """Return the words of a piece of HTML, to be counted."""
    return re.sub(r"<[^>]*>", "", html)


def width(words: str) -> float:
    """Return about how wide words are, in their own size."""
    return sum(1 if ord(letter) > 0x2000 else _LATIN for letter in words)


def _lines(parts: Sequence[str], room: float) -> int:
    """Return about how many lines of `room` (in sizes) the parts take that stay whole."""
    lines, used = 1, 0.0
    for part in parts:
        wide = width(part)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        lines += int(wide // room)
        used += wide % room
    return lines
