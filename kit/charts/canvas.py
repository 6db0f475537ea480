"""A sheet to draw a chart on: matplotlib underneath, an <svg> for the page as its outcome.

Places are (x, y) in pixels from the top left, as in the mock-ups; a wall of 1920 x 1080 shows
them 1:1. matplotlib takes a second to load, so it is imported where it is first used.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from kit.charts.theme import FONTS
from kit.charts.voice import voice
from kit.text.language import Language

if TYPE_CHECKING:
    from matplotlib.artist import Artist

Align = Literal["left", "center", "right"]
Point = tuple[float, float]

SMALLEST = 28  # pixels; smaller type cannot be read from the last row


@dataclass(frozen=True)
class Type:
    """How words are set: colour, size in pixels (28 or more), weight."""

    colour: str
    size: int = 40
    bold: bool = False

    def __post_init__(self) -> None:
        if self.size < SMALLEST:
            raise ValueError(f"size: {self.size} px is less than the {SMALLEST} a wall needs")


class Canvas:
    """A figure of `width` x `height` pixels.

    Words never pass through matplotlib: it draws a placeholder at their anchor, so nothing is
    measured, no font is looked for, and the browser sets them in its own. The same calls give
    the same SVG.
    """

    def __init__(self, width: int, height: int) -> None:
        from matplotlib.figure import Figure

        self._size = (width, height)
        self._words: list[str] = []
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72)  # 1 point = 1 pixel
        self._figure.patch.set_visible(False)

    def text(self, place: Point, words: str, type_: Type, align: Align = "left") -> None:
        """Write `words` with the left, middle or right of their baseline at `place`."""
        self._figure.text(
            place[0],
            self._size[1] - place[1],
            f"words{len(self._words)}.",
            transform=None,
            fontsize=type_.size,
            ha=align,
            va="baseline",
            color=type_.colour,
            weight="bold" if type_.bold else "normal",
        )
        self._words.append(words)

    def box(self, place: Point, size: Point, fill: str, edge: str | None = None) -> None:
        """Draw a rectangle, with an outline of 2 px where `edge` names its colour."""
        from matplotlib.patches import Rectangle

        corner = (place[0], self._size[1] - place[1] - size[1])
        outline, width = (edge, 2) if edge else ("none", 0)
        self._add(
            Rectangle(
                corner, *size, transform=None, facecolor=fill, edgecolor=outline, linewidth=width
            )
        )

    def dot(self, place: Point, radius: float, fill: str, edge: str) -> None:
        """Draw a disc round `place`, over the lines, with an outline of 2 px."""
        from matplotlib.patches import Circle

        middle = (place[0], self._size[1] - place[1])
        self._add(
            Circle(
                middle,
                radius,
                transform=None,
                facecolor=fill,
                edgecolor=edge,
                linewidth=2,
                zorder=2.5,
            )
        )

    def stroke(
        self, points: Sequence[Point], colour: str, width: float = 2, *, gap: float = 0
    ) -> None:
        """Draw a line through `points`, a row of points `gap` widths apart where that is given."""
        from matplotlib.lines import Line2D

        self._add(
            Line2D(
                [x for x, _ in points],
                [self._size[1] - y for _, y in points],
                transform=None,
                color=colour,
                linewidth=width,
                linestyle=(0, (0.05 / width, gap)) if gap else "solid",
                dash_capstyle="round",
                solid_capstyle="round",
                solid_joinstyle="round",
            )
        )

    def voice(self, place: Point, family: str, colour: str, scale: float = 1.75) -> None:
        """Draw a family's voice line, 36 x 24 times `scale`, with its top left at `place`."""
        for points in voice(family):
            moved = [(place[0] + scale * x, place[1] + scale * y) for x, y in points]
            self.stroke(moved, colour, 2.6 * scale)

    def svg(self, label: str, language: Language) -> str:
        """Return the figure as an <svg> to stand in a page; `label` tells it in words.

        It has no ids and brings no styles for the page, so several may stand in one.
        """
        import matplotlib as mpl

        drawn = io.StringIO()
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "kit"}):
            self._figure.savefig(drawn, format="svg", metadata=nothing, transparent=True)
        return (
            f'<svg class="chart" viewBox="0 0 {self._size[0]} {self._size[1]}" role="img" '
            f'stroke-linejoin="round" aria-label="{escape(label)}">'
            f"{self._inner(drawn.getvalue(), language)}</svg>"
        )

    def _inner(self, drawn: str, language: Language) -> str:
        """Return what stands between matplotlib's <svg> and </svg>, made fit for a page."""
        inner = drawn[drawn.index("<svg") : drawn.rindex("</svg>")]
        inner = re.sub(r"<defs>.*?</defs>", "", inner[inner.index(">") + 1 :], flags=re.DOTALL)
        inner = re.sub(r' id="[^"]*"| transform="rotate\(-0[^"]*"', "", inner)
        inner = re.sub(r"\s*\n\s*", " ", inner).strip()
        inner = re.sub(r"font-family: [^;]*", f"font-family: {escape(FONTS[language])}", inner)
        return re.sub(r"words(\d+)\.", lambda at: escape(self._words[int(at[1])]), inner)

    def _add(self, artist: "Artist") -> None:
        self._figure.add_artist(artist)
