"""What the server tells a member of a pair: its group, and versions that differ in two fields."""

from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Attempt, Json
from tests.exercises.agreement.handed import handed_in

ITEM = "misheard"
SIDES = ("collector", "customer")
PARTNER: Json = {"role": "customer", "number": 2, "name": "Bo", "away": None, "answered": True}


def group(stage: str, **more: object) -> Json:
    """Return a group as its collector knows it; before both are in there is nothing to compare."""
    return {
        "role": "collector",
        "stage": stage,
        "others": [PARTNER],
        "versions": {},
        "common": None,
        "by": None,
        "version": None,
        "confirmed": [],
        "pen": None,
        "way_out": False,
        **more,
    }


def told(attempt: Attempt) -> Json:
    """Return an attempt as a view tells of it."""
    return {
        "answer": attempt.answer,
        "feedback": attempt.feedback,
        "corrections": attempt.corrections,
        "role": attempt.role,
        "group": attempt.group,
        "common": attempt.common,
        "verdicts": attempt.verdicts,
        "at": "10:42",
    }


def versions(agreement: Agreement) -> Json:
    return {role: told(handed_in(agreement, ITEM, role)) for role in SIDES}


def common(agreement: Agreement) -> Json:
    return told(handed_in(agreement, ITEM, "customer", common=True, first_due="2027-01-05"))
