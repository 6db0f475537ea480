"""The burden as a picture: a bar for each month, the surplus over them, and the two trials.

It is drawn once for both screens: as wide as a wall's chart, and in type that a phone, which
shows it at a third of that width, still keeps at 12 px. Labels stand at the right of the bars,
apart from each other, so that no plan can push them into the picture.
"""

from decimal import Decimal
from functools import lru_cache

from kit.charts.canvas import Canvas, Type
from kit.charts.frame import WIDE
from kit.charts.scale import Scale
from kit.charts.sketch import Sketch
from kit.charts.theme import colours
from kit.exercises.agreement.burden import Burden, told
from kit.exercises.agreement.figure import digits, tick, unit
from kit.text.catalogue import Translate
from kit.text.fit import plain

_HEIGHT = 700
_LEFT, _RIGHT = 140, 712  # of the bars
_TOP, _FOOT = 100, 598
_LABEL = 86  # pitch of the labels: two lines of type
_SMALL = 34
_ALL_NUMBERED = 6  # months; of more, every third


class _Plot:
    """A canvas with the measures of one burden."""

    def __init__(self, burden: Burden, light: str, canvas: Canvas | Sketch) -> None:
        self.canvas = canvas
        self.light = colours(light)
        shown = (Decimal(0), burden.surplus, burden.bad_month.left, burden.lower_income.left)
        amounts = [float(each) for each in (*shown, *burden.due)]
        self.heights = Scale(min(amounts), max(amounts), _FOOT, _TOP)
        self.months = Scale(0, len(burden.due), _LEFT, _RIGHT)

    def height(self, amount: Decimal) -> float:
        """Return where an amount stands; at an end of the picture where it is outside."""
        return self.heights.within(float(amount))

    def across(self, amount: Decimal) -> list[tuple[float, float]]:
        """Return a level line over all months, and on to the labels."""
        return [(_LEFT, self.height(amount)), (_RIGHT + 8, self.height(amount))]


@lru_cache(maxsize=4)  # a phone shows the same one at every news of the class
def draw(
    burden: Burden, light: str, _: Translate, sheet: type[Canvas] | type[Sketch] = Canvas
) -> str:
    """Return the picture of a burden, drawn on a `sheet`; `light` is "day" or "night"."""
    plot = _Plot(burden, light, sheet(WIDE, _HEIGHT))
    _grid(plot, burden, _)
    _bars(plot, burden)
    _numbers(plot, burden, _)
    _line(plot, plot.across(burden.lower_income.left), plot.light.accent, 5, gap=3.2)
    _line(plot, plot.across(burden.surplus), plot.light.ink, 7)
    _notch(plot, burden)
    _worst(plot, burden, _)
    _labels(plot, burden, _)
    return plot.canvas.svg(plain(told(burden, _)), _.language)


def _grid(plot: _Plot, burden: Burden, _: Translate) -> None:
    soft = Type(plot.light.ink_soft, _SMALL)
    plot.canvas.text((_LEFT - 16, 40), unit(burden.currency, _), soft, "right")
    for value in plot.heights.ticks(4):
        y = plot.heights.at(value)
        # A thin box and no stroke: lines come to lie over bars.
        plot.canvas.box((_LEFT, y - 1), (_RIGHT - _LEFT, 2), plot.light.line)
        plot.canvas.text((_LEFT - 16, y + 12), tick(value, _.language), soft, "right")


def _bars(plot: _Plot, burden: Burden) -> None:
    zero, pitch = plot.height(Decimal(0)), plot.months.at(1) - plot.months.at(0)
    width = min(0.76 * pitch, 90)
    for place, due in enumerate(burden.due):
        top = plot.height(due)
        left = plot.months.at(place + 0.5) - width / 2
        plot.canvas.box((left, top), (width, zero - top), plot.light.strong)
    plot.canvas.box((_LEFT, zero - 1.5), (_RIGHT - _LEFT, 3), plot.light.edge)


