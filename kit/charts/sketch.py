"""A sheet to draw on by hand, with the same calls as a canvas: for where dozens draw at once.

A class has a kernel for each phone. matplotlib takes some 30 MB and half a second of each at its
first chart; what is drawn here takes neither. Where one person works alone, and on the wall,
charts are matplotlib's.
"""

from collections.abc import Sequence
from html import escape

from kit.charts.canvas import Align, Point, Type
from kit.charts.theme import FONTS
from kit.text.language import Language

_ANCHOR = {"left": "start", "center": "middle", "right": "end"}


class Sketch:
    """A picture of `width` x `height` pixels; places are from the top left, as on a canvas."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._drawn: list[str] = []

    def text(self, place: Point, words: str, type_: Type, align: Align = "left") -> None:
        """Write `words` with the left, middle or right of their baseline at `place`."""
        weight = ' font-weight="bold"' if type_.bold else ""
        self._drawn.append(
            f'<text x="{place[0]:g}" y="{place[1]:g}" font-size="{type_.size}"'
            f' text-anchor="{_ANCHOR[align]}" fill="{type_.colour}"{weight}>{escape(words)}</text>'
        )

    def box(self, place: Point, size: Point, fill: str, edge: str | None = None) -> None:
        """Draw a rectangle, with an outline of 2 px where `edge` names its colour."""
        outline = f' stroke="{edge}" stroke-width="2"' if edge else ""
        self._drawn.append(
            f'<rect x="{place[0]:g}" y="{place[1]:g}" width="{size[0]:g}" height="{size[1]:g}"'
            f' fill="{fill}"{outline}/>'
        )

    def stroke(
        self, points: Sequence[Point], colour: str, width: float = 2, *, gap: float = 0
    ) -> None:
        """Draw a line through `points`, a row of points `gap` widths apart where that is given."""
        way = " L".join(f"{x:g} {y:g}" for x, y in points)
        dotted = f' stroke-dasharray="0.05 {gap * width:g}"' if gap else ""
        self._drawn.append(
            f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
            f' stroke-linecap="round"{dotted}/>'
        )

    def svg(self, label: str, language: Language) -> str:
        """Return the picture as an <svg> to stand in a page; `label` tells it in words."""
        return (
            f'<svg class="chart" viewBox="0 0 {self._size[0]} {self._size[1]}" role="img"'
            f' stroke-linejoin="round" font-family="{escape(FONTS[language])}"'
            f' aria-label="{escape(label)}">{"".join(self._drawn)}</svg>'
        )
