"""The true annual rate, held against Regulation Z, Appendix J."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises.agreement.annual_rate import annual_rate, periodic_rate, present_value
from kit.exercises.agreement.period import FirstPeriod, Period
from kit.money import half_up


def payments(*groups: tuple[int, str]) -> list[Decimal]:
    return [Decimal(amount) for count, amount in groups for _ in range(count)]


@pytest.mark.parametrize(
    ("amount", "paid", "period", "dates", "printed"),
    [
        (5000, payments((24, "230")), Period.MONTH, ("1978-01-10", "1978-02-10"), "9.69"),
        (6000, payments((36, "200")), Period.MONTH, ("1978-02-10", "1978-04-01"), "11.82"),
        (500, payments((30, "17.60")), Period.WEEK, ("1978-03-20", "1978-04-21"), "14.96"),
        (
            *(5000, payments((1, "250"), (23, "230")), Period.MONTH),
            *(("1978-01-10", "1978-02-10"), "10.08"),
        ),
    ],
)
def test_appendix_j(
    amount: int, paid: list[Decimal], period: Period, dates: tuple[str, str], printed: str
) -> None:
    start, first_due = (date.fromisoformat(day) for day in dates)
    first = period.first_period(start, first_due)

    assert str(half_up(annual_rate(Decimal(amount), paid, period, first), 2)) == printed


def test_a_fee_each_period_is_more_than_its_sum_looks_like() -> None:
    paid = payments((12, "1072"))  # 12,000 in 12 at 0.6 % a period

    assert str(half_up(annual_rate(Decimal(12000), paid, Period.MONTH), 2)) == "13.03"


@pytest.mark.parametrize("period", Period)
def test_a_rate_known_beforehand_comes_out(period: Period) -> None:
    paid = [Decimal(101)]  # one per cent, after one period

    assert half_up(annual_rate(Decimal(100), paid, period), 20) == period.a_year


def test_an_odd_first_period_is_at_simple_interest() -> None:
    half = FirstPeriod(1, Fraction(1, 2))
    paid = [Decimal("115.50")]  # 10 % a period: 100 x 1.1 x 1.05

    assert half_up(periodic_rate(Decimal(100), paid, half), 20) == Decimal("0.1")
    assert half_up(present_value(paid, Fraction(1, 10), half), 20) == 100


def test_without_interest_the_rate_is_nothing() -> None:
    assert annual_rate(Decimal(100), payments((3, "25"), (1, "25")), Period.WEEK) == 0


def test_payments_that_never_repay_have_no_rate() -> None:
    with pytest.raises(ValueError, match="never repay 100"):
        periodic_rate(Decimal(100), payments((3, "33.33")))


@pytest.mark.parametrize(
    ("amount", "paid"),
    [
        ("0.01", ["999999999999.99"]),
        ("999999999999.98", ["999999999999.99"]),
        ("100", ["0.01"] * 1199 + ["100000000"]),
        ("999999999999.99", ["999999999999.99"] * 1200),
    ],
)
@pytest.mark.parametrize("part", [Fraction(1, 30), Fraction(29, 30)])
@pytest.mark.parametrize("whole", [0, 1, 1200])
def test_extreme_plans_have_a_rate_too(
    amount: str, paid: list[str], whole: int, part: Fraction
) -> None:
    first = FirstPeriod(whole, part)
    due = [Decimal(each) for each in paid]

    rate = periodic_rate(Decimal(amount), due, first)

    worth = present_value(due, Fraction(rate), first)
    assert rate > 0
    assert worth == pytest.approx(Decimal(amount), rel=Decimal("1e-20"))


@settings(max_examples=50)
@given(
    st.lists(st.integers(1, 10**9), min_size=1, max_size=40),
    st.integers(1, 10**9),
    st.builds(FirstPeriod, st.integers(1, 3), st.fractions(0, 1, max_denominator=30)),
)
def test_at_the_rate_that_is_found_the_payments_are_worth_the_amount(
    cents: list[int], extra: int, first: FirstPeriod
) -> None:
    amount = Decimal(sum(cents)) / 100
    paid = [Decimal(each) / 100 for each in (*cents, extra)]

    rate = periodic_rate(amount, paid, first)

    assert rate >= 0
    worth = present_value(paid, Fraction(rate), first)
    assert worth == pytest.approx(amount, rel=Decimal("1e-20"))
