"""Checks of what a page's kernel says it found: each raises AnswerRefused, naming the field."""

from collections.abc import Collection
from typing import Any

from kit.errors import AnswerRefused
from kit.exercises.contract import Json

MOST = 200  # findings of one kind that a feedback may hold


def need(holds: bool, field: str, wanted: str) -> None:
    """Refuse a feedback whose `field` is not as `wanted`."""
    if not holds:
        raise AnswerRefused(f"feedback: {field} is not as it should be: {wanted}")


def mapping(payload: object, keys: Collection[str]) -> Json:
    """Return a payload that is a mapping with these keys and no others."""
    need(isinstance(payload, dict), "feedback", "a mapping")
    assert isinstance(payload, dict)
    need(payload.keys() == set(keys), "feedback", f"the keys {', '.join(sorted(keys))}")
    return payload


def entries(payload: Json, key: str, allowed: Collection[str]) -> list[Json]:
    """Return the mappings under a key, each with one of the ids that are allowed."""
    value = payload[key]
    fits = isinstance(value, list) and len(value) <= MOST
    need(fits and all(isinstance(each, dict) for each in value), key, "a list of mappings")
    assert isinstance(value, list)
    for each in value:
        need(each.get("id") in allowed, f"{key}.id", f"one of {', '.join(allowed)}")
    return value


def span(value: Any, text: str) -> None:  # noqa: ANN401  (untrusted)
    """Refuse what is no [start, end] of characters within a text."""
    whole = isinstance(value, list) and [type(each) for each in value] == [int, int]
    fits = whole and 0 <= value[0] < value[1] <= len(text)
    need(fits, "span", f"[start, end] within 0 to {len(text)}")
