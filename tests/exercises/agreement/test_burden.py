"""What a plan asks of a household, and what two trials of it show."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kit.exercises.agreement.affordability import Budget, Stress
from kit.exercises.agreement.burden import Burden, Short, make_burden, told
from kit.exercises.agreement.ledger import Ledger
from kit.text.catalogue import translation
from kit.text.fit import plain
from tests.exercises.agreement.sample import CREDIT, FREE, GIVEN, ledger_of

PLAN = ledger_of(FREE, balance="18000", instalments="15")  # 1,200 a month
FALLING = ledger_of(CREDIT, balance="12000", rate="10", instalments="12", method="equal-principal")
GROWING = ledger_of(GIVEN, rate="0", payment="200", instalments="5")  # the last is 4,200


def burden_of(
    ledger: Ledger = PLAN, surplus: str = "1900", shock: str = "1000", income: str = "8000"
) -> Burden:
    budget = Budget(Decimal(income), Decimal(income) - Decimal(surplus))
    return make_burden(ledger, budget, Stress(shock=Decimal(shock)))


def words(burden: Burden) -> str:
    return plain(told(burden, translation("en")))


def test_of_a_long_plan_the_first_twelve_months_are_shown_of_a_short_one_all() -> None:
    long, short = burden_of(), burden_of(ledger_of(FREE, balance="3600"))

    assert (long.due, long.months) == ((Decimal(1200),) * 12, 15)
    assert (short.due, short.months) == ((Decimal(1200),) * 3, 3)


def test_the_bad_month_is_the_fourth_or_the_last_of_a_shorter_plan() -> None:
    assert burden_of().bad_month.stress.shock_month == 4
    assert burden_of(ledger_of(FREE)).bad_month.stress.shock_month == 3


def test_a_bad_month_says_what_it_leaves_and_what_is_short() -> None:
    trial = burden_of().bad_month

    assert (trial.left, trial.short) == (900, Short(4, Decimal(300)))
    assert burden_of(shock="700").bad_month.short is None


def test_a_lower_income_breaks_the_first_month() -> None:
    trial = burden_of().lower_income

    assert (trial.left, trial.short) == (300, Short(1, Decimal(900)))
    assert burden_of(income="3500").lower_income.short is None


def test_a_part_of_a_cent_that_is_missing_is_a_cent() -> None:
    trial = burden_of(income="3500.01").lower_income  # leaves 1,199.998

    assert (trial.left, trial.short) == (Decimal("1199.99"), Short(1, Decimal("0.01")))


def test_the_share_is_that_of_the_heaviest_month() -> None:
    assert burden_of().share == Fraction(12, 19)
    assert burden_of(FALLING, "2200").share == Fraction(1, 2)
    assert burden_of(surplus="0").share is None


def test_months_are_level_but_for_what_rounding_adds() -> None:
    assert burden_of(ledger_of(FREE)).level
    assert not burden_of(FALLING).level


def test_it_is_told_in_sentences() -> None:
    assert words(burden_of()) == (
        "A month usually leaves ¥1,900. The plan takes ¥1,200, 63% of it. "
        "If month 4 brings ¥1,000 more to spend, it is ¥300 short. "
        "With a fifth less income, ¥300 is left: month 1 is ¥900 short."
    )
    assert '<b class="figure">¥1,900</b>' in told(burden_of(), translation("en"))


def test_trials_that_the_plan_passes_are_told_as_well() -> None:
    assert words(burden_of(shock="700", income="3500")) == (
        "A month usually leaves ¥1,900. The plan takes ¥1,200, 63% of it. "
        "Even if month 4 brings ¥700 more to spend, the plan can be paid. "
        "Even with a fifth less income, a month leaves ¥1,200 and it can be paid."
    )


def test_a_plan_that_falls_is_told_by_its_heaviest_month() -> None:
    assert "In its heaviest month the plan takes ¥1,100, 58% of it." in words(burden_of(FALLING))


def test_a_plan_that_breaks_as_it_is_needs_no_trial() -> None:
    assert words(burden_of(surplus="1000")) == (
        "A month usually leaves ¥1,000. The plan takes ¥1,200, 120% of it. "
        "As it is, month 1 is ¥200 short."
    )


def test_a_trial_that_breaks_an_earlier_month_is_told_too() -> None:
    said = words(burden_of(GROWING, shock="1900", income="3500"))

    assert "As it is, month 5 is ¥2,300 short." in said
    assert "If month 4 brings ¥1,900 more to spend, it is ¥200 short." in said
    assert "fifth" not in said


@pytest.mark.parametrize("surplus", ["0", "-300"])
def test_without_a_surplus_nothing_is_left_to_pay_with(surplus: str) -> None:
    short = 1200 - int(surplus)

    assert words(burden_of(surplus=surplus)) == (
        "Necessary spending takes all of the income; nothing is left to pay with. "
        f"As it is, month 1 is ¥{short:,} short."
    )


def test_an_income_that_leaves_nothing_in_the_trial_says_so() -> None:
    assert "With a fifth less income, nothing is left: month 1 is ¥1,300 short." in words(
        burden_of(income="10000")
    )
