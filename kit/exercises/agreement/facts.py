"""The facts that a summary of an agreement tells, as far as its words alone do."""

from bisect import bisect
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import product

from kit.exercises.agreement.criterion import FACTS
from kit.exercises.agreement.roles import LEAST_UNMARKED, Place, Roles, Sum, sums_said, within
from kit.exercises.agreement.sought import ASIDE, BARE, DATES, DUE, PAID, PERIODS
from kit.exercises.contract import Json
from kit.money import LIMIT
from kit.text.dates import Date
from kit.text.found import Found

MOST_INSTALMENTS = 1200
TRIED = 8  # of each kind; a summary does not hold more, and all their combinations are tried
NONE: Json = dict.fromkeys(FACTS)
# Cues by what their sum or number is, whatever their criterion: a debt as it stood, what is left
# of it, something paid on the day of the call, a term in years.
OWED, LEFT, TODAY, YEARS = ".owed", ".left", ".today", ".years"


def facts(found: Found) -> Json:
    """Return every fact by its name, None for what is not said.

    Amounts are strings with two decimals, days ISO 8601, the number of instalments an integer,
    the period month, week or fortnight.
    """
    sums = sums_said(found)
    period = _period(found, {each.behind for each in sums if each.role in ASIDE})
    counts = list(_counts(found, sums, monthly=period == "month"))
    day = _first_due(found, [each for each in sums if each.role in PAID])
    return (
        NONE
        | _agreed(sums, counts, _stated(found), period)
        | {
            "period": period,
            "first_due": f"{day.year:04}-{day.month:02}-{day.day:02}" if day and day.year else None,
            "first_due_month_day": f"{day.month:02}-{day.day:02}" if day else None,
        }
    )


def _stated(found: Found) -> set[Decimal]:
    """Return all numbers that may be sums, whatever they are said to be."""
    dated, least = within(found.dates), LEAST_UNMARKED["total"]
    taken = dated | within(found.amounts)
    numbers = {
        each.value for each in found.numbers if each.value >= least and each.first not in taken
    }
    return numbers | {each.value for each in found.amounts if each.behind - 1 not in dated}


def _agreed(
    sums: Sequence[Sum], counts: Sequence[int], stated: Container[Decimal], period: str | None
) -> Json:
    """Return the sums and the number of instalments: those that come to a stated total.

    Where none do, those that a cue names, and of the sums that none does the likeliest.
    """
    parts, downs = _parts(sums, bool(counts or period)), _downs(sums, bool(counts), bool(period))
    bare = [each.value for each in sums if each.role in (*BARE, "total")]
    for down in downs[:TRIED] or (*bare[:TRIED], Decimal(0)):
        for count, part in product(counts[:TRIED], parts[:TRIED]):
            if (downs or down != part) and down + count * part in stated:
                return _told(down, count, part, down + count * part)
    down, part = [*downs, Decimal(0)][0], [*parts, Decimal(0)][0]
    number = counts[0] if counts else None
    return _told(down, number, part, _total(sums, down, number, part))


def _parts(sums: Sequence[Sum], in_parts: bool) -> list[Decimal]:
    """Return what an instalment may be, the likeliest first.

    A cue speaks of the sum that it stands nearest to; where there are instalments, the smallest
    of the sums that none speaks of is one.
    """
    named = [each for each in sums if each.role == "instalment_amount"]
    parts = [each.value for each in sorted(named, key=lambda each: each.reach)]
    bare = sorted(each.value for each in sums if each.role in BARE)
    return parts + [each for each in bare if in_parts and each not in parts]


def _downs(sums: Sequence[Sum], counted: bool, recurs: bool) -> list[Decimal]:
    """Return the sums paid down: a sum paid today is one where others follow that are no parts.

    `counted` says whether the number of instalments is known, `recurs` whether their period is.
    """
    follows = recurs or any(each.role == "instalment_amount" for each in sums)
    follows = follows or not (counted or _alone(sums))
    downs = [each for each in sums if each.role == "down_payment"]
    return [each.value for each in downs if follows or not each.cue.endswith(TODAY)]


