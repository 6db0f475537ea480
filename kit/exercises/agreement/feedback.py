"""The feedback on closing words as JSON: its form and its check."""

import re

from kit.exercises.agreement.criterion import ELEMENTS, FACTS, VIOLATIONS
from kit.exercises.agreement.facts import MOST_INSTALMENTS
from kit.exercises.agreement.period import PERIODS
from kit.exercises.checked import MOST, entries, mapping, need, span
from kit.exercises.contract import Attempt, Json
from kit.text.language import LANGUAGES

_KEYS = ("language", "elements", "violations", "facts", "stopped")
# Facts are reckoned with on the phones of a whole group: one that is none would break them.
_AMOUNT = re.compile(r"\d{1,13}\.\d\d", re.ASCII)
_FORMS = {
    "period": re.compile("|".join(PERIODS)),
    "first_due": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "first_due_month_day": re.compile(r"\d\d-\d\d", re.ASCII),
}


def checked(payload: object, text: str) -> Json:
    """Return `payload` if it is a feedback on `text`; raises AnswerRefused, naming the field."""
    feedback = mapping(payload, _KEYS)
    need(feedback["language"] in LANGUAGES, "language", "zh or en")
    need(isinstance(feedback["stopped"], bool), "stopped", "true or false")
    found = [each["id"] for each in entries(feedback, "elements", ELEMENTS)]
    wanted = [] if feedback["stopped"] else list(ELEMENTS)
    need(found == wanted, "elements", f"{', '.join(wanted) or 'none'}, in this order")
    for element in feedback["elements"]:
        need(element.keys() == {"id", "present", "spans"}, "elements", "its keys")
        listed = isinstance(element["spans"], list)
        need(isinstance(element["present"], bool) and listed, "elements", "a flag and spans")
        need(len(element["spans"]) <= MOST, "elements", f"at most {MOST} spans")
        for place in element["spans"]:
            span(place, text)
    for violation in entries(feedback, "violations", VIOLATIONS):
        need(violation.keys() == {"id", "span"}, "violations", "the keys id and span")
        span(violation["span"], text)
    _facts(feedback["facts"])
    return feedback


def known(facts: Json) -> Json:
    """Return facts without those that no agreement could have, such as a sum of forty digits."""
    return {name: value if _is_fact(name, value) else None for name, value in facts.items()}


def seen(attempt: Attempt) -> Json:
    """Return the feedback as the instructor sees it; what was changed by hand has no spans."""
    feedback, corrections = attempt.feedback, attempt.corrections
    if not corrections or feedback["stopped"]:
        return feedback
    elements = [
        {"id": each["id"], "present": corrections[each["id"]], "spans": []}
        if corrections.get(each["id"], each["present"]) != each["present"]
        else each
        for each in feedback["elements"]
    ]
    kept = [each for each in feedback["violations"] if corrections.get(each["id"], True)]
    found = {each["id"] for each in kept}
    added = [
        {"id": id_, "span": None} for id_ in VIOLATIONS if corrections.get(id_) and id_ not in found
    ]
    return feedback | {"elements": elements, "violations": kept + added}


def clipped(feedback: Json, end: int) -> Json:
    """Return what was found in the first `end` characters."""
    elements = [
        each | {"spans": [[a, min(b, end)] for a, b in each["spans"] if a < end]}
        for each in feedback["elements"]
    ]
    violations = [
        each | {"span": each["span"] and [each["span"][0], min(each["span"][1], end)]}
        for each in feedback["violations"]
        if not each["span"] or each["span"][0] < end
    ]
    return feedback | {"elements": elements, "violations": violations}


def _facts(facts: object) -> None:
    need(isinstance(facts, dict) and facts.keys() == set(FACTS), "facts", ", ".join(FACTS))
    assert isinstance(facts, dict)
    for name, value in facts.items():
        need(value is None or _is_fact(name, value), name, "a fact or null")


def _is_fact(name: str, value: object) -> bool:
    if name == "instalments":
        return type(value) is int and 1 <= value <= MOST_INSTALMENTS
    return isinstance(value, str) and bool(_FORMS.get(name, _AMOUNT).fullmatch(value))
