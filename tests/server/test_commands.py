"""What a page may ask for, by its role; and that nothing it sends does any harm."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.classroom import events, verbs
from kit.classroom.agenda import Course, Place
from kit.classroom.answer import Chosen
from kit.classroom.fold import fold
from kit.classroom.room import Room
from kit.errors import (
    AnswerRefused,
    KitError,
    MoveRefused,
    NameRefused,
    NotAllowed,
    NotOpen,
    OnlyWatching,
    PenTaken,
    RoomError,
    UnknownSeat,
    VersionChanged,
)
from kit.exercises.contract import Json
from kit.server.claims import Claims
from kit.server.commands import BY_ROLE, carry_out
from kit.server.desk import Desk
from kit.server.identity import Identity, Owner
from kit.server.instructor_commands import MOVES
from kit.server.live import LiveClass
from kit.server.notices import Notices
from kit.store.memory import MemoryStore
from tests.classroom.fake import COURSE, DEALT, EXERCISES, FIRST, LEFT, ONE, PAIRED, WRITTEN

from .loop import on_a_loop

SEAT, STAFF, WALL = Owner("seat", "a"), Owner("instructor", "d"), Owner("wall", "w")
ITEM = {"step": "choose", "item": "one"}
GOOD = ITEM | {"answer": LEFT, "feedback": {"right": False}}


@asynccontextmanager
async def desk(course: Course = COURSE) -> AsyncIterator[Desk]:
    """A class whose first item is open; Ann sits on seat a, Bea on b."""
    store = MemoryStore()
    happened = [
        events.ClassOpened(None, "c1", "day", "1234", "zh"),
        events.SeatTaken("a", "Ann", "en"),
        events.SeatTaken("b", "Bea", "en"),
        events.PlaceReached(None, Place(1, 0, "open")),
    ]
    store.append(happened, datetime.now(UTC))
    live = LiveClass(course, EXERCISES, store, Notices())
    try:
        yield Desk(live, Claims(), Identity(b"0" * 64, "c1"))
    finally:
        await live.close()


async def refused(
    at: Desk, owner: Owner, command: object, values: object, controls: bool = False
) -> KitError:
    """Return what a command is refused with, and see that it changed nothing."""
    written = len(list(at.live.store.read()))
    with pytest.raises(KitError) as error:
        await carry_out(at, owner, controls, command, values)
    assert len(list(at.live.store.read())) == written
    assert len(str(error.value)) < 500
    return error.value


# --- who may do what


def test_every_role_has_its_own_commands() -> None:
    """A new command is added here too, so that somebody thinks about who may use it."""
    assert {role: set(commands) for role, commands in BY_ROLE.items()} == {
        "seat": {"draft", "submit", "verdict", "confirm", "alone", "personal"},
        "wall": set(),
        "instructor": {
            "advance", "back", "toggle", "show", "skip", "go", "timer", "stop_timer",
            "rename", "remove", "erase", "setting", "end", "nod", "device",
            "approve", "hide", "correct", "spotlight", "unspotlight", "seen",
            "pair_by_arrival", "pair_at_random", "pair", "split",
        },
    }  # fmt: skip
    assert set(MOVES) == {"advance", "back", "toggle", "show"}


ALL = sorted({command for commands in BY_ROLE.values() for command in commands})


@pytest.mark.parametrize("command", ALL)
@on_a_loop
async def test_a_command_is_for_its_role_only(command: str) -> None:
    async with desk() as at:
        for owner in (SEAT, STAFF, WALL):
            if command not in BY_ROLE[owner.role]:
                assert isinstance(await refused(at, owner, command, GOOD), NotAllowed)


@pytest.mark.parametrize("command", ALL)
@on_a_loop
async def test_a_wall_moves_the_class_only_in_the_instructor_s_browser(command: str) -> None:
    async with desk() as at:
        assert isinstance(await refused(at, WALL, command, {}), NotAllowed)
        if command in MOVES:
            await carry_out(at, WALL, True, command, {})
            assert at.live.room.place != Place(1, 0, "open")
        else:
            assert isinstance(await refused(at, WALL, command, {}, controls=True), NotAllowed)


@on_a_loop
async def test_controls_give_a_seat_nothing() -> None:
    async with desk() as at:
        assert isinstance(await refused(at, SEAT, "advance", {}, controls=True), NotAllowed)


# --- seats


@on_a_loop
async def test_a_seat_submits_for_itself_whatever_seat_it_names() -> None:
    async with desk() as at:
        await carry_out(at, SEAT, False, "submit", GOOD | {"seat": "b"})

        assert list(at.live.room.answered(ONE)) == ["a"]


@on_a_loop
async def test_a_draft_is_kept_for_the_open_item() -> None:
    async with desk() as at:
        await carry_out(at, SEAT, False, "draft", ITEM | {"answer": LEFT, "seat": "b"})

        assert at.live.drafts == {("a", *ONE): LEFT}


@on_a_loop
async def test_a_draft_that_comes_too_late_is_let_go() -> None:
    async with desk() as at:
        await carry_out(at, SEAT, False, "draft", {"step": "choose", "item": "two", "answer": LEFT})
        await carry_out(at, STAFF, False, "advance", {})
        await carry_out(at, SEAT, False, "draft", ITEM | {"answer": LEFT})

        assert at.live.drafts == {}


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, RoomError),
        (GOOD | {"step": "nowhere"}, AnswerRefused),
        (GOOD | {"item": "nothing"}, AnswerRefused),
        (GOOD | {"item": "three"}, AnswerRefused),
        (GOOD | {"step": "hello"}, AnswerRefused),
        (GOOD | {"item": "two"}, NotOpen),
        (GOOD | {"step": 1}, RoomError),
        (GOOD | {"item": ["one"]}, RoomError),
        (GOOD | {"item": "x" * 10_000_000}, RoomError),
        (GOOD | {"answer": None}, AnswerRefused),
        (GOOD | {"answer": {"side": None}}, AnswerRefused),
        (GOOD | {"answer": {"side": "x" * 10_000_000}}, AnswerRefused),
        (GOOD | {"answer": {"side": "left", "more": 1}}, AnswerRefused),
        (GOOD | {"answer": [LEFT]}, AnswerRefused),
        (GOOD | {"feedback": None}, AnswerRefused),
        (GOOD | {"feedback": "good"}, AnswerRefused),
        (GOOD | {"feedback": {"score": float("inf")}}, KitError),
        ([], RoomError),
        ("values", RoomError),
        (None, RoomError),
    ],
)
@on_a_loop
async def test_an_answer_that_is_none_is_refused(values: object, error: type[KitError]) -> None:
    async with desk() as at:
        assert isinstance(await refused(at, SEAT, "submit", values), error)
        assert at.live.room.answered(ONE) == {}


@pytest.mark.parametrize("command", ["submit", "draft"])
@on_a_loop
async def test_a_seat_that_was_sent_out_can_send_nothing(command: str) -> None:
    async with desk() as at:
        await carry_out(at, STAFF, False, "remove", {"seat": "a"})

        assert isinstance(await refused(at, SEAT, command, GOOD), UnknownSeat)
        assert at.live.drafts == {}


@on_a_loop
async def test_a_seat_gets_a_link_to_move_itself_with() -> None:
    async with desk() as at:
        reply = await carry_out(at, SEAT, False, "personal", {"seat": "b"})

        assert at.identity.seat_of(reply["token"]) == "a"


# --- the instructor


@pytest.mark.parametrize(
    ("command", "values", "place"),
    [
        ("advance", {}, Place(1, 0, "closed")),
        ("back", {}, Place(1, 0, "waiting")),
        ("skip", {}, Place(2, None, "waiting")),
        ("go", {"step": 0}, Place(0, None, "waiting")),
        ("go", {"step": 2.0}, Place(2, None, "waiting")),
        ("toggle", {}, Place(1, 0, "closed")),
        ("show", {}, Place(1, 0, "distribution")),
    ],
)
@on_a_loop
async def test_the_instructor_moves_the_class(command: str, values: Json, place: Place) -> None:
    async with desk() as at:
        assert await carry_out(at, STAFF, False, command, values) == {}
        assert at.live.room.place == place


@on_a_loop
async def test_the_wall_s_keys_open_and_close_show_and_hide() -> None:
    async with desk() as at:
        phases = []
        for command in ("toggle", "toggle", "show", "show"):
            await carry_out(at, STAFF, False, command, {})
            phases.append(at.live.room.phase)

        assert phases == ["closed", "open", "distribution", "closed"]


@pytest.mark.parametrize(
    "step", [None, "1", True, [], {}, float("nan"), float("inf"), -float("inf"), 10**400, 1e300]
)
@on_a_loop
async def test_a_step_that_is_no_number_is_refused(step: object) -> None:
    async with desk() as at:
        assert type(await refused(at, STAFF, "go", {"step": step})) is RoomError


@pytest.mark.parametrize("step", [-1, 3, 1e6])
@on_a_loop
async def test_a_step_that_is_not_there_is_refused(step: object) -> None:
    async with desk() as at:
        assert isinstance(await refused(at, STAFF, "go", {"step": step}), MoveRefused)


@on_a_loop
async def test_a_timer_starts_now_and_stops() -> None:
    async with desk() as at:
        before = time.time()
        await carry_out(at, STAFF, False, "timer", {"seconds": 60, "closes": True})
        timer = at.live.room.timer
        assert timer
        assert before + 60 <= timer.ends <= time.time() + 60
        assert timer.closes

        await carry_out(at, STAFF, False, "stop_timer", {})
        assert at.live.room.timer is None


@pytest.mark.parametrize("seconds", [0, 3601, -5, "60", None, float("nan"), 10**400])
@on_a_loop
async def test_a_timer_without_sensible_seconds_is_refused(seconds: object) -> None:
    async with desk() as at:
        await refused(at, STAFF, "timer", {"seconds": seconds})


@on_a_loop
async def test_the_instructor_renames_removes_and_erases() -> None:
    async with desk() as at:
        await carry_out(at, STAFF, False, "rename", {"seat": "a", "name": " Zoe "})
        assert at.live.room.seats["a"].name == "Zoe"
        await carry_out(at, STAFF, False, "remove", {"seat": "a"})
        assert [seat.id for seat in at.live.room.present()] == ["b"]
        await carry_out(at, STAFF, False, "erase", {"seat": "b"})
        assert "Bea" not in str(list(at.live.store.read()))


@pytest.mark.parametrize("command", ["rename", "remove", "erase"])
@pytest.mark.parametrize("seat", ["ghost", "\ud83d", "x" * 10_000_000, None, 7, ["a"]])
@on_a_loop
async def test_a_seat_that_is_not_there_is_refused(command: str, seat: object) -> None:
    async with desk() as at:
        error = await refused(at, STAFF, command, {"seat": seat, "name": "Zoe"})

        assert isinstance(error, RoomError)


@pytest.mark.parametrize(
    ("name", "error"),
    [("", NameRefused), ("...", NameRefused), ("x" * 41, NameRefused), ("x" * 10**7, RoomError)],
)
@on_a_loop
async def test_a_name_that_is_none_is_refused(name: str, error: type[KitError]) -> None:
    async with desk() as at:
        assert isinstance(await refused(at, STAFF, "rename", {"seat": "a", "name": name}), error)


@on_a_loop
async def test_a_setting_is_changed() -> None:
    async with desk() as at:
        await carry_out(at, STAFF, False, "setting", {"name": "light", "value": "night"})

        assert at.live.room.settings.light == "night"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("names_shown", True),
        ("light", "x" * 10_000_000),
        ("light", ["day"]),
        ("place", "open"),
        ("__dict__", {}),
        (None, None),
    ],
)
@on_a_loop
async def test_a_setting_that_may_not_be_is_refused(name: object, value: object) -> None:
    async with desk() as at:
        await refused(at, STAFF, "setting", {"name": name, "value": value})


@on_a_loop
async def test_the_class_ends_and_stays_ended() -> None:
    async with desk() as at:
        await carry_out(at, STAFF, False, "end", {})
        await carry_out(at, STAFF, False, "end", {})

        assert at.live.room.closed
        await refused(at, STAFF, "advance", {})
        await refused(at, SEAT, "submit", GOOD)


@on_a_loop
async def test_a_nod_answers_who_waits_at_the_door() -> None:
    async with desk() as at:
        claims = [at.claims.make("a"), at.claims.make("b")]
        await carry_out(at, STAFF, False, "nod", {"claim": claims[0].id, "granted": True})
        await carry_out(at, STAFF, False, "nod", {"claim": claims[1].id})

        assert [claim.answer for claim in claims] == ["granted", "refused"]
        assert isinstance(await refused(at, STAFF, "nod", {"claim": "gone"}), UnknownSeat)


@on_a_loop
async def test_a_second_device_of_the_instructor_gets_in_once() -> None:
    async with desk() as at:
        reply = await carry_out(at, STAFF, False, "device", {})

        assert at.identity.use_once(reply["token"])


# --- answers that people wrote


HELLO = {"step": "write", "item": "first", "answer": {"text": "hello"}}
JUDGED = {"greeting": True, "stopped": False}
ABOUT = {"step": "write", "item": "first", "seat": "a", "attempt": 1}


@asynccontextmanager
async def written() -> AsyncIterator[Desk]:
    """A class in which Ann has handed in one note, at the open first item."""
    async with desk(WRITTEN) as at:
        await carry_out(at, STAFF, False, "go", {"step": 2})
        await carry_out(at, STAFF, False, "toggle", {})
        await carry_out(at, SEAT, False, "submit", HELLO | {"feedback": JUDGED})
        yield at


@pytest.mark.parametrize(
    "feedback", [None, {}, "good", {"greeting": False, "stopped": False}, JUDGED | {"score": 10}]
)
@on_a_loop
async def test_a_feedback_that_the_exercise_does_not_know_is_refused(feedback: object) -> None:
    async with written() as at:
        error = await refused(at, SEAT, "submit", HELLO | {"feedback": feedback})

        assert isinstance(error, AnswerRefused)
        assert len(at.live.room.answered(FIRST)["a"]) == 1


@on_a_loop
async def test_every_attempt_is_kept_as_it_came() -> None:
    async with written() as at:
        again = HELLO | {"answer": {"text": "hello, 您好 " * 5_000}, "feedback": JUDGED}
        await carry_out(at, SEAT, False, "submit", again)

        first, second = at.live.room.answered(FIRST)["a"]
        assert (first.answer, second.answer) == (HELLO["answer"], again["answer"])


@on_a_loop
async def test_the_instructor_approves_and_corrects_puts_on_the_wall_and_hides() -> None:
    async with written() as at:
        await carry_out(at, STAFF, False, "approve", ABOUT)
        correction = {"criterion": "greeting", "present": False}
        await carry_out(at, STAFF, False, "correct", ABOUT | correction)
        (attempt,) = at.live.room.answered(FIRST)["a"]
        assert (attempt.standing, attempt.corrections) == ("approved", {"greeting": False})

        await carry_out(at, STAFF, False, "spotlight", ABOUT)
        assert at.live.room.spotlight == Chosen("a", FIRST, 1)
        await carry_out(at, STAFF, False, "unspotlight", {})
        assert at.live.room.spotlight is None

        await carry_out(at, STAFF, False, "hide", ABOUT)
        assert at.live.room.answered(FIRST)["a"][0].standing == "hidden"


@pytest.mark.parametrize("command", ["approve", "hide", "spotlight", "correct"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"seat": "b"},
        {"seat": "ghost"},
        {"seat": None},
        {"attempt": 2},
        {"attempt": 0},
        {"attempt": None},
        {"attempt": float("nan")},
        {"item": "second"},
        {"item": "x" * 10_000_000},
        {"step": "choose", "item": "one"},
        {"criterion": "grammar"},
        {"criterion": None},
        {"present": "yes"},
        {"present": None},
    ],
)
@on_a_loop
async def test_a_decision_about_nothing_is_refused(command: str, wrong: Json) -> None:
    if command != "correct" and wrong.keys() & {"criterion", "present"}:
        return
    async with written() as at:
        values = ABOUT | {"criterion": "greeting", "present": True} | wrong
        assert isinstance(await refused(at, STAFF, command, values), RoomError)


@on_a_loop
async def test_who_was_spoken_to_is_no_concern_any_more() -> None:
    async with written() as at:
        feedback = {"greeting": False, "stopped": True}
        despair = HELLO | {"answer": {"text": "despair"}, "feedback": feedback}
        await carry_out(at, SEAT, False, "submit", despair)
        assert at.live.room.concerned == ["a"]

        await carry_out(at, STAFF, False, "seen", {"seat": "a"})
        assert at.live.room.concerned == []
        assert isinstance(await refused(at, STAFF, "seen", {"seat": "ghost"}), UnknownSeat)


# --- groups


DEAL = {"step": "agree", "item": "first", "answer": {"text": "hello"}, "feedback": JUDGED}
YES = {"step": "agree", "item": "first", "version": 1}
TOLD = DEAL | {"answer": {"text": "hello, in other words"}}
SAME = {"step": "agree", "item": "first", "part": "text", "same": True}
OTHER, THIRD = Owner("seat", "b"), Owner("seat", "c")


@asynccontextmanager
async def paired() -> AsyncIterator[Desk]:
    """A class in which Ann and Bea are a pair and Cyd observes them, at the open first item."""
    async with desk(PAIRED) as at:
        await at.live.do(lambda room: verbs.take_seat(room, "c", "Cyd", "en"))
        await carry_out(at, STAFF, False, "go", {"step": 2})
        await carry_out(at, STAFF, False, "toggle", {})
        await carry_out(at, STAFF, False, "pair_by_arrival", {})
        for seat in "abc":
            at.live.arrive(seat)
        yield at


@on_a_loop
async def test_the_instructor_pairs_splits_and_pairs_by_hand() -> None:
    async with paired() as at:
        assert at.live.room.groups.of("agree") == (("a", "b", "c"),)
        await carry_out(at, STAFF, False, "split", {"seat": "b"})
        assert at.live.room.groups.of("agree") == (("a",), ("b",), ("c",))
        await carry_out(at, STAFF, False, "pair", {"seat": "c", "other": "a"})
        assert at.live.room.groups.of("agree") == (("c", "a"), ("b",))
        await carry_out(at, STAFF, False, "pair_at_random", {})
        (group,) = at.live.room.groups.of("agree")
        assert {*group} == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("command", "values"),
    [
        ("pair", {}),
        ("pair", {"seat": "a", "other": "a"}),
        ("pair", {"seat": "a", "other": "ghost"}),
        ("pair", {"seat": "a", "other": ["b"]}),
        ("pair", {"seat": "x" * 10_000_000, "other": "b"}),
        ("split", {"seat": "ghost"}),
        ("split", {"seat": None}),
    ],
)
@on_a_loop
async def test_a_group_of_nobody_is_refused(command: str, values: Json) -> None:
    async with paired() as at:
        assert isinstance(await refused(at, STAFF, command, values), RoomError)


@pytest.mark.parametrize("command", ["pair_by_arrival", "pair_at_random", "pair", "split"])
@on_a_loop
async def test_where_everybody_works_alone_nobody_is_paired(command: str) -> None:
    async with desk() as at:
        values = {"seat": "a", "other": "b"}
        assert isinstance(await refused(at, STAFF, command, values), RoomError)


@on_a_loop
async def test_a_pair_hands_in_apart_then_together_and_agrees() -> None:
    async with paired() as at:
        for owner in (SEAT, OTHER, SEAT):
            await carry_out(at, owner, False, "submit", DEAL)
        await carry_out(at, OTHER, False, "confirm", YES)

        talk = at.live.room.talk(DEALT, "a")
        assert talk
        assert (talk.by, talk.stage) == ("a", "agreed")
        assert at.live.room == fold(Room.of(PAIRED, EXERCISES), at.live.store.read())


@on_a_loop
async def test_yes_to_what_was_changed_meanwhile_is_refused() -> None:
    async with paired() as at:
        for owner in (SEAT, OTHER, SEAT, SEAT):
            await carry_out(at, owner, False, "submit", DEAL)

        assert isinstance(await refused(at, OTHER, "confirm", YES), VersionChanged)
        await carry_out(at, OTHER, False, "confirm", YES | {"version": 2})
        talk = at.live.room.talk(DEALT, "a")
        assert talk
        assert talk.stage == "agreed"


@on_a_loop
async def test_what_cannot_be_confirmed_is_refused() -> None:
    async with paired() as at:
        await carry_out(at, SEAT, False, "submit", DEAL)
        assert isinstance(await refused(at, OTHER, "confirm", YES), RoomError)
        assert isinstance(await refused(at, OTHER, "confirm", {}), RoomError)
        assert isinstance(await refused(at, OTHER, "confirm", DEAL), RoomError)
        nowhere = await refused(at, OTHER, "confirm", YES | {"item": "nothing"})
        assert isinstance(nowhere, AnswerRefused)
        await carry_out(at, OTHER, False, "submit", DEAL)
        await carry_out(at, OTHER, False, "submit", DEAL)
        assert isinstance(await refused(at, THIRD, "confirm", YES), OnlyWatching)
        await carry_out(at, STAFF, False, "toggle", {})
        assert isinstance(await refused(at, SEAT, "confirm", YES), NotOpen)


@on_a_loop
async def test_a_pair_says_of_what_only_people_can_compare_whether_it_is_the_same() -> None:
    async with paired() as at:
        await carry_out(at, SEAT, False, "submit", DEAL)
        assert isinstance(await refused(at, SEAT, "verdict", SAME), RoomError)
        await carry_out(at, OTHER, False, "submit", TOLD)
        await carry_out(at, SEAT, False, "verdict", SAME)
        await carry_out(at, OTHER, False, "verdict", SAME | {"same": False})

        talk = at.live.room.talk(DEALT, "a")
        assert talk
        assert talk.verdicts == {"text": False}
        assert at.live.room == fold(Room.of(PAIRED, EXERCISES), at.live.store.read())


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"part": "greeting"}, RoomError),
        ({"part": "__class__"}, RoomError),
        ({"part": ["text"]}, RoomError),
        ({"part": None}, RoomError),
        ({"part": "x" * 10_000_000}, RoomError),
        ({"same": None}, RoomError),
        ({"same": "yes"}, RoomError),
        ({"same": 1}, RoomError),
        ({"item": "nothing"}, AnswerRefused),
        ({"item": "second"}, NotOpen),
        ({"step": "hello"}, AnswerRefused),
        ({"step": "choose", "item": "one"}, NotOpen),
    ],
)
@on_a_loop
async def test_a_verdict_that_is_none_is_refused(wrong: Json, error: type[KitError]) -> None:
    async with paired() as at:
        for owner, answer in ((SEAT, DEAL), (OTHER, TOLD)):
            await carry_out(at, owner, False, "submit", answer)

        assert isinstance(await refused(at, OTHER, "verdict", SAME | wrong), error)


@on_a_loop
async def test_who_may_not_say_it_is_refused_a_verdict() -> None:
    async with paired() as at:
        for owner, answer in ((SEAT, DEAL), (OTHER, TOLD)):
            await carry_out(at, owner, False, "submit", answer)
        assert isinstance(await refused(at, THIRD, "verdict", SAME), OnlyWatching)
        assert isinstance(await refused(at, STAFF, "verdict", SAME), NotAllowed)
        assert isinstance(await refused(at, Owner("seat", "ghost"), "verdict", SAME), UnknownSeat)
        await carry_out(at, STAFF, False, "toggle", {})
        assert isinstance(await refused(at, SEAT, "verdict", SAME), NotOpen)


@pytest.mark.parametrize("command", ["draft", "submit"])
@on_a_loop
async def test_an_observer_writes_nothing(command: str) -> None:
    async with paired() as at:
        assert isinstance(await refused(at, THIRD, command, DEAL), OnlyWatching)
        assert at.live.drafts == {}


@on_a_loop
async def test_both_write_their_own_version_at_the_same_time() -> None:
    async with paired() as at:
        await carry_out(at, SEAT, False, "draft", DEAL)
        await carry_out(at, OTHER, False, "draft", DEAL)

        assert at.live.drafts.keys() == {("a", *DEALT), ("b", *DEALT)}


@pytest.mark.parametrize("command", ["draft", "submit"])
@on_a_loop
async def test_while_one_writes_the_common_version_the_other_does_not(command: str) -> None:
    async with paired() as at:
        for owner in (SEAT, OTHER):
            await carry_out(at, owner, False, "submit", DEAL)
        await carry_out(at, SEAT, False, "draft", DEAL)
        assert isinstance(await refused(at, OTHER, command, DEAL), PenTaken)

        await carry_out(at, SEAT, False, "submit", DEAL)  # the pen is free again
        await carry_out(at, OTHER, False, command, DEAL)


@on_a_loop
async def test_the_pen_of_whoever_is_away_may_be_taken_and_both_keep_what_they_wrote() -> None:
    async with paired() as at:
        for owner in (SEAT, OTHER):
            await carry_out(at, owner, False, "submit", DEAL)
        await carry_out(at, SEAT, False, "draft", DEAL)
        at.live.leave("a")
        await carry_out(at, OTHER, False, "draft", DEAL | {"answer": {"text": "mine"}})
        at.live.arrive("a")
        await carry_out(at, SEAT, False, "draft", DEAL)

        assert at.live.drafts == {("a", *DEALT): {"text": "hello"}, ("b", *DEALT): {"text": "mine"}}


@on_a_loop
async def test_who_has_nobody_to_wait_for_in_vain_stays_in_its_group() -> None:
    async with paired() as at:
        assert isinstance(await refused(at, SEAT, "alone", {}), RoomError)
        assert isinstance(await refused(at, Owner("seat", "ghost"), "alone", {}), UnknownSeat)


@on_a_loop
async def test_who_was_left_by_its_partner_goes_on_alone() -> None:
    async with paired() as at:
        await carry_out(at, STAFF, False, "remove", {"seat": "b"})
        await carry_out(at, SEAT, False, "alone", {})

        assert at.live.room.groups.of("agree") == (("c",), ("a",))
        await carry_out(at, THIRD, False, "submit", DEAL)


# --- whatever is sent


@pytest.mark.parametrize(
    "command", ["", "dance", "__class__", "x" * 10_000_000, None, 7, [], {}, ["advance"], True]
)
@on_a_loop
async def test_a_command_that_is_none_is_refused(command: object) -> None:
    async with desk() as at:
        for owner in (SEAT, STAFF, WALL):
            assert isinstance(await refused(at, owner, command, {}), NotAllowed)


# JSON as Python reads it: with NaN, long numbers, and halves of an emoji.
TEXTS = st.text(st.characters(), max_size=8) | st.sampled_from(["a", "b", "choose", "one", "two"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["step", "item", "answer", "feedback", "seconds", "closes", "seat", "name", "value", "claim",
     "granted", "attempt", "criterion", "present", "other", "part", "same"]
)  # fmt: skip
MESSAGES = st.tuples(
    st.sampled_from([SEAT, STAFF, WALL, Owner("seat", "ghost")]),
    st.booleans(),
    st.sampled_from(ALL) | VALUES,
    st.dictionaries(NAMES, VALUES)
    | st.dictionaries(NAMES, VALUES).map(lambda values: GOOD | values)
    | VALUES,
)


@given(messages=st.lists(MESSAGES, max_size=6))
@settings(deadline=None, max_examples=150)
def test_whatever_is_sent_is_done_or_refused_and_the_room_stays_true(
    messages: list[tuple[Owner, bool, object, object]],
) -> None:
    @on_a_loop
    async def scenario() -> None:
        async with desk() as at:
            replies = await asyncio.gather(
                *(carry_out(at, *message) for message in messages), return_exceptions=True
            )
            assert [r for r in replies if not isinstance(r, dict | KitError)] == []
            assert at.live.room == fold(Room(COURSE), at.live.store.read())
            assert not at.live.notices.kept

    scenario()
