"""The wall's picture of the fields: how many have each right, and how many pairs agree on it.

A row has a dark bar for what is right, and where there are pairs a pale one below it for those
whose sides wrote the same. The chart tells it in words.
"""

from collections.abc import Mapping, Sequence

from kit.charts.canvas import Point
from kit.charts.frame import HEIGHT, WIDE, Frame
from kit.exercises.agreement.field_share import FieldShare, field_shares
from kit.exercises.contract import Json
from kit.text.catalogue import Translate
from kit.text.fit import width
from kit.text.markup import joined, listed

_HEAD = 52
_PITCH = 62  # of the rows, where there is room for it
_NUMBERS = 110  # room for the first column of them
_PAIRED = 180  # for the second


def draw(tally: Json, names: Mapping[str, str], light: str, _: Translate) -> str:
    """Return the fields in the tally's order; `names` are their labels in the reader's language.

    Raises KeyError for a field without a label.
    """
    shares = field_shares(tally)
    paired = any(share.same is not None for share in shares)
    pitch = min(_PITCH, (HEIGHT - _HEAD) / max(1, len(shares)))
    size = 34 if pitch > 52 else 28
    frame = Frame(WIDE, _.language, light)
    frame.axis = 24 + round(size * max((width(names[share.id]) for share in shares), default=0))
    _heads(frame, paired, _)
    for place, share in enumerate(shares):
        top = _HEAD + pitch * place
        middle = top + pitch / 2 + 0.36 * size
        frame.label(middle, names[share.id], frame.ink(size))
        right, same = share.written
        frame.canvas.text((_column(paired, 0), middle), right, frame.ink(size, bold=True), "right")
        frame.canvas.text((_column(paired, 1), middle), same, frame.soft(size), "right")
        _bars(frame, (top, pitch), share, paired)
    foot = _HEAD + pitch * len(shares)
    frame.canvas.stroke([(frame.axis, _HEAD - 4), (frame.axis, foot)], frame.light.edge)
    return frame.canvas.svg(_told(shares, names, _), _.language)


def _column(paired: bool, number: int) -> float:
    """Return the right end of a column of numbers: one, or two where there are pairs."""
    return WIDE - _PAIRED * (1 - number) if paired else WIDE


def _heads(frame: Frame, paired: bool, _: Translate) -> None:
    """Name the columns in the words that the bars have too."""
    frame.canvas.text((_column(paired, 0), 28), _("right"), frame.strong(28), "right")
    if paired:
        frame.canvas.text((_column(paired, 1), 28), _("pairs agree"), frame.soft(28), "right")


def _bars(frame: Frame, row: Point, share: FieldShare, paired: bool) -> None:
    """Draw a row's bars; `row` is its top and height."""
    top, height = row[0] + 4, row[1] - 10
    longest = _column(paired, 0) - _NUMBERS - frame.axis
    upper = round(0.62 * height) if paired else height
    light = frame.light
    if share.right:
        size = (longest * share.right, upper)
        frame.canvas.box((frame.axis, top), size, light.strong, light.shape_edge)
    if share.same:
        size = (longest * share.same, height - upper)
        frame.canvas.box((frame.axis, top + upper), size, light.sunken, light.edge)


def _told(shares: Sequence[FieldShare], names: Mapping[str, str], _: Translate) -> str:
    """Return all rows in words."""
    right = [f"{names[each.id]} {each.written[0]}" for each in shares if each.written[0]]
    same = [f"{names[each.id]} {each.written[1]}" for each in shares if each.written[1]]
    told = (
        (_("As it was agreed: {rows}."), right),
        (_("Both sides wrote the same: {rows}."), same),
    )
    sentences = (template.format(rows=listed(rows, _.language)) for template, rows in told if rows)
    return joined(sentences, _.language) or _("Nobody has answered this one.")
