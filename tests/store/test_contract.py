"""What every store promises; each test runs against each of them."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.classroom.events import KINDS, Event, Record, SeatErased, SeatTaken
from kit.errors import StoreError
from kit.exercises.contract import Json
from kit.store.contract import Store
from kit.store.sqlite import SQLiteStore

from .sample import AT, EVENTS, OBJECTS, answer, any_of, note

# One store serves all examples of a test: each reads only what it has appended itself.
on_one_store = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


# --- appending and reading


def test_positions_start_at_one_and_grow_without_a_gap(store: Store) -> None:
    first = store.append([note("a"), note("b")], AT)
    second = store.append([note("c")], AT)

    assert [record.position for record in first + second] == [1, 2, 3]


def test_an_empty_batch_appends_nothing(store: Store) -> None:
    assert store.append([], AT) == []
    assert list(store.read()) == []


def test_append_returns_what_reading_gives_later(store: Store) -> None:
    appended = store.append([note("a"), answer("s1", "我先听你说"), note("b")], AT)

    assert list(store.read()) == appended


def test_reading_goes_on_behind_a_position(store: Store) -> None:
    store.append([note("a"), note("b"), note("c")], AT)

    assert [record.event for record in store.read(after=1)] == [note("b"), note("c")]
    assert list(store.read(after=3)) == []
    assert list(store.read(after=99)) == []


def test_a_reading_is_not_changed_by_what_is_appended_meanwhile(store: Store) -> None:
    store.append([note("a"), note("b")], AT)

    reading = store.read()
    first = next(reading)
    store.append([note("c")], AT)

    assert [first.event, *(record.event for record in reading)] == [note("a"), note("b")]


def test_times_come_back_in_utc_to_the_microsecond(store: Store) -> None:
    china = datetime(2025, 3, 1, 9, 0, 0, 7, tzinfo=timezone(timedelta(hours=8)))

    store.append([note("a")], china)

    (record,) = store.read()
    assert record.at == china
    assert record.at.tzinfo == UTC


@pytest.mark.parametrize("name", sorted(KINDS))
@given(data=st.data())
@on_one_store
def test_every_kind_of_event_comes_back_equal(store: Store, name: str, data: st.DataObject) -> None:
    event: Event = data.draw(any_of(KINDS[name]))

    (record,) = store.append([event], AT)

    assert list(store.read(after=record.position - 1)) == [Record(record.position, AT, event)]


@pytest.mark.parametrize("text", ["👩‍💻", "a\0b", "\ud83d", "\udc4d!", "'; DROP TABLE events; --"])
def test_any_text_comes_back_as_it_was_typed(store: Store, text: str) -> None:
    store.append([answer("s1", text)], AT)

    assert [record.event for record in store.read()] == [answer("s1", text)]


def test_the_two_halves_of_an_emoji_come_back_joined(store: Store) -> None:
    (record,) = store.append([answer("s1", "\ud83d\ude00")], AT)

    assert record.event == answer("s1", "😀")
    assert list(store.read()) == [record]


def test_what_is_written_does_not_change_with_the_answer_it_came_from(store: Store) -> None:
    event = answer("s1", "first")
    store.append([event], AT)

    event.answer["said"] = "second"  # type: ignore[index]

    assert [record.event for record in store.read()] == [answer("s1", "first")]


# --- what is refused, and that nothing of it stays


class Unheard(SeatErased):
    """An event that no log knows how to read."""


DEEP: dict[str, Any] = {}
for _ in range(sys.getrecursionlimit() * 2):
    DEEP = {"in": DEEP}


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(replace(answer("s1", ""), answer={"x": float("nan")}), id="not a number"),
        pytest.param(replace(answer("s1", ""), answer={"x": {1, 2}}), id="not JSON"),
        pytest.param(replace(answer("s1", ""), answer=DEEP), id="too deep"),
        pytest.param(SeatTaken(None, "Ann", "en"), id="words without a seat"),
        pytest.param(SeatTaken("\ud83d", "Ann", "en"), id="half an emoji as a seat"),
        pytest.param(answer("s1", "", item="\ud83d"), id="half an emoji as an item"),
        pytest.param(Unheard("s1"), id="unknown kind"),
    ],
)
def test_an_event_that_cannot_be_kept_is_refused_with_its_whole_batch(
    store: Store, event: Event
) -> None:
    with pytest.raises(StoreError):
        store.append([note("before"), event, note("after")], AT)

    assert list(store.read()) == []
    assert [record.position for record in store.append([note("next")], AT)] == [1]


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="time zone"):
        store.append([note("a")], AT.replace(tzinfo=None))


# --- drafts


@given(draft=OBJECTS)
@on_one_store
def test_a_draft_comes_back_equal_and_replaces_the_one_before(store: Store, draft: Json) -> None:
    store.save_drafts({("s1", "step", "one"): {"said": "older"}, ("s2", "step", "one"): {}})
    store.save_drafts({("s1", "step", "one"): draft})

    assert store.drafts() == {("s1", "step", "one"): draft, ("s2", "step", "one"): {}}


def test_drafts_are_kept_all_or_none(store: Store) -> None:
    with pytest.raises(StoreError, match="draft"):
        store.save_drafts({("s1", "a", "b"): {}, ("s2", "a", "b"): {"x": float("inf")}})

    assert store.drafts() == {}


def test_a_submitted_answer_ends_its_own_draft_only(store: Store) -> None:
    store.save_drafts({("s1", "step", item): {} for item in ("one", "two")})
    store.save_drafts({("s2", "step", "one"): {}})

    store.append([answer("s1", "done", item="one")], AT)

    assert set(store.drafts()) == {("s1", "step", "two"), ("s2", "step", "one")}


def test_an_answer_that_is_not_written_leaves_its_draft(store: Store) -> None:
    store.save_drafts({("s1", "step", "one"): {"said": "half"}})

    with pytest.raises(StoreError):
        store.append([answer("s1", "done"), Unheard("s1")], AT)

    assert store.drafts() == {("s1", "step", "one"): {"said": "half"}}


# --- erasing


def test_erasing_empties_the_words_of_one_seat_and_keeps_the_skeleton(store: Store) -> None:
    store.append([SeatTaken("s1", "王芳", "zh"), SeatTaken("s2", "Ann", "en")], AT)
    store.append([answer("s1", "我的话"), answer("s2", "my words")], AT)

    erased = store.erase("s1", AT)

    assert erased == Record(5, AT, SeatErased("s1"))
    assert [record.event for record in store.read()] == [
        SeatTaken("s1", None, "zh"),
        SeatTaken("s2", "Ann", "en"),
        replace(answer("s1", ""), answer=None, feedback=None),
        answer("s2", "my words"),
        SeatErased("s1"),
    ]


def test_erasing_empties_the_drafts_of_one_seat(store: Store) -> None:
    store.save_drafts({("s1", "a", "b"): {"said": "half"}, ("s2", "a", "b"): {"said": "mine"}})

    store.erase("s1", AT)

    assert store.drafts() == {("s2", "a", "b"): {"said": "mine"}}


def test_an_erased_seat_may_write_and_be_erased_again(store: Store) -> None:
    store.erase("s1", AT)
    store.append([answer("s1", "back")], AT)

    assert [record.event for record in store.read(after=1)] == [answer("s1", "back")]
    assert store.erase("s1", AT).position == 3


# --- copying and closing


@given(events=st.lists(EVENTS, max_size=4))
@settings(on_one_store, max_examples=5)
def test_a_copy_opens_as_a_class_that_goes_on(
    store: Store, tmp_path: Path, events: list[Event]
) -> None:
    store.append(events, AT)
    store.append([answer("s1", "gone")], AT + timedelta(seconds=1))
    store.save_drafts({("s2", "a", "b"): {"said": "half"}})
    store.erase("s1", AT)

    store.copy(tmp_path / "copy.db")

    copy = SQLiteStore(tmp_path / "copy.db")
    kept = list(store.read())
    assert list(copy.read()) == kept
    assert copy.drafts() == store.drafts()
    assert copy.append([note("next")], AT)[0].position == len(kept) + 1
    copy.close()


def test_a_copy_into_a_folder_that_is_missing_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"copy\.db: .*folder"):
        store.copy(tmp_path / "missing" / "copy.db")


def test_closing_twice_does_no_harm_and_nothing_works_after_it(store: Store) -> None:
    store.close()
    store.close()

    with pytest.raises(StoreError):
        store.append([note("late")], AT)