def _numbers(plot: _Plot, burden: Burden, _: Translate) -> None:
    """Number the months below their bars; that of the bad month stands out."""
    count = len(burden.due)
    every = range(1, count + 1)
    numbered = every if count <= _ALL_NUMBERED else [*every[: count - 1 : 3], count]
    for number in numbered:
        unlucky = number == burden.bad_month.stress.shock_month
        type_ = Type(plot.light.accent_ink if unlucky else plot.light.ink_soft, _SMALL, unlucky)
        x = plot.months.at(number - 0.5)
        plot.canvas.text((x, _FOOT + 42), str(number), type_, "center")
    name = _("Month")
    if count < burden.months:
        name = _("Month, the first {count} of {all}").format(count=count, all=burden.months)
    middle = (_LEFT + _RIGHT) / 2
    plot.canvas.text((middle, _FOOT + 90), name, Type(plot.light.ink_soft, _SMALL), "center")


def _notch(plot: _Plot, burden: Burden) -> None:
    """Draw what the bad month leaves, as a step down from the surplus and up again."""
    trial = burden.bad_month
    left, right = (plot.months.at(trial.stress.shock_month - each) for each in (1, 0))
    upper, lower = plot.height(burden.surplus), plot.height(trial.left)
    steps = [(left, upper), (left, lower), (right, lower), (right, upper)]
    _line(plot, steps, plot.light.accent, 8, gap=1.8)


def _line(
    plot: _Plot, points: list[tuple[float, float]], colour: str, width: float, gap: float = 0
) -> None:
    """Draw a line with a pale border, so that it shows on the bars too."""
    wide = width + 6
    plot.canvas.stroke(points, plot.light.paper, wide, gap=gap * width / wide)
    plot.canvas.stroke(points, colour, width, gap=gap)


def _worst(plot: _Plot, burden: Burden, _: Translate) -> None:
    """Name over the picture what the bad month costs, or that the plan breaks as it is."""
    trial = burden.bad_month
    month, shock, short = trial.stress.shock_month, digits(trial.stress.shock), trial.short
    template = _("Month {month} costs {shock} more: still enough")
    if burden.short and not burden.learns_from(trial):
        month, short = burden.short.month, burden.short
        template = _("Month {month} is {amount} short")
    elif short:
        template = _("Month {month} costs {shock} more: {amount} short")
    amount = digits(short.amount) if short else ""
    words = template.format(month=month, shock=shock, amount=amount)
    plot.canvas.text((_LEFT, 40), words, Type(plot.light.accent_ink, 36, bold=True))


def _labels(plot: _Plot, burden: Burden, _: Translate) -> None:
    """Name the lines and the bars at their right, at their height as far as there is room."""
    due = _("To pay") if burden.level else _("At most")
    labels = sorted(
        (plot.height(amount), name, digits(amount), colour)
        for name, amount, colour in (
            (_("Left over"), burden.surplus, plot.light.ink),
            (due, burden.most, plot.light.strong),
            (_("Income −20%"), burden.lower_income.left, plot.light.accent_ink),
        )
    )
    places = _apart([label[0] for label in labels])
    for y, (meant, name, amount, colour) in zip(places, labels, strict=True):
        plot.canvas.stroke([(_RIGHT + 8, meant), (_RIGHT + 32, y)], colour, 3)
        plot.canvas.text((_RIGHT + 42, y - 6), name, Type(colour, _SMALL))
        plot.canvas.text((_RIGHT + 42, y + 34), amount, Type(colour, 36, bold=True))


def _apart(heights: list[float]) -> list[float]:
    """Return heights in their order, none nearer to the next than a label is high."""
    places: list[float] = []
    for height in heights:
        places.append(max(height, places[-1] + _LABEL) if places else height)
    last: float = _FOOT
    for at in reversed(range(len(places))):
        places[at] = min(places[at], last)
        last = places[at] - _LABEL
    return places
