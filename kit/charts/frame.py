"""What the charts of exercises share: their measures, colours and type, in pixels of the wall."""

from kit.charts.canvas import Canvas, Type
from kit.charts.theme import Colours, colours
from kit.text.language import Language

HEIGHT = 780
WIDE = 970  # beside a narrow column: the distribution, the summary
NARROW = 786  # beside a wide one: the solution
FULL = 1766  # alone, below a headline

_AXIS: dict[Language, int] = {"zh": 272, "en": 360}  # where bars begin, behind the labels


class Frame:
    """A canvas with the axis, the colours and the type of one chart.

    Widths are the same for every label: `fitting` sees to it that names are short enough.
    """

    def __init__(self, width: int, language: Language, light: str, height: int = HEIGHT) -> None:
        self.canvas = Canvas(width, height)
        self.width = width
        self.language = language
        self.light: Colours = colours(light)
        self.axis = _AXIS[language]

    def ink(self, size: int = 40, *, bold: bool = False) -> Type:
        """Return the type of what is meant to be read."""
        return Type(self.light.ink, size, bold)

    def soft(self, size: int = 40) -> Type:
        """Return the type of what stands behind."""
        return Type(self.light.ink_soft, size)

    def strong(self, size: int = 40) -> Type:
        """Return the type of what was found."""
        return Type(self.light.strong, size, bold=True)

    def label(self, y: float, words: str, type_: Type) -> None:
        """Write a row's label, its right end before the axis."""
        self.canvas.text((self.axis - 20, y), words, type_, "right")
