"""The feedback on an opening as JSON: its form, its check, and what the instructor corrects."""

from collections.abc import Mapping

from kit.errors import AnswerRefused
from kit.exercises.contract import Json
from kit.exercises.opening.criterion import ELEMENTS, SEVERITIES, VIOLATIONS, WARMTH
from kit.text.language import LANGUAGES

_MOST = 200  # findings of one kind that a feedback may hold
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
    _need(isinstance(payload, dict), "feedback", "a mapping")
    assert isinstance(payload, dict)
    known = {"language", "seconds", "elements", "violations", "warmth", "stopped"}
    _need(payload.keys() == known, "feedback", f"the keys {', '.join(sorted(known))}")
    _need(payload["language"] in (*LANGUAGES, None), "language", "zh, en or null")
    seconds = payload["seconds"]
    numeric = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    _need(numeric and 0 <= seconds <= _LONGEST, "seconds", f"0 to {_LONGEST:.0f}")
    _need(isinstance(payload["stopped"], bool), "stopped", "true or false")
    found = [each["id"] for each in _entries(payload, "elements", ELEMENTS)]
    wanted = [] if payload["stopped"] else list(ELEMENTS)
    _need(found == wanted, "elements", f"{', '.join(wanted) or 'none'}, in this order")
    for element in payload["elements"]:
        _need(element.keys() == {"id", "present", "applies", "spans"}, "elements", "its keys")
        flags = isinstance(element["present"], bool) and isinstance(element["applies"], bool)
        _need(flags and isinstance(element["spans"], list), "elements", "two flags and spans")
        for span in element["spans"]:
            _span(span, text)
    for violation in _entries(payload, "violations", VIOLATIONS):
        keys = {"id", "span", "severity", "rule", "cue"}
        _need(violation.keys() == keys, "violations", f"the keys {', '.join(sorted(keys))}")
        _need(violation["severity"] in SEVERITIES, "severity", ", ".join(SEVERITIES))
        for key in ("rule", "cue"):
            id_ = violation[key]
            named = id_ is None or (isinstance(id_, str) and len(id_) < _MOST)
            _need(named, key, "an id or null")
        if violation["span"] is not None:
            _span(violation["span"], text)
    for warmth in _entries(payload, "warmth", WARMTH):
        _need(warmth.keys() == {"id", "span"}, "warmth", "the keys id and span")
        _span(warmth["span"], text)
    return payload


def _entries(payload: Json, key: str, allowed: tuple[str, ...]) -> list[Json]:
    value = payload[key]
    fits = isinstance(value, list) and len(value) <= _MOST
    _need(fits and all(isinstance(each, dict) for each in value), key, "a list of mappings")
    assert isinstance(value, list)
    for each in value:
        _need(each.get("id") in allowed, f"{key}.id", f"one of {', '.join(allowed)}")
    return value


def _span(value: object, text: str) -> None:
    whole = isinstance(value, list) and [type(each) for each in value] == [int, int]
    fits = whole and 0 <= value[0] < value[1] <= len(text)  # type: ignore[index]  # a list of ints
    _need(fits, "span", f"[start, end] within 0 to {len(text)}")


def _need(holds: bool, field: str, wanted: str) -> None:
    if not holds:
        raise AnswerRefused(f"feedback: {field} is not as it should be: {wanted}")
