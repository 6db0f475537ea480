"""The ledger of a plan: what is really paid, to the minor unit, instalment by instalment.

Interest of a period is balance x rate / (100 x periods a year), rounded half up once, after the
division; rate / 1200 rounded first would lose exact halves. What divides the amount is rounded
half up too, and the last instalment takes the remainder, so the balance ends at exactly 0. The
first period counts as a whole one here, however long it is. A fee is taken each period from what
is financed. The conventions are this kit's own and named in `convention.py`; published sources
differ at the cent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kit.errors import TermsRefused
from kit.exercises.agreement import formula
from kit.exercises.agreement.annual_rate import annual_rate, periodic_rate
from kit.exercises.agreement.terms import Terms
from kit.text.catalogue import mark as _


@dataclass(frozen=True)
class Row:
    """One instalment: payment = principal + interest + fee, and the balance after it."""

    number: int
    due: date
    payment: Decimal
    principal: Decimal
    interest: Decimal
    fee: Decimal
    balance: Decimal


@dataclass(frozen=True)
class Ledger:
    """The rows of a plan and their sums; the down payment is no row and in no sum."""

    terms: Terms
    rows: tuple[Row, ...]

    @property
    def total(self) -> Decimal:
        """All payments."""
        return sum((row.payment for row in self.rows), Decimal(0))

    @property
    def interest(self) -> Decimal:
        """The interest in them."""
        return sum((row.interest for row in self.rows), Decimal(0))

    @property
    def fees(self) -> Decimal:
        """The fees in them."""
        return sum((row.fee for row in self.rows), Decimal(0))

    def annual_rate(self) -> Decimal:
        """Return the true annual rate in per cent, from what is paid and when."""
        paid = [row.payment for row in self.rows]
        return annual_rate(self.terms.financed, paid, self.terms.period, self.terms.first_period)


def make_ledger(terms: Terms) -> Ledger:
    """Return what is paid under `terms`.

    Raises TermsRefused where a payment never repays, where all would be repaid before the last
    instalment, and where rounding lets an instalment come to nothing or below.
    """
    plan = _plan(terms)
    rows = tuple(_rows(terms, plan))
    for row in rows:
        early = row.balance <= 0 and row.number < terms.instalments
        if early and terms.payment is not None and terms.rate is not None:
            raise TermsRefused(
                ("payment", "instalments"),
                _("instalment {number} repays all; give a smaller payment or {number} instalments"),
                number=row.number,
            )
        if early or min(row.principal, row.interest) < 0:
            raise _too_small(terms)
    return Ledger(terms, rows)


@dataclass(frozen=True)
class _Plan:
    """What is the same in every period: the rate (1/100 is one per cent), the fee, and an amount.

    `each` is the principal of an instalment where `principal_is_equal`, else principal and
    interest together.
    """

    rate: Fraction
    fee: Decimal
    each: Decimal
    principal_is_equal: bool


def _plan(terms: Terms) -> _Plan:
    """Return the plan of terms; raises TermsRefused where it cannot be kept."""
    financed, currency, a_year = Fraction(terms.financed), terms.currency, terms.period.a_year
    rate = formula.periodic(terms.rate or Decimal(0), a_year)
    fee = currency.round(financed * Fraction(terms.fee_rate) / 100)
    if terms.payment is not None:
        return _given(terms, terms.payment, rate, fee)
    equal = terms.method != "equal-instalment"
    each = financed / terms.instalments
    if not equal:
        yearly = terms.rate or Decimal(0)
        each = formula.equal_instalment(terms.financed, yearly, a_year, terms.instalments)
    if not currency.round(each):
        raise _too_small(terms)
    return _Plan(rate, fee, currency.round(each), equal)


def _given(terms: Terms, payment: Decimal, rate: Fraction, fee: Decimal) -> _Plan:
    """Return the plan of payments as given; a rate that nobody named is solved without the fee."""
    each = payment - fee
    if terms.rate_is_solved:
        _check_sum(terms, each, fee)
        rate = Fraction(periodic_rate(terms.financed, [each] * terms.instalments))
    else:
        _check_first(payment, terms.currency.round(Fraction(terms.financed) * rate), fee)
    return _Plan(rate, fee, each, principal_is_equal=False)


def _rows(terms: Terms, plan: _Plan) -> Iterator[Row]:
    owed = terms.financed
    for number, due in enumerate(terms.period.dues(terms.first_due, terms.instalments), start=1):
        interest = terms.currency.round(Fraction(owed) * plan.rate)
        principal = plan.each if plan.principal_is_equal else plan.each - interest
        if number == terms.instalments:
            principal = owed
            if terms.rate_is_solved:  # every payment is as given, so interest takes the remainder
                interest = plan.each - principal
        owed -= principal
        yield Row(number, due, principal + interest + plan.fee, principal, interest, plan.fee, owed)


def _check_first(payment: Decimal, interest: Decimal, fee: Decimal) -> None:
    if payment > interest + fee:
        return
    costs = {"rate": interest, "fee_rate": fee}
    raise TermsRefused(
        ("payment", *(name for name, cost in costs.items() if cost)),
        _("this never repays: interest and fee of the first period are {cost}; give more"),
        cost=interest + fee,
    )


def _check_sum(terms: Terms, each: Decimal, fee: Decimal) -> None:
    if each * terms.instalments >= terms.financed:
        return
    least = terms.currency.round_up(Fraction(terms.financed) / terms.instalments) + fee
    raise TermsRefused(
        ("payment", "instalments", *(["fee_rate"] if fee else [])),
        _("this never repays {financed} and the fees; give {least} or more"),
        financed=terms.financed,
        least=least,
    )


def _too_small(terms: Terms) -> TermsRefused:
    return TermsRefused(
        ("balance" if terms.payment is None else "payment", "instalments"),
        _(
            "the amount is too small for so many instalments, each rounded to {unit}; "
            "give fewer instalments"
        ),
        unit=terms.currency.unit,
    )
