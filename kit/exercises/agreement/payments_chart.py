"""The left half of the plans' picture: how many ask for how much a month, against the surplus."""

from decimal import Decimal

from kit.charts.canvas import Align, Type
from kit.charts.frame import Frame
from kit.charts.scale import Scale
from kit.exercises.agreement.figure import money, tick, unit
from kit.exercises.agreement.payments import Payments
from kit.money import Currency
from kit.text.catalogue import Translate

_TOP, _FOOT = 160, 580  # of the bars
_START, _END = 12, 780
_PLAN = 64  # height of one plan, where there are few


def draw(
    frame: Frame, payments: Payments, surplus: Decimal, currency: Currency, _: Translate
) -> None:
    """Draw a bar for each step, and where the surplus ends."""
    scale = Scale(0, float(payments.end), _START, _END)
    head = _("What the plans ask for each month")
    frame.canvas.text((_START, 34), head, frame.ink(34, bold=True))
    _bars(frame, payments)
    _ticks(frame, payments, scale)
    title = _("A month’s payment, in {unit}").format(unit=unit(currency, _))
    frame.canvas.text(((_START + _END) / 2, _FOOT + 96), title, frame.soft(30), "center")
    _surplus(frame, payments, scale.within(float(surplus)), money(surplus, currency, _), _)


def _bars(frame: Frame, payments: Payments) -> None:
    light = frame.light
    pitch = (_END - _START) / len(payments.counts)
    height = min(_PLAN, (_FOOT - _TOP) / max(1, *payments.counts))
    for step, count in enumerate(payments.counts):
        if not count:
            continue
        left, top = _START + pitch * step + 3, _FOOT - height * count
        fill = light.strong if step < payments.affordable else light.accent
        frame.canvas.box((left, top), (pitch - 6, _FOOT - top), fill, light.shape_edge)
        middle = _START + pitch * (step + 0.5)
        frame.canvas.text((middle, top - 12), str(count), frame.ink(30, bold=True), "center")
    frame.canvas.box((_START, _FOOT - 1), (_END - _START, 2), light.edge)


def _ticks(frame: Frame, payments: Payments, scale: Scale) -> None:
    """Write round values below the bars; below a last step of all the others what it begins at."""
    language, end = frame.language, scale.high
    if payments.gathered:
        begins = float(payments.end - payments.width)
        words = f"> {tick(begins, language)}"
        frame.canvas.text((_END, _FOOT + 42), words, frame.soft(28), "right")
        end = 0.8 * begins
    for value in scale.ticks(5):
        if value <= end:
            align: Align = "center" if value else "left"
            frame.canvas.text(
                (scale.at(value), _FOOT + 42), tick(value, language), frame.soft(28), align
            )


def _surplus(frame: Frame, payments: Payments, x: float, amount: str, _: Translate) -> None:
    """Draw the line that no payment should cross, and say how many do."""
    frame.canvas.stroke([(x, 72), (x, _FOOT)], frame.light.ink, 6)
    words = _("Left over {amount}").format(amount=amount)
    if not payments.affordable:
        frame.canvas.text((x + 14, 98), words, frame.ink(32, bold=True))
        return
    frame.canvas.text((x - 14, 98), words, frame.ink(32, bold=True), "right")
    if payments.over:
        words = _("over it: {count}").format(count=payments.over)
        type_ = Type(frame.light.accent_ink, 32, bold=True)
        frame.canvas.text((x + 14, 98), words, type_)
