"""The feedback on an opening as JSON: its form, its check, and what the instructor corrects."""

from collections.abc import Mapping

from kit.exercises.checked import MOST, entries, mapping, need, span
from kit.exercises.contract import Json
from kit.exercises.opening.criterion import ELEMENTS, SEVERITIES, VIOLATIONS, WARMTH
from kit.text.language import LANGUAGES

_KEYS = ("language", "seconds", "elements", "violations", "warmth", "stopped")
_LONGEST = 3600.0  # seconds


def corrected(feedback: Json, corrections: Mapping[str, bool]) -> Json:
    """Return the feedback as the instructor sees it; what was changed says "corrected".

    An element found by hand has no spans; a violation found by hand no span and no rule.
    """
    if not corrections or feedback["stopped"]:
        return feedback
    elements = [
        each | {"present": corrections[each["id"]], "spans": [], "corrected": True}
        if corrections.get(each["id"], each["present"]) != each["present"]
        else each
        for each in feedback["elements"]
    ]
    found = {each["id"] for each in feedback["violations"]}
    kept = [each for each in feedback["violations"] if corrections.get(each["id"], True)]
    added = [
        {"id": id_, "span": None, "severity": "mend", "rule": None, "cue": None, "corrected": True}
        for id_ in VIOLATIONS
        if corrections.get(id_) and id_ not in found
    ]
    return feedback | {"elements": elements, "violations": kept + added}


def checked(payload: object, text: str) -> Json:
    """Return `payload` if it is a feedback on `text`; raises AnswerRefused, naming the field."""
    feedback = mapping(payload, _KEYS)
    need(feedback["language"] in (*LANGUAGES, None), "language", "zh, en or null")
    seconds = feedback["seconds"]
    numeric = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    need(numeric and 0 <= seconds <= _LONGEST, "seconds", f"0 to {_LONGEST:.0f}")
    need(isinstance(feedback["stopped"], bool), "stopped", "true or false")
    found = [each["id"] for each in entries(feedback, "elements", ELEMENTS)]
    wanted = [] if feedback["stopped"] else list(ELEMENTS)
    need(found == wanted, "elements", f"{', '.join(wanted) or 'none'}, in this order")
    for element in feedback["elements"]:
        need(element.keys() == {"id", "present", "applies", "spans"}, "elements", "its keys")
        flags = isinstance(element["present"], bool) and isinstance(element["applies"], bool)
        need(flags and isinstance(element["spans"], list), "elements", "two flags and spans")
        for place in element["spans"]:
            span(place, text)
    for violation in entries(feedback, "violations", VIOLATIONS):
        keys = {"id", "span", "severity", "rule", "cue"}
        need(violation.keys() == keys, "violations", f"the keys {', '.join(sorted(keys))}")
        need(violation["severity"] in SEVERITIES, "severity", ", ".join(SEVERITIES))
        for key in ("rule", "cue"):
            id_ = violation[key]
            named = id_ is None or (isinstance(id_, str) and len(id_) < MOST)
            need(named, key, "an id or null")
        if violation["span"] is not None:
            span(violation["span"], text)
    for warmth in entries(feedback, "warmth", WARMTH):
        need(warmth.keys() == {"id", "span"}, "warmth", "the keys id and span")
        span(warmth["span"], text)
    return feedback
