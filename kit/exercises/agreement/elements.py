"""Which elements a summary of an agreement holds."""

from kit.exercises.agreement.criterion import ELEMENTS
from kit.exercises.agreement.roles import role
from kit.exercises.agreement.sought import AMOUNTS, ASIDE, DATES, DUE
from kit.exercises.contract import Json
from kit.text.cues import Match
from kit.text.found import Found


def elements(found: Found) -> list[Json]:
    """Return {"id", "present", "spans"} of every element, in the order of a summary."""
    return [_element(found, id_) for id_ in ELEMENTS]


def _element(found: Found, id_: str) -> Json:
    matches = _evidence(found, id_)
    return {"id": id_, "present": bool(matches), "spans": found.spans(matches)}


def _evidence(found: Found, id_: str) -> list[Match]:
    """Return the words that make an element."""
    if id_ == "both_duties":
        customer = [*found.of("customer_duty"), *_sums(found), *_days(found)]
        institution = found.of("institution_duty")
        return sorted([*customer, *institution]) if customer and institution else []
    matches = found.of(id_)
    if id_ == "how_much":
        return sorted([*matches, *_sums(found)])
    if id_ == "when":
        return sorted([*matches, *_days(found)])
    return matches


def _sums(found: Found) -> list[Match]:
    """Return the sums that are paid: those that nothing tells to be something else."""
    paid = [each for each in found.amounts if role(found, each, AMOUNTS) not in ASIDE]
    return [Match(each.first, each.behind, "") for each in paid]


def _days(found: Found) -> list[Match]:
    """Return the days on which something is due."""
    due = [each for each in found.dates if role(found, each, DATES) in DUE]
    return [Match(each.first, each.behind, "") for each in due]
