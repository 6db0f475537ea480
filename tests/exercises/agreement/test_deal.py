"""Both sides of a deal, and that neither can be had without the other."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kit.exercises.agreement.affordability import Budget
from kit.exercises.agreement.deal import make_deal
from tests.exercises.agreement.sample import CREDIT, FREE, ledger_of

BUDGET = Budget(income=Decimal(8000), necessary=Decimal(6000))
NOTHING = Decimal(0)


def test_all_is_recovered_and_half_the_surplus_is_left() -> None:
    deal = make_deal(ledger_of(FREE, balance="12000", instalments="12"), BUDGET, NOTHING)

    assert (str(deal.recovered), str(deal.present_value)) == ("12000.00", "12000.00")
    assert (deal.recovered_share, deal.left, deal.left_share) == (1, 1000, Fraction(1, 2))
    assert deal.harmonic_mean == Fraction(2, 3)


def test_money_that_comes_later_is_worth_less() -> None:
    ledger = ledger_of(FREE, balance="1010", instalments="1")

    deal = make_deal(ledger, BUDGET, Decimal(12))

    assert (str(deal.recovered), str(deal.present_value)) == ("1010.00", "1000.00")


def test_at_its_own_rate_a_plan_is_worth_what_is_financed() -> None:
    deal = make_deal(ledger_of(CREDIT, down="1000"), BUDGET, Decimal("4.9"))

    assert abs(deal.present_value - 100000) < 1


def test_what_is_waived_is_not_recovered() -> None:
    ledger = ledger_of(FREE, waived_principal="4000", waived_penalty="2000", down="1000")

    deal = make_deal(ledger, BUDGET, NOTHING)

    assert str(deal.recovered) == "6000.00"
    assert deal.recovered_share == Fraction(1, 2)  # of 10,000 and a penalty of 2,000


def test_interest_recovers_no_more_than_all() -> None:
    assert make_deal(ledger_of(CREDIT), BUDGET, NOTHING).recovered_share == 1


@pytest.mark.parametrize("income", ["6000", "6500", "5000"])
def test_a_plan_that_leaves_nothing_scores_nothing(income: str) -> None:
    deal = make_deal(
        ledger_of(FREE, balance="6000", instalments="12"),
        Budget(Decimal(income), Decimal(6000)),
        NOTHING,
    )

    assert deal.left == Decimal(income) - 6500
    assert (deal.left_share, deal.harmonic_mean) == (0, 0)
