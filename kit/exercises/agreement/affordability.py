"""What a plan does to a household: its share of what is left each month, and when it breaks.

The surplus of a month is income less necessary spending. What a month leaves over is not saved
up for the next one: it is all that a household has for everything that is not strictly necessary.
The model is this kit's own; it begins from the surplus and not from the balance.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kit.exercises.agreement.ledger import Ledger


@dataclass(frozen=True)
class Budget:
    """A household's month, in the currency of the plan."""

    income: Decimal
    necessary: Decimal

    @property
    def surplus(self) -> Decimal:
        """What is left after necessary spending; below 0 where that is more than the income."""
        return self.income - self.necessary


@dataclass(frozen=True)
class Stress:
    """A trial of a plan: income lower by so many per cent, and one expense in one month.

    Months are counted from 1, that of the first instalment.
    """

    income_down: Decimal = Decimal(0)
    shock: Decimal = Decimal(0)
    shock_month: int = 1


LOWER_INCOME = Stress(income_down=Decimal(20))


@dataclass(frozen=True)
class Month:
    """A calendar month of a plan: its number from 1, its first day, and what falls due in it."""

    number: int
    first_day: date
    due: Decimal


def months(ledger: Ledger) -> list[Month]:
    """Return the calendar months in which instalments are due; weekly ones are added up."""
    due: dict[date, Decimal] = {}
    for row in ledger.rows:
        month = row.due.replace(day=1)
        due[month] = due.get(month, Decimal(0)) + row.payment
    return [Month(number, day, due[day]) for number, day in enumerate(due, start=1)]


def heaviest(ledger: Ledger) -> Decimal:
    """Return what falls due in the month that asks for most."""
    return max(month.due for month in months(ledger))


def share(ledger: Ledger, budget: Budget) -> Fraction | None:
    """Return the heaviest month's share of the surplus (1 is all); None without a surplus."""
    if budget.surplus <= 0:
        return None
    return Fraction(heaviest(ledger)) / Fraction(budget.surplus)


def left_over(budget: Budget, stress: Stress, month: int) -> Fraction:
    """Return the surplus of a month under stress, before any instalment."""
    income = Fraction(budget.income) * (100 - Fraction(stress.income_down)) / 100
    shock = Fraction(stress.shock) if month == stress.shock_month else 0
    return income - Fraction(budget.necessary) - shock


def breaks(ledger: Ledger, budget: Budget, stress: Stress) -> Month | None:
    """Return the first month whose instalments are more than what is left; None if none is."""
    for month in months(ledger):
        if Fraction(month.due) > left_over(budget, stress, month.number):
            return month
    return None
