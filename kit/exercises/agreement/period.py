"""The period of an instalment plan: when instalments are due, and how long the first one is."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction


@dataclass(frozen=True)
class FirstPeriod:
    """The time from the start to the first due date: whole periods, and a part of one."""

    whole: int
    part: Fraction


class Period(Enum):
    """How often an instalment is due: its name, periods a year, and days of one (12 CFR 1026, J).

    A month has 30 days only where a part of one is counted.
    """

    MONTH = ("month", 12, 30)
    WEEK = ("week", 52, 7)
    FORTNIGHT = ("fortnight", 26, 14)

    def __init__(self, label: str, a_year: int, days: int) -> None:
        self.label = label
        self.a_year = a_year
        self.days = days

    def shift(self, day: date, count: int) -> date:
        """Return the day `count` periods after `day`, before it where negative.

        A month later is the same day of the month, cut to that month's end. Raises OverflowError
        outside the years 1 to 9999.
        """
        if self is not Period.MONTH:
            return day + timedelta(days=self.days * count)
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        if not date.min.year <= year <= date.max.year:
            raise OverflowError(f"year {year} is outside the calendar")
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

    def dues(self, first: date, count: int) -> list[date]:
        """Return `count` due dates from the first on.

        Each is counted from the first, so that 31 Jan, 28 Feb is followed by 31 Mar.
        """
        return [self.shift(first, number) for number in range(count)]

    def first_period(self, start: date, first: date) -> FirstPeriod:
        """Return how long the first period is, counted backwards from the first due date.

        Whole periods, then the days that are left, as a part of 30, 14 or 7 (12 CFR 1026,
        Appendix J (b)(5)). `start` is not after `first`.
        """
        if self is Period.MONTH:
            whole = (first.year - start.year) * 12 + first.month - start.month
            whole -= self.shift(first, -whole) < start
        else:
            whole = (first - start).days // self.days
        left = (self.shift(first, -whole) - start).days
        return FirstPeriod(whole, Fraction(left, self.days))


PERIODS = {period.label: period for period in Period}
