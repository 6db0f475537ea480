"""Due dates: the first one's day is kept, whatever the months between are like."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises.agreement.period import FirstPeriod, Period

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def dues(period: Period, first: str, count: int) -> list[str]:
    return [day.isoformat() for day in period.dues(date.fromisoformat(first), count)]


def test_a_month_s_end_is_no_new_due_day() -> None:
    assert dues(Period.MONTH, "2026-01-31", 5) == [
        *("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31")
    ]
    assert dues(Period.MONTH, "2028-01-30", 3) == ["2028-01-30", "2028-02-29", "2028-03-30"]
    assert dues(Period.MONTH, "2027-02-28", 2) == ["2027-02-28", "2027-03-28"]


def test_a_year_s_end_is_passed() -> None:
    assert dues(Period.MONTH, "2026-12-10", 3) == ["2026-12-10", "2027-01-10", "2027-02-10"]
    assert Period.MONTH.shift(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_weeks_and_fortnights_are_seven_and_fourteen_days() -> None:
    assert dues(Period.WEEK, "2026-12-28", 3) == ["2026-12-28", "2027-01-04", "2027-01-11"]
    assert dues(Period.FORTNIGHT, "2026-12-28", 2) == ["2026-12-28", "2027-01-11"]


@given(st.sampled_from(Period), DAYS, st.integers(2, 130))
def test_dates_strictly_increase(period: Period, first: date, count: int) -> None:
    days = period.dues(first, count)

    assert len(days) == count
    assert days == sorted(set(days))


@pytest.mark.parametrize("period", Period)
def test_there_is_nothing_after_the_last_year(period: Period) -> None:
    with pytest.raises(OverflowError):
        period.shift(date(9999, 12, 20), 1200)


@pytest.mark.parametrize(
    ("period", "start", "first", "whole", "part"),
    [
        (Period.MONTH, "1978-01-10", "1978-02-10", 1, "0"),
        (Period.MONTH, "1978-02-10", "1978-04-01", 1, "19/30"),
        (Period.MONTH, "2026-02-10", "2026-02-25", 0, "1/2"),
        (Period.MONTH, "2026-02-28", "2026-03-31", 1, "0"),  # cut to the month's end
        (Period.MONTH, "2026-03-31", "2026-04-30", 0, "1"),
        (Period.WEEK, "1978-03-20", "1978-04-21", 4, "4/7"),
        (Period.FORTNIGHT, "2026-01-01", "2026-01-22", 1, "1/2"),
    ],
)
def test_a_first_period_is_counted_backwards(
    period: Period, start: str, first: str, whole: int, part: str
) -> None:
    counted = period.first_period(date.fromisoformat(start), date.fromisoformat(first))

    assert counted == FirstPeriod(whole, Fraction(part))


@given(st.sampled_from(Period), DAYS, st.integers(0, 40))
def test_a_part_of_a_period_is_no_more_than_a_whole_one(
    period: Period, start: date, days: int
) -> None:
    first = date.fromordinal(start.toordinal() + days)

    counted = period.first_period(start, first)

    assert counted.whole >= 0
    assert 0 <= counted.part <= 1


@given(st.sampled_from(Period), DAYS)
def test_one_period_before_is_an_ordinary_first_period(period: Period, first: date) -> None:
    assert period.first_period(period.shift(first, -1), first) == FirstPeriod(1, Fraction(0))