def _alone(sums: Sequence[Sum]) -> bool:
    """Say whether no more than one sum is paid, whatever it comes to in all."""
    return sum(each.role != "total" for each in sums if each.role in (*PAID, None)) <= 1


def _total(sums: Sequence[Sum], down: Decimal, count: int | None, part: Decimal) -> Decimal | None:
    """Return the sum to be paid in all.

    It is the one that a cue names so, else the largest that none names, else a debt that is
    paid off in instalments. What the instalments come to behind a down payment is the rest.
    """
    rest = part * (count or 0) if down else None
    named = [each.value for each in sums if each.role == "total"]
    today = [each.value for each in sums if each.cue.endswith(TODAY) and _alone(sums)]
    bare = sorted((each.value for each in sums if each.role in BARE), reverse=True)
    left = [each.value for each in sums if each.cue.endswith(LEFT) and not down]
    owed = [each.value for each in reversed(sums) if each.cue.endswith(OWED) and part]
    likely = (*named, *today, *bare, *left, *owed)
    return next((each for each in likely if each > part and each not in (down, rest)), None)


def _told(down: Decimal, count: int | None, part: Decimal, total: Decimal | None) -> Json:
    """Return what was agreed as facts; 0 is what was not, and no debt is of `LIMIT` or more."""
    sums = {"down_payment": down, "instalment_amount": part, "total": total}
    shown = {
        name: f"{value:.2f}" if value and value < LIMIT else None for name, value in sums.items()
    }
    return shown | {"instalments": count}


def _counts(found: Found, sums: Sequence[Sum], monthly: bool) -> Iterator[int]:
    """Give the numbers of instalments that cues hold, the last number in each; years as months."""
    others: list[Place] = [*found.of("other_count"), *sums]
    taken = within(others)
    counts = {
        each.first: int(each.value)
        for each in found.numbers
        if each.first not in taken and each.value == int(each.value)
    }
    for match in found.of("instalments"):
        held = [counts[at] for at in range(match.first, match.behind) if at in counts]
        if match.cue.endswith(YEARS):
            held = [12 * (held or [1])[-1]] if monthly else []
        if held and 2 <= held[-1] <= MOST_INSTALMENTS:
            yield held[-1]


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


def _first_due(found: Found, paid: Sequence[Sum]) -> Date | None:
    """Return the day of the first instalment, with its month; None where it is not said.

    From "each month on the 10th" and "from December" it is 10 December.
    """
    roles = _roles_of_days(found)
    due = [day for day, role in roles if role == "first_due"]
    named = {found.text.sentences[day.first] for day, role in roles if role in DUE}
    if paid and not named:
        named = set(found.text.sentences)
    due += [
        day
        for day, role in roles
        if (role in DUE and not _is_down(found, day, paid))
        or (role is None and found.text.sentences[day.first] in named)
    ]
    whole = [day for day in due if day.month and day.day]
    if whole:
        return whole[0]
    months = [day for day in due if day.month]
    days = [day for day in due if day.day]
    if not months or not days:
        return None
    return Date(months[0].year, months[0].month, days[0].day, months[0].first, days[0].behind)


def _roles_of_days(found: Found) -> list[tuple[Date, str | None]]:
    """Return the days with their roles; of two that name one day both have that of the first."""
    dates = Roles(found, DATES)
    roles: list[tuple[Date, str | None]] = []
    for day in found.dates:
        role = dates.of(day)
        if roles and day.first - roles[-1][0].behind <= 1 and not roles[-1][0].day:
            role = roles[-1][1] or role
        roles.append((day, role))
    return roles


def _is_down(found: Found, day: Date, paid: Sequence[Sum]) -> bool:
    """Say whether the sum nearest to a day, in its sentence, is the down payment."""
    sentences = found.text.sentences
    at = bisect(paid, day.first, key=lambda each: each.first)
    near = [
        (max(each.first - day.behind, day.first - each.behind), each.role)
        for each in paid[max(0, at - 1) : at + 1]
        if sentences[each.first] == sentences[day.first]
    ]
    return bool(near) and min(near)[1] == "down_payment"
