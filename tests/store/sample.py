"""Events to write down: chosen ones, and any at all for Hypothesis."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from kit.classroom.agenda import ITEM_PHASES, Place
from kit.classroom.events import KINDS, AnswerSubmitted, Event, SettingChanged

AT = datetime(2025, 3, 1, 9, 30, 0, 125, tzinfo=UTC)


def note(name: str, value: str = "") -> SettingChanged:
    """Return a small event without words."""
    return SettingChanged(None, name, value)


def answer(seat: str, said: str, item: str = "one") -> AnswerSubmitted:
    """Return an answer of `seat` in its own words."""
    return AnswerSubmitted(seat, "step", item, {"said": said}, {"score": 1})


def whole(text: str) -> bool:
    """Say whether JSON gives `text` back; it joins the two halves of an emoji."""
    return json.loads(json.dumps(text)) == text


# Every character there is: emoji, NUL and lone surrogates too.
TEXTS = st.text(st.characters()).filter(whole)
IDS = st.text(min_size=1, max_size=8)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(TEXTS, VALUES, max_size=3)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "seat": IDS,
    "step": IDS,
    "item": IDS,
    "answer": OBJECTS | st.none(),
    "feedback": OBJECTS | st.none(),
    "place": st.builds(
        Place, st.integers(0), st.integers(0) | st.none(), st.sampled_from(ITEM_PHASES)
    ),
    "ends": NUMBERS,
    "closes": st.booleans(),
    "same": st.booleans(),
    "versions": st.lists(st.integers(1, 99), max_size=3).map(tuple),
    "value": TEXTS | st.booleans(),
    "groups": st.lists(st.lists(IDS, max_size=3).map(tuple), max_size=3).map(tuple),
}


def any_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Return a strategy for all events of one kind."""
    return st.builds(
        kind, **{name: FIELDS.get(name, TEXTS) for name in kind.__annotations__}, seat=IDS
    )


EVENTS = st.sampled_from(sorted(KINDS)).flatmap(lambda name: any_of(KINDS[name]))
