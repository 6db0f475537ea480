"""The true annual rate of a plan, from what is really paid and when.

It is the nominal one: the internal rate of return of a period, times 12, 26 or 52. An odd first
period is whole periods and a part of one, the part at simple interest, as in the actuarial method
of the US Regulation Z (12 CFR 1026, Appendix J).
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from kit.exercises.agreement.period import FirstPeriod, Period

ORDINARY = FirstPeriod(1, Fraction(0))  # the first payment is due one period after the start
_PRECISION = 60
_HALVINGS = 170  # 2^-170 is below 10^-51: a rate of 10^15 still has 20 digits that are right


def annual_rate(
    amount: Decimal, payments: Sequence[Decimal], period: Period, first: FirstPeriod = ORDINARY
) -> Decimal:
    """Return the nominal annual rate in per cent at which `payments` repay `amount`.

    Raises ValueError where they never do.
    """
    with localcontext(prec=_PRECISION):
        return periodic_rate(amount, payments, first) * period.a_year * 100


def periodic_rate(
    amount: Decimal, payments: Sequence[Decimal], first: FirstPeriod = ORDINARY
) -> Decimal:
    """Return the rate of a period (0.01 is one per cent) at which `payments` repay `amount`.

    The present value rises with the discount factor 1 / (1 + rate), which lies between 0 and 1:
    halving that range finds it, without a first guess and for every plan. Raises ValueError where
    the payments are less than the amount, so that no rate of 0 or more repays it.
    """
    total = sum(payments)
    if total < amount:
        raise ValueError(f"payments of {total} never repay {amount}")
    if total == amount:
        return Decimal(0)
    with localcontext(prec=_PRECISION):
        low, high = Decimal(0), Decimal(1)
        for _ in range(_HALVINGS):
            factor = (low + high) / 2
            if _discounted(payments, factor, first) < amount:
                low = factor
            else:
                high = factor
        return 1 / high - 1


def present_value(
    payments: Sequence[Decimal], periodic: Fraction, first: FirstPeriod = ORDINARY
) -> Decimal:
    """Return what payments are worth at the start, at a rate of a period (1/100: one per cent)."""
    factor = 1 / (1 + periodic)
    with localcontext(prec=_PRECISION):
        return _discounted(payments, _decimal(factor), first)


def _discounted(payments: Sequence[Decimal], factor: Decimal, first: FirstPeriod) -> Decimal:
    """Return the payments' value at the start, at a discount factor of a period."""
    value = Decimal(0)
    for payment in reversed(payments):
        value = value * factor + payment
    simple = 1 + _decimal(first.part) * (1 / factor - 1)
    return value * factor**first.whole / simple


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / number.denominator
