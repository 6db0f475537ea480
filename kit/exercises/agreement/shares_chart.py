"""The right half of the plans' picture: what is recovered against what is left, plan by plan.

The faint lines are those of one harmonic mean: all for one side and nothing for the other is
worth nothing.
"""

from collections.abc import Sequence
from math import exp, log

from kit.charts.canvas import Point
from kit.charts.frame import Frame
from kit.charts.scale import Scale
from kit.exercises.agreement.plan_dots import RADIUS, places
from kit.text.catalogue import Translate

_ACROSS = Scale(0, 1, 1010, 1600)  # what is recovered
_UP = Scale(0, 1, 580, 126)  # what is left
_MEANS = (0.25, 0.5, 0.75)
_POINTS = 40  # of a curve


def draw(frame: Frame, shares: Sequence[tuple[float, float]], _: Translate) -> None:
    """Draw a dot for each plan; `shares` are what is recovered and what is left, from 0 to 1."""
    head = _("What either side gets")
    frame.canvas.text((_ACROSS.start - 90, 34), head, frame.ink(34, bold=True))
    _axes(frame, _)
    _means(frame, _)
    for place in places(shares, _ACROSS, _UP):
        frame.canvas.dot(place, RADIUS, frame.light.strong, frame.light.paper)


def _axes(frame: Frame, _: Translate) -> None:
    left, right, foot, top = _ACROSS.start, _ACROSS.end, _UP.start, _UP.end
    frame.canvas.stroke([(left, top), (left, foot), (right, foot)], frame.light.edge)
    for share in (0, 0.5, 1):
        words = f"{100 * share:.0f}%"
        frame.canvas.text((_ACROSS.at(share), foot + 42), words, frame.soft(28), "center")
        frame.canvas.text((left - 16, _UP.at(share) + 10), words, frame.soft(28), "right")
    middle = (left + right) / 2
    across = _("The institution recovers, of the debt")
    frame.canvas.text((middle, foot + 96), across, frame.soft(30), "center")
    up = _("The customer keeps, of what a month leaves")
    frame.canvas.text((left - 90, 88), up, frame.soft(30))


def _means(frame: Frame, _: Translate) -> None:
    """Draw the curves, each with its mean at its right end, and their name over those."""
    x = _ACROSS.end + 14
    for mean in _MEANS:
        frame.canvas.stroke(_curve(mean), frame.light.line, 4)
        y = _UP.at(mean / (2 - mean)) + 10
        frame.canvas.text((x, y), f"{100 * mean:.0f}%", frame.soft(28))
    for line, word in enumerate(reversed(_("harmonic mean").split())):
        y = _UP.at(_MEANS[-1] / (2 - _MEANS[-1])) - 30 - 34 * line
        frame.canvas.text((x, y), word, frame.soft(28))


def _curve(mean: float) -> list[Point]:
    """Return the places of one harmonic mean, a hyperbola: (2x - mean)(2y - mean) = mean²."""
    end = log(2 / mean - 1)
    steps = [exp(end * (2 * step / _POINTS - 1)) for step in range(_POINTS + 1)]
    return [
        (_ACROSS.at(mean * (1 + step) / 2), _UP.at(mean * (1 + 1 / step) / 2)) for step in steps
    ]
