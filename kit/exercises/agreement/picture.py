"""The class's picture of its agreements: what is right, where pairs agree, what both sides get."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from statistics import mean

from kit.exercises.agreement.affordability import Budget, heaviest
from kit.exercises.agreement.case import Case, side_of
from kit.exercises.agreement.comparison import alike, compare
from kit.exercises.agreement.contradictions import Checked, against_talk, share_right
from kit.exercises.agreement.criterion import ELEMENTS, VIOLATIONS
from kit.exercises.agreement.deal import make_deal
from kit.exercises.agreement.entry import ORDER
from kit.exercises.agreement.plan import Typed, as_key, make_plan
from kit.exercises.contract import Attempt, Json
from kit.money import Currency
from kit.text.language import Language

COST_OF_MONEY = Decimal(4)  # per cent a year: a round figure of ours, the same for every plan
_BOTH = ("collector", "customer")


def tally(
    case: Case, given: Sequence[Sequence[Attempt]], language: Language, stand_in: date
) -> Json:
    """Return the picture of one case from each seat's attempts.

    {"answers": people, "fields": [{"id", "right", "of": those judged}], "pairs": {"pairs": number,
    "agree": [{"id", "same", "of"}]}, "plans": [{"payment": of the heaviest month, "recovered",
    "recovered_share", "left", "left_share"}], "surplus", "elements": [{"id", "present", "of"}],
    "violations": [{"id", "count"}] most frequent first}. Amounts are strings with the currency's
    decimals, shares from 0 to 1; fields that nobody can be judged on are left out.

    Of everybody the last attempt of their own counts; a plan is the last common one of a group or
    that of someone alone. Whom a text stopped the reading of is not counted.
    """
    own, currency = _own(given), case.currencies[language]
    return {
        "answers": len(own),
        "fields": _fields(_checked(case, each, stand_in) for each in own),
        "pairs": _pairs(own, currency, stand_in),
        "plans": list(_plans(case.budget, _last(own, given), currency, stand_in)),
        "surplus": currency.text(case.budget.surplus),
        "elements": _elements(own),
        "violations": _violations(own),
    }


def summarize(
    cases: Mapping[str, Case],
    given: Mapping[str, Mapping[str, Sequence[Attempt]]],
    stand_in: date,
) -> Json:
    """Return the picture of a step from attempts by case and seat.

    {"items": [{"id", "answers": people, "share": the mean share (0 to 1) of fields that are
    right}], "elements" and "violations" of all answers together, as in `tally`}. Cases without an
    answer are left out.
    """
    own = {item: last for item, seats in given.items() if (last := _own(seats.values()))}
    everything = [each for last in own.values() for each in last]

    def share(item: str) -> float:
        checked = (_checked(cases[item], each, stand_in) for each in own[item])
        return float(mean(map(share_right, checked)))

    return {
        "items": [
            {"id": item, "answers": len(last), "share": share(item)} for item, last in own.items()
        ],
        "elements": _elements(everything),
        "violations": _violations(everything),
    }


def _own(given: Iterable[Sequence[Attempt]]) -> list[Attempt]:
    """Return the last attempt that everybody made for themselves."""
    own = ([each for each in attempts if not each.common] for attempts in given)
    return [attempts[-1] for attempts in own if attempts and not attempts[-1].feedback["stopped"]]


def _last(own: Iterable[Attempt], given: Iterable[Sequence[Attempt]]) -> list[Attempt]:
    """Return the last attempt of everybody alone, and the last common one of each group."""
    common = {each.group: each for attempts in given for each in attempts if each.common}
    return [*(each for each in own if not each.group), *common.values()]


def _checked(case: Case, attempt: Attempt, stand_in: date) -> Sequence[Checked]:
    """Return an agreement against the talk, in the language that its closing words are in."""
    side = side_of(attempt.role)
    language: Language = attempt.feedback["language"]
    return against_talk(case, side, attempt.answer["terms"], language, stand_in)


def _fields(checked: Iterable[Sequence[Checked]]) -> list[Json]:
    judged = [each for one in checked for each in one if each.standing != "unread"]
    of = Counter(each.field for each in judged)
    right = Counter(each.field for each in judged if each.standing == "right")
    return [{"id": id_, "right": right[id_], "of": of[id_]} for id_ in ORDER if of[id_]]


def _pairs(own: Iterable[Attempt], currency: Currency, stand_in: date) -> Json:
    """Return how many pairs wrote both sides, and by field how many wrote the same.

    Where only people can tell, a pair counts that has said it.
    """
    groups: dict[str, dict[str, Attempt]] = defaultdict(dict)
    for attempt in own:
        if attempt.group:
            groups[attempt.group][attempt.role] = attempt
    pairs = [[sides[role] for role in _BOTH] for sides in groups.values() if {*_BOTH} <= {*sides}]
    told = [
        (each.field, alike(each, one.verdicts))
        for one, other in pairs
        for each in compare(one.answer["terms"], other.answer["terms"], currency, stand_in)
    ]
    of = Counter(field for field, both in told if both is not None)
    same = Counter(field for field, both in told if both)
    agree = [{"id": id_, "same": same[id_], "of": of[id_]} for id_ in ORDER if of[id_]]
    return {"pairs": len(pairs), "agree": agree}


def _plans(
    budget: Budget, attempts: Iterable[Attempt], currency: Currency, stand_in: date
) -> Iterator[Json]:
    """Give what each plan asks for in its heaviest month, and what it is to both sides."""
    for attempt in attempts:
        plan = _plan(budget, as_key(attempt.answer["terms"]), currency, stand_in)
        if plan is not None:
            yield plan


@lru_cache(maxsize=512)
def _plan(budget: Budget, typed: Typed, currency: Currency, stand_in: date) -> Json | None:
    ledger = make_plan(dict(typed), currency, stand_in).ledger
    if ledger is None:
        return None
    deal = make_deal(ledger, budget, COST_OF_MONEY)
    return {
        "payment": currency.text(heaviest(ledger)),
        "recovered": currency.text(deal.recovered),
        "recovered_share": float(deal.recovered_share),
        "left": currency.text(deal.left),
        "left_share": float(deal.left_share),
    }


def _elements(own: Sequence[Attempt]) -> list[Json]:
    present = Counter(id_ for each in own for id_ in _present(each, "elements", ELEMENTS))
    return [{"id": id_, "present": present[id_], "of": len(own)} for id_ in ELEMENTS]


def _violations(own: Sequence[Attempt]) -> list[Json]:
    counts = Counter(id_ for each in own for id_ in _present(each, "violations", VIOLATIONS))
    ranked = sorted(counts, key=lambda id_: (-counts[id_], VIOLATIONS.index(id_)))
    return [{"id": id_, "count": counts[id_]} for id_ in ranked]


def _present(attempt: Attempt, kind: str, ids: Sequence[str]) -> list[str]:
    """Return the elements or violations of an answer as the instructor has corrected them."""
    found = {each["id"] for each in attempt.feedback[kind] if each.get("present", True)}
    return [id_ for id_ in ids if attempt.corrections.get(id_, id_ in found)]
