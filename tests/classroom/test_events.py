"""Events taken apart for the log and put together again."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom import events
from kit.classroom.agenda import ITEM_PHASES, Place
from kit.classroom.events import (
    KINDS,
    AnswerApproved,
    AnswerHidden,
    AnswerSubmitted,
    ConcernSeen,
    Event,
    GroupsMade,
    JudgementCorrected,
    PlaceReached,
    SeatRenamed,
    SeatTaken,
    SpotlightTurned,
    VerdictGiven,
    dump,
    load,
)

OBJECTS = st.dictionaries(st.text(), st.integers() | st.text() | st.none(), max_size=3)
# How to fill a field, by its name; every other one is a text.
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "answer": OBJECTS,
    "feedback": OBJECTS,
    "place": st.builds(
        Place, st.integers(0), st.none() | st.integers(0), st.sampled_from(ITEM_PHASES)
    ),
    "ends": st.floats(allow_nan=False, allow_infinity=False),
    "closes": st.booleans(),
    "attempt": st.none() | st.integers(1),
    "present": st.booleans(),
    "same": st.booleans(),
    "versions": st.lists(st.integers(1)).map(tuple),
    "groups": st.lists(st.lists(st.text()).map(tuple)).map(tuple),
}


def any_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    return st.builds(kind, **{f.name: FIELDS.get(f.name, st.text()) for f in fields(kind)})


EVENTS = st.sampled_from(sorted(KINDS)).flatmap(lambda name: any_of(KINDS[name]))


@given(event=EVENTS)
def test_an_event_comes_back_equal_from_json(event: Event) -> None:
    kind, body, words = dump(event)

    assert (
        load(kind, event.seat, json.loads(json.dumps(body)), json.loads(json.dumps(words))) == event
    )


@given(event=EVENTS)
def test_erased_words_come_back_as_none_and_the_rest_stays(event: Event) -> None:
    kind, body, _ = dump(event)

    assert load(kind, event.seat, body, {}) == replace(event, **dict.fromkeys(event.words))


def test_what_a_person_typed_stands_in_the_words_only() -> None:
    answer = AnswerSubmitted("s1", "step", "one", {"said": "mine"}, {"quote": "mine"})

    assert "mine" not in str(dump(answer)[1])
    assert dump(SeatTaken("s1", "Ann", "en")) == ("SeatTaken", {"language": "en"}, {"name": "Ann"})
    assert dump(SeatRenamed("s1", "Bea"))[1] == {}


def test_an_answer_of_an_older_class_still_loads() -> None:
    body = {"step": "emotion", "item": "anger-01"}
    words = {"answer": {"family": "anger"}, "feedback": {"reading": "closest"}}

    event = load("AnswerSubmitted", "s1", body, words)
    assert event == AnswerSubmitted("s1", "emotion", "anger-01", *words.values())
    assert dump(event) == ("AnswerSubmitted", body, words)


def test_what_the_instructor_decides_holds_nobody_s_words() -> None:
    decided = (AnswerApproved, AnswerHidden, JudgementCorrected, SpotlightTurned, ConcernSeen)

    assert [kind.words for kind in decided] == [()] * 5
    fields_ = {field.name for kind in decided for field in fields(kind)}
    assert fields_ == {"seat", "step", "item", "attempt", "criterion", "present"}


def test_the_seat_is_not_said_twice() -> None:
    kind, body, words = dump(AnswerSubmitted("s1", "step", "one", {}, {}))

    assert kind == "AnswerSubmitted"
    assert "seat" not in body | words


def test_groups_come_back_as_tuples() -> None:
    event = GroupsMade(None, "agree", (("a", "b"), ("c",)))
    body = json.loads(json.dumps(dump(event)[1]))

    assert body["groups"] == [["a", "b"], ["c"]]
    assert load("GroupsMade", None, body, {}) == event


def test_compared_versions_come_back_as_a_tuple() -> None:
    event = VerdictGiven("a", "agree", "first", "text", True, (1, 2))
    body = json.loads(json.dumps(dump(event)[1]))

    assert body["versions"] == [1, 2]
    assert load("VerdictGiven", "a", body, {}) == event


def test_a_place_comes_back_as_a_place() -> None:
    event = PlaceReached(None, Place(2, 0, "open"))

    assert load("PlaceReached", None, dump(event)[1], {}) == event


def test_taking_an_event_apart_leaves_it_as_it_was() -> None:
    event = AnswerSubmitted("s1", "step", "one", {"said": ["a"]}, None)

    dump(event)[2]["answer"]["said"].append("b")

    assert event.answer == {"said": ["a"]}


def test_every_event_of_the_module_is_a_kind() -> None:
    found = {
        name
        for name, value in vars(events).items()
        if isinstance(value, type) and issubclass(value, Event) and value is not Event
    }

    assert found == set(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_names_words_that_it_has_and_that_may_be_empty(kind: type[Event]) -> None:
    assert set(kind.words) <= {field.name for field in fields(kind)}
    assert all("None" in str(f.type) for f in fields(kind) if f.name in kind.words)


def test_an_unknown_kind_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="HandRaised"):
        load("HandRaised", None, {}, {})
