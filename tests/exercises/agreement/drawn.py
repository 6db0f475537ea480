"""What tests read out of a chart: its words with their size and place, and what it tells."""

import re
from dataclasses import dataclass
from html import unescape

from kit.text.fit import width


@dataclass(frozen=True)
class Words:
    """Words of a chart: from which pixel to which about, on which baseline, how large."""

    text: str
    left: float
    right: float
    y: float
    size: int

    def overlaps(self, other: "Words") -> bool:
        """Say whether both stand on the same place, as far as can be told without a browser."""
        apart = self.right <= other.left or other.right <= self.left
        return not apart and abs(self.y - other.y) < 0.8 * min(self.size, other.size)


def words(svg: str) -> list[Words]:
    return [_words(*found) for found in re.findall(_TEXT, svg)]


def texts(svg: str) -> list[str]:
    return [each.text for each in words(svg)]


def label(svg: str) -> str:
    return str(re.search(r'aria-label="([^"]*)"', svg)[1])


def size(svg: str) -> tuple[int, int]:
    wide, high = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups()
    return int(wide), int(high)


def boxes(svg: str, fill: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right, bottom of the shapes of a colour, in their order."""
    shapes = re.findall(rf'<path d="([^"]*)"[^>]*style="fill: {fill.lower()}', svg)
    return [_box(shape) for shape in shapes]


def clashes(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of words that stand on each other, and each that is not all inside."""
    wide, high = size(svg)
    found = words(svg)
    outside = [
        (each.text, "outside")
        for each in found
        if each.left < 0 or each.right > wide or not each.size * 0.8 <= each.y <= high
    ]
    return outside + [
        (one.text, other.text)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one.overlaps(other)
    ]


_TEXT = r'<text style="([^"]*)" x="([\d.-]+)" y="([\d.-]+)"[^>]*>(.*?)<'


def _words(style: str, x: str, y: str, text: str) -> Words:
    high = int(re.search(r"font-size: (\d+)px", style)[1])
    wide, anchor = high * width(unescape(text)), float(x)
    left = anchor
    if "text-anchor: end" in style:
        left -= wide
    elif "text-anchor: middle" in style:
        left -= wide / 2
    return Words(unescape(text), left, left + wide, float(y), high)


def _box(path: str) -> tuple[float, float, float, float]:
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", path)]
    across, down = numbers[::2], numbers[1::2]
    return min(across), min(down), max(across), max(down)
