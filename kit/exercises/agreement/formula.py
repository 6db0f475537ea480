"""Instalments by the formula, unrounded and exact, as textbooks and spreadsheets print them.

Nobody pays these figures: what is paid has no fraction of a cent and stands in the ledger. The
formulas are those of an ordinary annuity; numpy-financial's `pmt`, `ipmt` and `ppmt` and Excel's
PMT give the same, with the opposite sign. Amounts are of one currency, rates in per cent a year.
"""

from decimal import Decimal
from fractions import Fraction


def periodic(rate: Decimal, a_year: int) -> Fraction:
    """Return the rate of a period: 12 per cent a year in 12 periods is exactly 1/100."""
    return Fraction(rate) / (100 * a_year)


def equal_instalment(
    amount: Decimal, rate: Decimal, a_year: int, count: int, *, in_advance: bool = False
) -> Fraction:
    """Return the instalment that repays `amount` in `count` equal ones (等额本息).

    Due at the end of each period, or at its beginning (`in_advance`).
    """
    each = periodic(rate, a_year)
    if not each:
        return Fraction(amount) / count
    growth = (1 + each) ** count
    payment = Fraction(amount) * each * growth / (growth - 1)
    return payment / (1 + each) if in_advance else payment


def balance(amount: Decimal, rate: Decimal, a_year: int, count: int, paid: int) -> Fraction:
    """Return what is still owed after `paid` of `count` equal instalments."""
    each, owed = periodic(rate, a_year), Fraction(amount)
    payment = equal_instalment(amount, rate, a_year, count)
    if not each:
        return owed - payment * paid
    growth = (1 + each) ** paid
    return owed * growth - payment * (growth - 1) / each


def equal_instalment_parts(
    amount: Decimal, rate: Decimal, a_year: int, count: int, number: int
) -> tuple[Fraction, Fraction]:
    """Return principal and interest of instalment `number` (from 1) of `count` equal ones."""
    payment = equal_instalment(amount, rate, a_year, count)
    interest = balance(amount, rate, a_year, count, number - 1) * periodic(rate, a_year)
    return payment - interest, interest


def equal_principal_parts(
    amount: Decimal, rate: Decimal, a_year: int, count: int, number: int
) -> tuple[Fraction, Fraction]:
    """Return principal and interest of an instalment, from 1, by equal principal (等额本金)."""
    part = Fraction(amount) / count
    return part, part * (count - number + 1) * periodic(rate, a_year)


def equal_instalment_interest(amount: Decimal, rate: Decimal, a_year: int, count: int) -> Fraction:
    """Return the interest of all equal instalments."""
    return equal_instalment(amount, rate, a_year, count) * count - Fraction(amount)


def equal_principal_interest(amount: Decimal, rate: Decimal, a_year: int, count: int) -> Fraction:
    """Return the interest of all instalments with equal principal."""
    return Fraction(amount) * periodic(rate, a_year) * (count + 1) / 2
