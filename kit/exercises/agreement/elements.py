"""Which elements a summary of an agreement holds."""

from kit.exercises.agreement.criterion import ELEMENTS
from kit.exercises.agreement.roles import role
from kit.exercises.agreement.sought import AMOUNTS, DATES, DUE, DUTIES, PAID
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
        customer, institution = (found.of(duty) for duty in DUTIES)
        return sorted([*customer, *institution]) if customer and institution else []
    matches = found.of(id_)
    if id_ == "how_much":
        sums = [sum_ for sum_ in found.amounts if role(found, sum_, AMOUNTS) in PAID]
        return [*matches, *(Match(each.first, each.behind, "") for each in sums)]
    if id_ == "when":
        days = [day for day in found.dates if role(found, day, DATES) in DUE]
        return [*matches, *(Match(each.first, each.behind, "") for each in days)]
    return matches
