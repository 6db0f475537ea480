"""The wall's picture of the plans, as wide as the wall: what they ask for, what either side gets.

The chart tells it in words.
"""

from collections.abc import Sequence
from decimal import Decimal
from statistics import mean, median

from kit.charts.frame import FULL, Frame
from kit.exercises.agreement import payments_chart, shares_chart
from kit.exercises.agreement.figure import money
from kit.exercises.agreement.payments import Payments, make_payments
from kit.exercises.contract import Json
from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.markup import joined

_HEIGHT = 700


def draw(tally: Json, currency: Currency, light: str, _: Translate) -> str:
    """Return the plans of a tally; its amounts are in `currency`."""
    plans, surplus = tally["plans"], Decimal(tally["surplus"])
    amounts = [Decimal(plan["payment"]) for plan in plans]
    shares = [(plan["recovered_share"], plan["left_share"]) for plan in plans]
    payments = make_payments(amounts, surplus)
    frame = Frame(FULL, _.language, light, _HEIGHT)
    payments_chart.draw(frame, payments, surplus, currency, _)
    shares_chart.draw(frame, shares, _)
    left_over = _("A month usually leaves {surplus}.").format(surplus=money(surplus, currency, _))
    told = [left_over, *_told(amounts, payments, shares, currency, _)]
    return frame.canvas.svg(joined(told, _.language), _.language)


def _told(
    amounts: Sequence[Decimal],
    payments: Payments,
    shares: Sequence[tuple[float, float]],
    currency: Currency,
    _: Translate,
) -> list[str]:
    """Return the plans in sentences."""
    if not amounts:
        return [_("There is no plan yet.")]
    least, middle, most = (
        money(currency.round(each), currency, _)
        for each in (min(amounts), median(amounts), max(amounts))
    )
    asked = _(
        "Plans: {count}. They ask for {least} to {most} a month, half of them for {middle} or "
        "less; over what is left: {over}."
    )
    got = _(
        "On average {recovered} of the debt is recovered; the customer keeps {left} of what a "
        "month leaves."
    )
    recovered, left = (f"{100 * mean(each):.0f}%" for each in zip(*shares, strict=True))
    return [
        asked.format(count=len(amounts), least=least, most=most, middle=middle, over=payments.over),
        got.format(recovered=recovered, left=left),
    ]
