"""The feedback on closing words as JSON: its form and its check."""

import re

from kit.exercises.agreement.criterion import ELEMENTS, FACTS, VIOLATIONS
from kit.exercises.checked import entries, mapping, need, span
from kit.exercises.contract import Attempt, Json
from kit.text.language import LANGUAGES

_KEYS = ("language", "elements", "violations", "facts", "stopped")
_LONGEST = 40  # characters of a fact
_AMOUNTS = ("down_payment", "instalment_amount", "total")
_AMOUNT = re.compile(r"\d+\.\d{2}", re.ASCII)  # as the reader tells them: they are compared


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
        for place in element["spans"]:
            span(place, text)
    for violation in entries(feedback, "violations", VIOLATIONS):
        need(violation.keys() == {"id", "span"}, "violations", "the keys id and span")
        span(violation["span"], text)
    _facts(feedback["facts"])
    return feedback


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


def _facts(facts: object) -> None:
    need(isinstance(facts, dict) and facts.keys() == set(FACTS), "facts", ", ".join(FACTS))
    assert isinstance(facts, dict)
    for name, value in facts.items():
        need(value is None or _is_fact(name, value), name, "a fact or null")


def _is_fact(name: str, value: object) -> bool:
    if name == "instalments":
        return isinstance(value, int) and not isinstance(value, bool)
    short = isinstance(value, str) and len(value) <= _LONGEST
    return short and (name not in _AMOUNTS or bool(_AMOUNT.fullmatch(str(value))))
