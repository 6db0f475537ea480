"""The facts that a summary of an agreement tells, as far as its words alone do."""

from bisect import bisect
from collections.abc import Container
from decimal import Decimal

from kit.exercises.agreement.criterion import FACTS
from kit.exercises.agreement.roles import Place, Roles
from kit.exercises.agreement.sought import AMOUNTS, ASIDE, BARE, DATES, DUE, PAID, PERIODS
from kit.exercises.contract import Json
from kit.text.amounts import Amount
from kit.text.dates import Date
from kit.text.found import Found

MOST_INSTALMENTS = 1200
NONE: Json = dict.fromkeys(FACTS)
Paid = list[tuple[Amount, str]]  # what is paid, and what for


def facts(found: Found) -> Json:
    """Return every fact by its name, None for what is not said.

    Amounts are strings with two decimals, days ISO 8601, the number of instalments an integer,
    the period month, week or fortnight.
    """
    roles = Roles(found, AMOUNTS)
    paid = [(each, role) for each in found.amounts if (role := roles.of(each)) in PAID]
    aside = {each.behind for each in found.amounts if roles.of(each) in ASIDE}
    bare = [each.value for each in found.amounts if roles.of(each) in BARE]
    count, period = _instalments(found), _period(found, aside)
    day = _first_due(found, paid)
    return (
        NONE
        | _sums(paid, bare, in_parts=bool(count or period))
        | {
            "instalments": count,
            "period": period,
            "first_due": f"{day.year}-{day.month:02}-{day.day:02}" if day and day.year else None,
            "first_due_month_day": f"{day.month:02}-{day.day:02}" if day else None,
        }
    )


def _sums(paid: Paid, bare: list[Decimal], in_parts: bool) -> Json:
    """Return the sums that a cue names, and of those that none does the likeliest.

    Where there are instalments, the smallest bare sum is one of them, and a larger one the total;
    where there are none, it is all paid at once.
    """
    sums = {name: _first(paid, name) for name in ("down_payment", "instalment_amount", "total")}
    if in_parts and bare and sums["instalment_amount"] is None:
        sums["instalment_amount"] = f"{min(bare):.2f}"
        bare = [each for each in bare if each > min(bare)]
    part = Decimal(sums["instalment_amount"] or 0)
    if sums["total"] is None and bare and max(bare) > part:
        sums["total"] = f"{max(bare):.2f}"
    return sums


def _first(paid: Paid, name: str) -> str | None:
    return next((f"{each.value:.2f}" for each, role in paid if role == name), None)


def _instalments(found: Found) -> int | None:
    """Return the number that the first cue for instalments holds, the last one in it."""
    others: list[Place] = [*found.of("other_count"), *found.amounts]
    taken = {at for each in others for at in range(each.first, each.behind)}
    counts = {each.first: each for each in found.numbers if each.first not in taken}
    for match in found.of("instalments"):
        for at in reversed(range(match.first, match.behind)):
            if at in counts and 2 <= counts[at].value <= MOST_INSTALMENTS:
                return int(counts[at].value)
    return None


def _period(found: Found, aside: Container[int]) -> str | None:
    """Return the period of the cue that stands first; of cues side by side the longer period's.

    One that stands behind a sum of another kind, such as an income, is that sum's.
    """
    said = [
        (match.first, at)
        for at, id_ in enumerate(PERIODS)
        for match in found.of(id_)
        if match.first not in aside
    ]
    return PERIODS[min(said)[1]] if said else None


def _first_due(found: Found, paid: Paid) -> Date | None:
    """Return the day of the first instalment, with its month; None where it is not said.

    From "each month on the 10th" and "from December" it is 10 December.
    """
    dates = Roles(found, DATES)
    roles = [(day, dates.of(day)) for day in found.dates]
    due = [day for day, role in roles if role == "first_due"]
    due += [day for day, role in roles if role in DUE and not _is_down(found, day, paid)]
    whole = [day for day in due if day.month and day.day]
    if whole:
        return whole[0]
    months = [day for day in due if day.month]
    days = [day for day in due if day.day]
    if not months or not days:
        return None
    return Date(months[0].year, months[0].month, days[0].day, months[0].first, days[0].behind)


def _is_down(found: Found, day: Date, paid: Paid) -> bool:
    """Say whether the sum nearest to a day, in its sentence, is the down payment."""
    sentences = found.text.sentences
    at = bisect(paid, day.first, key=lambda each: each[0].first)
    near = [
        (max(sum_.first - day.behind, day.first - sum_.behind), role)
        for sum_, role in paid[max(0, at - 1) : at + 1]
        if sentences[sum_.first] == sentences[day.first]
    ]
    return bool(near) and min(near)[1] == "down_payment"
