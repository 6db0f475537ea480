"""Whether a plan can be lived with, and in which month it breaks."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kit.exercises.agreement.affordability import (
    LOWER_INCOME,
    Budget,
    Stress,
    breaks,
    months,
    share,
)
from tests.exercises.agreement.sample import CREDIT, FREE, GIVEN, ledger_of

BUDGET = Budget(income=Decimal(8000), necessary=Decimal(6000))
PLAN = ledger_of(FREE, balance="12000", instalments="12")  # 1,000 a month
FALLING = ledger_of(
    CREDIT, balance="12000", rate="10", instalments="12", method="equal-principal"
)  # 1,100.00 to 1,008.33


def test_the_surplus_is_what_necessary_spending_leaves() -> None:
    assert BUDGET.surplus == 2000
    assert Budget(Decimal(5000), Decimal(6000)).surplus == -1000


def test_a_plan_s_share_is_that_of_its_heaviest_month() -> None:
    assert share(PLAN, BUDGET) == Fraction(1, 2)
    assert share(FALLING, BUDGET) == Fraction(11, 20)


def test_without_a_surplus_there_is_nothing_to_have_a_share_of() -> None:
    assert share(PLAN, Budget(Decimal(6000), Decimal(6000))) is None


def test_weekly_instalments_are_added_up_by_calendar_month() -> None:
    ledger = ledger_of(GIVEN, period="week", first_due="2026-01-05", payment="250")

    due = months(ledger)

    assert [(month.number, month.first_day, month.due) for month in due[:3]] == [
        (1, date(2026, 1, 1), Decimal(1000)),
        (2, date(2026, 2, 1), Decimal(1000)),
        (3, date(2026, 3, 1), Decimal(1250)),
    ]
    assert share(ledger, BUDGET) == Fraction(5, 8)


def test_without_stress_an_affordable_plan_holds() -> None:
    assert breaks(PLAN, BUDGET, Stress()) is None
    assert breaks(PLAN, Budget(Decimal(7000), Decimal(6000)), Stress()) is None  # to the cent


def test_a_plan_over_the_surplus_breaks_at_once() -> None:
    broken = breaks(PLAN, Budget(Decimal("6999.99"), Decimal(6000)), Stress())

    assert broken is not None
    assert (broken.number, broken.first_day) == (1, date(2026, 12, 1))


@pytest.mark.parametrize(("income", "month"), [("8750", None), ("8749.98", 1)])
def test_income_down_by_a_fifth(income: str, month: int | None) -> None:
    broken = breaks(PLAN, Budget(Decimal(income), Decimal(6000)), LOWER_INCOME)

    assert (broken and broken.number) == month


def test_a_plan_that_grows_breaks_when_it_has_grown() -> None:
    ledger = ledger_of(GIVEN, rate="0", payment="200", instalments="5", balance="5000")

    broken = breaks(ledger, BUDGET, Stress())

    assert broken is not None
    assert (broken.number, broken.due) == (5, Decimal(4200))


@pytest.mark.parametrize(("shock", "month"), [("1000", None), ("1000.01", 7), ("5000", 7)])
def test_one_bad_month_breaks_what_it_cannot_bear(shock: str, month: int | None) -> None:
    broken = breaks(PLAN, BUDGET, Stress(shock=Decimal(shock), shock_month=7))

    assert (broken and broken.number) == month


def test_a_bad_month_after_the_plan_breaks_nothing() -> None:
    assert breaks(PLAN, BUDGET, Stress(shock=Decimal(9000), shock_month=13)) is None
