"""The facts that a summary of an agreement tells, as far as its words alone do."""

from collections.abc import Sequence

from kit.exercises.agreement.criterion import FACTS
from kit.exercises.agreement.roles import Place, role
from kit.exercises.agreement.sought import AMOUNTS, DATES, DUE, PAID, PERIODS
from kit.exercises.contract import Json
from kit.text.amounts import Amount
from kit.text.dates import Date
from kit.text.found import Found
from kit.text.numerals import Number

MOST_INSTALMENTS = 1200
NONE: Json = dict.fromkeys(FACTS)


def facts(found: Found) -> Json:
    """Return every fact by its name, None for what is not said.

    Amounts are strings with two decimals, days ISO 8601, the number of instalments an integer,
    the period month, week or fortnight.
    """
    paid = [(each, role(found, each, AMOUNTS)) for each in found.amounts]
    sums = {name: _first(paid, name) for name in ("down_payment", "instalment_amount", "total")}
    day = _first_due(found, paid)
    return (
        NONE
        | sums
        | {
            "instalments": _instalments(found),
            "period": _period(found),
            "first_due": f"{day.year}-{day.month:02}-{day.day:02}" if day and day.year else None,
            "first_due_month_day": f"{day.month:02}-{day.day:02}" if day else None,
        }
    )


def _first(paid: Sequence[tuple[Amount, str | None]], name: str) -> str | None:
    return next((f"{each.value:.2f}" for each, role_ in paid if role_ == name), None)


def _instalments(found: Found) -> int | None:
    """Return the number that the first cue for instalments holds, the last one in it."""
    others: list[Place] = [*found.of("other_count"), *found.amounts]
    for match in found.of("instalments"):
        for number in reversed(found.numbers):
            counted = _holds(match, number) and not any(_holds(each, number) for each in others)
            if counted and 2 <= number.value <= MOST_INSTALMENTS:
                return int(number.value)
    return None


def _holds(place: Place, number: Number) -> bool:
    return place.first <= number.first and number.behind <= place.behind


def _period(found: Found) -> str | None:
    """Return the period of the cue that stands first; of cues side by side the longer period's."""
    said = [(match.first, at) for at, id_ in enumerate(PERIODS) for match in found.of(id_)]
    return PERIODS[min(said)[1]] if said else None


def _first_due(found: Found, paid: Sequence[tuple[Amount, str | None]]) -> Date | None:
    """Return the day of the first instalment, with its month; None where it is not said."""
    roles = [(day, role(found, day, DATES)) for day in found.dates]
    due = [day for day, role_ in roles if role_ in DUE and not _is_down(found, day, paid)]
    due = [day for day, role_ in roles if role_ == "first_due"] + due
    whole = [day for day in due if day.month and day.day]
    if whole:
        return whole[0]
    months = [day for day in due if day.month]
    days = [day for day in due if day.day]
    if not months or not days:
        return None
    return Date(months[0].year, months[0].month, days[0].day, months[0].first, days[0].behind)


def _is_down(found: Found, day: Date, paid: Sequence[tuple[Amount, str | None]]) -> bool:
    """Say whether the sum nearest to a day, in its sentence, is the down payment."""
    sentences = found.text.sentences
    near = [
        (max(sum_.first - day.behind, day.first - sum_.behind), role_)
        for sum_, role_ in paid
        if role_ in PAID and sentences[sum_.first] == sentences[day.first]
    ]
    return bool(near) and min(near)[1] == "down_payment"
