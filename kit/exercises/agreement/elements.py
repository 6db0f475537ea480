"""Which elements a summary of an agreement holds."""

from kit.exercises.agreement.criterion import ELEMENTS
from kit.exercises.agreement.roles import Roles
from kit.exercises.agreement.sought import AMOUNTS, ASIDE, DATES, DUE
from kit.exercises.contract import Json
from kit.text.cues import Match
from kit.text.found import Found


def elements(found: Found) -> list[Json]:
    """Return {"id", "present", "spans"} of every element, in the order of a summary."""
    evidence = _evidence(found)
    return [
        {"id": id_, "present": bool(evidence[id_]), "spans": found.spans(evidence[id_])}
        for id_ in ELEMENTS
    ]


def _evidence(found: Found) -> dict[str, list[Match]]:
    """Return the words that make each element."""
    sums, days = _sums(found), _days(found)
    customer = [*found.of("customer_duty"), *sums, *days]
    # To have a record deleted is wrong to promise, and yet what it says that it does.
    institution = [*found.of("institution_duty"), *found.of("promise_delete_record")]
    made = {id_: found.of(id_) for id_ in ELEMENTS}
    return made | {
        "how_much": [*made["how_much"], *sums],
        "when": [*made["when"], *days],
        "both_duties": [*customer, *institution] if customer and institution else [],
    }


def _sums(found: Found) -> list[Match]:
    """Return the sums that are paid: those that nothing tells to be something else."""
    roles = Roles(found, AMOUNTS)
    paid = [each for each in found.amounts if roles.of(each) not in ASIDE]
    return [Match(each.first, each.behind, "") for each in paid]


def _days(found: Found) -> list[Match]:
    """Return the days on which something is due."""
    roles = Roles(found, DATES)
    due = [each for each in found.dates if roles.of(each) in DUE]
    return [Match(each.first, each.behind, "") for each in due]
