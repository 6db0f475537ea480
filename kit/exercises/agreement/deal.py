"""Both sides of a deal: what the creditor recovers, what the customer is left with.

A talk is scored by the harmonic mean of the two, so that neither can be had without the other:
after the debt collection negotiation benchmark DCN (arXiv 2502.18228).
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kit.exercises.agreement.affordability import Budget, heaviest
from kit.exercises.agreement.annual_rate import present_value
from kit.exercises.agreement.formula import periodic
from kit.exercises.agreement.ledger import Ledger


@dataclass(frozen=True)
class Deal:
    """Amounts in the plan's currency, rounded to it; shares from 0 to 1.

    `recovered` is all that is paid, down payment, interest and fees included; `present_value`
    what that is worth at the start. `left` is what the heaviest month leaves of the surplus,
    below 0 where the plan takes more than there is.
    """

    recovered: Decimal
    present_value: Decimal
    recovered_share: Fraction
    left: Decimal
    left_share: Fraction

    @property
    def harmonic_mean(self) -> Fraction:
        """The harmonic mean of the two shares: 0 where either side has nothing."""
        together = self.recovered_share + self.left_share
        return 2 * self.recovered_share * self.left_share / together if together else Fraction(0)


def make_deal(ledger: Ledger, budget: Budget, cost_of_money: Decimal) -> Deal:
    """Return both sides of a plan.

    `cost_of_money` is what the creditor discounts with, in per cent a year. The recovered share is
    that of the present value in balance and waived penalty; interest cannot make it more than all.
    """
    terms, currency = ledger.terms, ledger.terms.currency
    rate = periodic(cost_of_money, terms.period.a_year)
    worth = terms.down + present_value(
        [row.payment for row in ledger.rows], rate, terms.first_period
    )
    claim = terms.balance + terms.waived_penalty.amount
    left = budget.surplus - heaviest(ledger)
    return Deal(
        recovered=terms.down + ledger.total,
        present_value=currency.round(worth),
        recovered_share=min(Fraction(worth) / Fraction(claim), Fraction(1)),
        left=left,
        left_share=max(Fraction(left) / Fraction(budget.surplus), Fraction(0))
        if budget.surplus > 0
        else Fraction(0),
    )
