"""The class's picture for the wall: what openings have, and below it what they break.

A row has a pale bar for first drafts over a dark one for last drafts, and both numbers at its
end. The chart tells the same in words.
"""

from kit.charts.frame import HEIGHT, WIDE, Frame
from kit.exercises.opening.criterion import Codebook
from kit.exercises.opening.shares import Row, Shares
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import listed

_HEAD = 44
_ELEMENT = 62  # pitch of the rows
_VIOLATION = 46
_NUMBERS = 250  # room for them at the right


def picture(
    codebook: Codebook, shares: Shares, language: Language, light: str, _: Translate
) -> str:
    """Return the elements in the order of a call, and as many violations as there is room for."""
    frame = Frame(WIDE, language, light)
    if shares.rewritten:
        frame.canvas.text((WIDE, 28), _("first → last draft"), frame.soft(28), "right")
    foot = _HEAD + _ELEMENT * len(shares.elements)
    for place, row in enumerate(shares.elements):
        top = _HEAD + _ELEMENT * place
        frame.label(top + 38, codebook.elements[row.id].name.of(language), frame.ink(36))
        numbers = written(row, shares.rewritten, 100, "%")
        _bars(frame, (top, _ELEMENT - 12), (row.first, row.last), shares.rewritten)
        frame.canvas.text((WIDE, top + 38), numbers, frame.ink(36, bold=True), "right")
    frame.canvas.stroke([(frame.axis, _HEAD - 6), (frame.axis, foot)], frame.light.edge)
    _violations(frame, codebook, shares, foot, _)
    return frame.canvas.svg(_told(codebook, shares, language, _), language)


def written(row: Row, rewritten: bool, times: int, unit: str) -> str:
    """Return both numbers of a row, or one where nobody wrote a second draft."""
    last = f"{times * row.last:.0f}{unit}"
    return f"{times * row.first:.0f} → {last}" if rewritten else last


def _violations(
    frame: Frame, codebook: Codebook, shares: Shares, foot: float, _: Translate
) -> None:
    """Draw what openings break, most frequent first, in the room below the elements."""
    fitting = shares.violations[: int((HEIGHT - foot - 54) // _VIOLATION)]
    head = _("To mend, in how many openings") if fitting else _("Nothing to mend.")
    if len(fitting) < len(shares.violations):
        head = _("To mend most often, in how many openings")
    frame.canvas.text((0, foot + 42), head, frame.soft(28))
    most = max((max(row.first, row.last) for row in fitting), default=1)
    for place, row in enumerate(fitting):
        top = foot + 54 + _VIOLATION * place
        short = codebook.violations[row.id].short.of(frame.language)
        frame.label(top + 32, short, frame.ink(32))
        lengths = (row.first / most, row.last / most)
        _bars(frame, (top + 4, _VIOLATION - 10), lengths, shares.rewritten)
        numbers = written(row, shares.rewritten, 1, "")
        frame.canvas.text((WIDE, top + 32), numbers, frame.ink(32, bold=True), "right")


def _bars(
    frame: Frame, place: tuple[float, float], lengths: tuple[float, float], rewritten: bool
) -> None:
    """Draw a row's bars; `place` is its top and height, `lengths` are shares of the longest."""
    top, height = place
    longest = WIDE - frame.axis - _NUMBERS
    first, last = (longest * length for length in lengths)
    upper = round(0.4 * height) if rewritten else 0
    if rewritten and first:
        frame.canvas.box((frame.axis, top), (first, upper), frame.light.sunken, frame.light.edge)
    if last:
        fill, edge = frame.light.strong, frame.light.shape_edge
        frame.canvas.box((frame.axis, top + upper), (last, height - upper), fill, edge)


def _told(codebook: Codebook, shares: Shares, language: Language, _: Translate) -> str:
    """Return all rows in words, those too for which there was no room."""
    elements = (
        f"{codebook.elements[row.id].name.of(language)} {written(row, shares.rewritten, 100, '%')}"
        for row in shares.elements
    )
    violations = [
        f"{codebook.violations[row.id].name.of(language)} {written(row, shares.rewritten, 1, '')}"
        for row in shares.violations
    ]
    told = _("In the openings: {rows}.").format(rows=listed(elements, language))
    if not violations:
        return told
    mend = _("To mend, in how many openings: {rows}.").format(rows=listed(violations, language))
    return f"{told} {mend}"
