"""What each page may know: above all, what it may not."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom import events
from kit.classroom.agenda import ITEM_PHASES, Phase, Place
from kit.classroom.answer import Work
from kit.classroom.console import console_view
from kit.classroom.events import Event
from kit.classroom.presence import Presence
from kit.classroom.room import Room
from kit.classroom.scene import Scene, timer
from kit.classroom.views import seat_view, wall_view
from kit.exercises.contract import Attempt, Json, Setting

from .fake import (
    AT,
    CHOICE,
    COURSE,
    EXERCISES,
    FIRST,
    LEFT,
    NOTE,
    ONE,
    RIGHT,
    SOLUTION,
    TWO,
    WRITTEN,
    happen,
    later,
    note,
)

ALONE = {"role": "", "group": "", "common": False, "verdicts": {}}
NAMES = {"a": "Ann", "b": "Bea", "c": "Cyd"}
BEFORE_THE_TALLY: list[Phase] = ["waiting", "open", "closed"]
BEFORE_THE_SOLUTION: list[Phase] = [*BEFORE_THE_TALLY, "distribution"]


def room_at(phase: Phase, item: int | None = 0, step: int = 1, names: bool = False) -> Room:
    """Return a room of three who sit, two of whom have answered the first item."""
    happened: list[Event] = [events.ClassOpened(None, "c1", "day", "1234", "zh")]
    happened += [events.SettingChanged(None, "names_shown", True)] if names else []
    happened += [events.SeatTaken(seat, name, "en") for seat, name in NAMES.items()]
    happened += [events.PlaceReached(None, Place(1, 0, "open"))]
    happened += [answer("a", RIGHT), answer("b", LEFT)]
    return happen(Room(COURSE), [*happened, events.PlaceReached(None, Place(step, item, phase))])


def answer(seat: str, side: Json, item: str = "one") -> Event:
    return events.AnswerSubmitted(seat, "choose", item, side, CHOICE.judge(item, side, Setting()))


def scene(
    room: Room,
    drafts: dict[tuple[str, str, str], Json] | None = None,
    here: str = "abc",
    left: dict[str, float] | None = None,
    after: float = 0.0,
) -> Scene:
    """Return a scene `after` seconds, with the clock of presence at 1000."""
    presence = Presence(set(here), left or {})
    return Scene(room, presence, EXERCISES, drafts or {}, later(after).timestamp(), 1000.0)


def everything(view: Json) -> str:
    """Return all that a page could read, as the line sends it."""
    return json.dumps(view, ensure_ascii=False)


# --- what a seat may not know


@pytest.mark.parametrize("phase", BEFORE_THE_TALLY)
@pytest.mark.parametrize("seat", ["a", "b", "c"])
def test_before_the_distribution_a_seat_sees_no_tally(phase: Phase, seat: str) -> None:
    view = seat_view(scene(room_at(phase)), seat, "en")

    assert "tally" not in view
    assert "sides" not in everything(view)


@pytest.mark.parametrize("phase", BEFORE_THE_SOLUTION)
@pytest.mark.parametrize("seat", ["a", "b", "c"])
def test_before_the_solution_a_seat_sees_nothing_of_it(phase: Phase, seat: str) -> None:
    view = seat_view(scene(room_at(phase)), seat, "en")

    assert "feedback" not in everything(view)
    assert SOLUTION not in everything(view)


@pytest.mark.parametrize("phase", ["waiting", "open"])
def test_after_going_back_the_feedback_is_hidden_again(phase: Phase) -> None:
    room = room_at("solution")
    happen(room, [events.PlaceReached(None, Place(1, 0, phase))])

    assert SOLUTION not in everything(seat_view(scene(room), "a", "en"))


@given(
    phase=st.sampled_from([*ITEM_PHASES, "summary"]),
    names=st.booleans(),
    left=st.dictionaries(st.sampled_from("abc"), st.floats(0, 1000)),
    removed=st.sets(st.sampled_from("abc")),
    over=st.booleans(),
)
def test_a_seat_never_sees_the_names_of_others(
    phase: Phase, names: bool, left: dict[str, float], removed: set[str], over: bool
) -> None:
    room = room_at(phase, None if phase == "summary" else 0, names=names)
    happen(room, [events.SeatRemoved(each) for each in removed])
    happen(room, [events.ClassClosed(None)] if over else [])
    drafts = {(seat, *ONE): {"note": f"of {name}"} for seat, name in NAMES.items()}

    for seat in NAMES:
        shown = everything(seat_view(scene(room, drafts, "", left), seat, "en"))
        assert [name for other, name in NAMES.items() if other != seat and name in shown] == []


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_a_seat_sees_nothing_that_is_for_the_instructor_only(phase: Phase) -> None:
    shown = everything(seat_view(scene(room_at(phase)), "a", "en"))

    assert "instructor's eyes" not in shown
    assert "Keep calm" not in shown


def test_a_removed_seat_sees_nothing_of_the_class_s_work() -> None:
    for phase in ITEM_PHASES:
        room = happen(room_at(phase), [events.SeatRemoved("a")])
        view = seat_view(scene(room), "a", "en")
        assert view["state"] == "removed"
        assert not view.keys() & {"attempts", "draft", "tally", "recalled", "progress", "timer"}
    summed = happen(room_at("summary", None), [events.SeatRemoved("a")])
    assert "summary" not in seat_view(scene(summed), "a", "en")


def test_an_erased_seat_s_page_does_not_even_show_its_name() -> None:
    room = happen(room_at("open"), [events.SeatErased("a")])

    view = seat_view(scene(room), "a", "en")

    assert (view["state"], view["name"]) == ("removed", "")


# --- what a seat sees


@pytest.mark.parametrize(
    ("phase", "seat", "state"),
    [
        ("waiting", "a", "waiting"),
        ("open", "a", "submitted"),
        ("open", "c", "answering"),
        ("closed", "a", "closed"),
        ("closed", "c", "closed"),
        ("distribution", "c", "result"),
        ("solution", "a", "result"),
    ],
)
def test_a_seat_knows_what_it_can_do_now(phase: Phase, seat: str, state: str) -> None:
    assert seat_view(scene(room_at(phase)), seat, "en")["state"] == state


def test_in_a_talk_and_at_a_summary_there_is_nothing_to_answer() -> None:
    talk = seat_view(scene(room_at("waiting", None, step=0)), "a", "en")
    summed = seat_view(scene(room_at("summary", None)), "a", "en")

    assert (talk["state"], talk["item"], talk["first"]) == ("waiting", None, True)
    assert (summed["state"], summed["item"]) == ("summary", None)
    assert summed["summary"] == {"people": {"one": 2, "two": 0}}


def test_when_the_class_is_over_every_seat_knows_it() -> None:
    room = happen(room_at("open"), [events.ClassClosed(None)])

    assert seat_view(scene(room), "a", "en")["state"] == "over"


def test_the_solution_brings_one_s_own_feedback_and_only_that() -> None:
    class_at_solution = scene(room_at("solution"))

    for seat, right in (("a", True), ("b", False)):
        (own,) = seat_view(class_at_solution, seat, "en")["attempts"]
        assert own["feedback"]["right"] is right
    assert seat_view(class_at_solution, "c", "en")["attempts"] == []


@pytest.mark.parametrize("phase", ["distribution", "solution"])
def test_from_the_distribution_on_a_seat_sees_the_class_s_picture(phase: Phase) -> None:
    assert seat_view(scene(room_at(phase)), "c", "en")["tally"] == {
        "sides": {"right": 1, "left": 1}
    }


def test_who_comes_late_starts_at_what_is_open() -> None:
    room = happen(room_at("open"), [events.SeatTaken("d", "Dan", "en")])

    view = seat_view(scene(room), "d", "en")

    assert (view["state"], view["item"], view["attempts"], view["draft"]) == (
        "answering", "one", [], None,
    )  # fmt: skip


def test_a_draft_without_an_answer_is_shown_to_go_on_with() -> None:
    view = seat_view(scene(room_at("open"), {("c", *ONE): LEFT}), "c", "en")

    assert (view["state"], view["draft"], view["attempts"]) == ("answering", LEFT, [])


def test_a_draft_after_an_answer_means_that_it_is_being_changed() -> None:
    view = seat_view(scene(room_at("open"), {("a", *ONE): LEFT}), "a", "en")

    assert (view["state"], view["draft"]) == ("answering", LEFT)
    at = AT.astimezone().strftime("%H:%M")
    assert view["attempts"] == [{"answer": RIGHT, "at": at, **ALONE}]


def test_a_draft_of_another_item_or_seat_changes_nothing() -> None:
    view = seat_view(scene(room_at("open"), {("a", *TWO): LEFT, ("b", *ONE): LEFT}), "a", "en")

    assert (view["state"], view["draft"]) == ("submitted", None)


def test_a_closed_item_shows_the_answer_that_counts_and_not_the_draft_s_state() -> None:
    view = seat_view(scene(room_at("closed"), {("a", *ONE): LEFT}), "a", "en")

    assert (view["state"], view["attempts"][-1]["answer"]) == ("closed", RIGHT)


def test_a_seat_reads_in_its_own_language() -> None:
    assert seat_view(scene(room_at("open")), "a", "en")["step"]["title"] == "Choose"
    assert seat_view(scene(room_at("open")), "a", "zh")["step"]["title"] == "Choose（中文）"


def test_a_seat_knows_where_in_the_step_the_class_stands() -> None:
    view = seat_view(scene(room_at("open", 1)), "a", "en")

    assert (view["number"], view["items"], view["item"], view["first"]) == (2, 2, "two", False)


# --- progress


def progress(room: Room, here: str = "", left: dict[str, float] | None = None) -> Json:
    return scene(room, here=here, left=left).progress


def test_progress_counts_the_present() -> None:
    assert progress(room_at("open"), here="abc") == {"answered": 2, "of": 3}


def test_who_has_answered_counts_wherever_they_are_now() -> None:
    assert progress(room_at("open"), here="c") == {"answered": 2, "of": 3}


def test_who_was_never_seen_and_has_not_answered_is_not_waited_for() -> None:
    assert progress(room_at("open"), here="ab") == {"answered": 2, "of": 2}


@pytest.mark.parametrize(("left", "of"), [(1000.0 - 119, 3), (1000.0 - 121, 2)])
def test_who_is_away_is_waited_for_two_minutes(left: float, of: int) -> None:
    assert progress(room_at("open"), here="ab", left={"c": left}) == {"answered": 2, "of": of}


def test_who_was_removed_counts_on_neither_side() -> None:
    room = happen(room_at("open"), [events.SeatRemoved("a"), events.SeatRemoved("c")])

    assert progress(room, here="abc") == {"answered": 1, "of": 1}


def test_where_nothing_is_asked_nobody_has_answered() -> None:
    assert progress(room_at("waiting", None, step=0), here="ab") == {"answered": 0, "of": 2}


@given(
    here=st.sets(st.sampled_from("abc")),
    left=st.dictionaries(st.sampled_from("abc"), st.floats(0, 1000)),
)
def test_never_more_have_answered_than_are_waited_for(
    here: set[str], left: dict[str, float]
) -> None:
    counted = progress(room_at("open"), "".join(here), left)

    assert 0 <= counted["answered"] <= counted["of"] <= 3


# --- the timer


def test_without_a_timer_there_is_none_to_show() -> None:
    assert timer(scene(room_at("open"))) is None


def test_a_timer_tells_what_is_left_and_never_less_than_nothing() -> None:
    room = room_at("open")
    happen(room, [events.TimerStarted(None, AT.timestamp() + 60, True)])

    assert timer(scene(room)) == {"left": 60.0, "of": 60.0, "closes": True}
    assert timer(scene(room, after=45)) == {"left": 15.0, "of": 60.0, "closes": True}
    assert timer(scene(room, after=61)) == {"left": 0.0, "of": 60.0, "closes": True}


def test_seat_and_wall_show_the_timer_while_the_item_is_open() -> None:
    room = room_at("open")
    happen(room, [events.TimerStarted(None, AT.timestamp() + 60, False)])

    assert seat_view(scene(room), "c", "en")["timer"]["left"] == 60.0
    assert wall_view(scene(room), "zh")["timer"]["left"] == 60.0


# --- erased and removed


@pytest.mark.parametrize("gone", [events.SeatErased("b"), events.SeatRemoved("b")])
def test_a_seat_that_is_gone_leaves_tally_and_summary(gone: Event) -> None:
    item = scene(happen(room_at("solution"), [gone]))
    step = scene(happen(room_at("summary", None), [gone]))

    assert item.tally == {"sides": {"right": 1}}
    assert step.summary == {"people": {"one": 1, "two": 0}}


@pytest.mark.parametrize("gone", [events.SeatErased("b"), events.SeatRemoved("b")])
def test_a_seat_that_is_gone_is_on_neither_wall_nor_console(gone: Event) -> None:
    room = happen(room_at("open", names=True), [gone])

    assert "Bea" not in everything(wall_view(scene(room), "zh"))
    assert "Bea" not in everything(console_view(scene(room), "zh"))
    assert wall_view(scene(room), "zh")["joined"] == 2


# --- the wall


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_wall_shows_no_names(phase: Phase) -> None:
    view = wall_view(scene(room_at(phase)), "zh")

    assert view["names"] is None
    assert [name for name in NAMES.values() if name in everything(view)] == []


def test_the_wall_shows_names_where_the_room_shows_them() -> None:
    assert wall_view(scene(room_at("waiting", None, 0, names=True)), "zh")["names"] == [
        "Ann", "Bea", "Cyd",
    ]  # fmt: skip


@pytest.mark.parametrize("phase", BEFORE_THE_TALLY)
def test_before_the_distribution_the_wall_shows_no_tally(phase: Phase) -> None:
    assert "sides" not in everything(wall_view(scene(room_at(phase)), "zh"))


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_wall_never_shows_anybody_s_feedback(phase: Phase) -> None:
    assert SOLUTION not in everything(wall_view(scene(room_at(phase)), "zh"))


def test_the_wall_shows_the_class_s_picture_of_item_and_step() -> None:
    assert wall_view(scene(room_at("distribution")), "zh")["tally"]["sides"] == {
        "right": 1,
        "left": 1,
    }
    assert wall_view(scene(room_at("summary", None)), "zh")["summary"] == {
        "people": {"one": 2, "two": 0}
    }


@pytest.mark.parametrize(
    ("phase", "shown"),
    [("waiting", False), ("open", True), ("closed", True), ("distribution", False)],
)
def test_the_wall_counts_while_it_is_answered_and_just_after(phase: Phase, shown: bool) -> None:
    assert ("progress" in wall_view(scene(room_at(phase)), "zh")) is shown


def test_the_wall_tells_how_to_get_in_and_who_teaches() -> None:
    view = wall_view(scene(room_at("waiting", None, 0)), "zh")

    assert (view["code"], view["joined"], view["instructor"]) == ("1234", 3, "Ms Lin")
    assert (view["light"], view["over"]) == ("day", False)


# --- all of them


@pytest.mark.parametrize("phase", [*ITEM_PHASES, "summary"])
def test_every_view_is_json_that_every_browser_reads(phase: Phase) -> None:
    class_now = scene(room_at(phase, None if phase == "summary" else 0), here="")

    for view in (
        seat_view(class_now, "a", "en"),
        wall_view(class_now, "zh"),
        console_view(class_now, "zh"),
    ):
        assert json.loads(json.dumps(view, allow_nan=False)) == view


def test_what_many_views_of_a_scene_show_is_counted_once() -> None:
    class Counting(type(CHOICE)):  # type: ignore[misc]
        counts = 0

        def tally(self, item: str, given: Sequence[Sequence[Attempt]]) -> Json:
            self.counts += 1
            return {}

    exercise = Counting()
    class_now = replace(scene(room_at("solution")), exercises={"choice": exercise})
    for seat in "abc":
        seat_view(class_now, seat, "en")
    wall_view(class_now, "zh")
    console_view(class_now, "zh")

    assert exercise.counts == 1


# --- texts: judged at once, moderated


def at_notes(phase: Phase = "open", *happened: Event) -> Room:
    """Return a room of three at the first note; Ann greets in her second one, Bea does not."""
    taken = [events.SeatTaken(seat, name, "en") for seat, name in NAMES.items()]
    before = [events.PlaceReached(None, Place(1, 0, "open")), answer("a", RIGHT)]
    before += [events.PlaceReached(None, Place(1, 0, "solution")), answer("a", LEFT, "two")]
    place = events.PlaceReached(None, Place(2, 0, "open"))
    notes = [note("a", "hi"), note("a", "hello"), note("b", "hey you")]
    now = events.PlaceReached(None, Place(2, 0, phase))
    return happen(Room(WRITTEN), [*taken, *before, place, *notes, *happened, now])


@pytest.mark.parametrize("phase", ["open", "closed", "distribution", "solution"])
def test_where_feedback_comes_at_once_a_seat_knows_it_of_all_its_attempts(phase: Phase) -> None:
    own = seat_view(scene(at_notes(phase)), "a", "en")["attempts"]

    assert [attempt["answer"]["text"] for attempt in own] == ["hi", "hello"]
    assert [attempt["feedback"]["greeting"] for attempt in own] == [False, True]


def test_a_correction_reaches_the_seat_whose_answer_it_is_and_no_other() -> None:
    corrected = events.JudgementCorrected("a", *FIRST, 2, "greeting", False)
    room = at_notes("open", corrected)

    own = seat_view(scene(room), "a", "en")["attempts"]
    assert [attempt["corrections"] for attempt in own] == [{}, {"greeting": False}]
    (other,) = seat_view(scene(room), "b", "en")["attempts"]
    assert other["corrections"] == {}


def test_a_correction_tells_nothing_before_the_solution_where_feedback_has_to_wait() -> None:
    room = happen(room_at("closed"), [events.JudgementCorrected("a", *ONE, 1, "right", False)])

    assert "corrections" not in everything(seat_view(scene(room), "a", "en"))


def test_a_seat_never_sees_what_others_wrote_nor_what_is_in_the_spotlight() -> None:
    lit = events.SpotlightTurned("b", *FIRST, 1)
    approved = events.AnswerApproved("b", *FIRST, 1)

    for phase in ITEM_PHASES:
        shown = everything(seat_view(scene(at_notes(phase, lit, approved)), "a", "en"))
        assert "hey you" not in shown


def test_earlier_steps_are_recalled_with_what_was_revealed_of_them_only() -> None:
    view = seat_view(scene(at_notes()), "a", "en")

    assert view["recalled"] == [{"exercise": "choice", "facts": {"sides": ["right"]}}]


def test_to_recall_one_seat_s_attempts_nobody_else_s_are_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[Work] = []
    answered = Room.answered
    monkeypatch.setattr(
        Room, "answered", lambda room, work: (looked.append(work), answered(room, work))[1]
    )

    assert seat_view(scene(at_notes()), "a", "en")["recalled"]
    assert ONE not in looked


def test_nothing_is_recalled_of_who_answered_nothing_nor_of_the_step_itself() -> None:
    assert seat_view(scene(at_notes()), "b", "en")["recalled"] == []
    assert seat_view(scene(room_at("open")), "a", "en")["recalled"] == []


def test_before_its_solution_was_shown_nothing_is_recalled_of_an_item() -> None:
    room = room_at("distribution")
    room.course = WRITTEN
    happen(room, [events.PlaceReached(None, Place(2, 0, "open"))])

    assert seat_view(scene(room), "a", "en")["recalled"] == []


def test_every_page_knows_whose_rules_apply() -> None:
    assert seat_view(scene(at_notes()), "a", "en")["jurisdiction"] == "cn"
    assert wall_view(scene(at_notes()), "en")["jurisdiction"] == "cn"


def test_the_solution_brings_approved_attempts_to_the_wall_of_nobody_by_name() -> None:
    room = at_notes("solution", events.AnswerApproved("a", *FIRST, 2))

    view = wall_view(scene(room), "en")
    assert view["approved"] == [
        {
            "answer": {"text": "hello"},
            "feedback": {"greeting": True, "stopped": False},
            "corrections": {},
            **ALONE,
        }
    ]
    assert [each for each in [*NAMES.values(), '"a"'] if each in everything(view)] == []


@pytest.mark.parametrize("phase", BEFORE_THE_SOLUTION)
def test_before_the_solution_the_wall_has_no_answers(phase: Phase) -> None:
    room = at_notes(phase, events.AnswerApproved("a", *FIRST, 2))

    assert "hello" not in everything(wall_view(scene(room), "en"))


def test_only_moderated_answers_are_ever_lent_to_the_wall() -> None:
    room = happen(room_at("solution"), [events.AnswerApproved("a", *ONE, 1)])

    assert "approved" not in wall_view(scene(room), "en")


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_spotlight_is_on_the_wall_in_every_phase(phase: Phase) -> None:
    corrected = events.JudgementCorrected("b", *FIRST, 1, "name", True)
    room = at_notes(phase, corrected, events.SpotlightTurned("b", *FIRST, 1))

    view = wall_view(scene(room), "en")
    assert view["spotlight"] == {
        "item": "first",
        "answer": {"text": "hey you"},
        "feedback": {"greeting": False, "stopped": False},
        "corrections": {"name": True},
        **ALONE,
    }
    assert [name for name in NAMES.values() if name in everything(view)] == []


def test_without_a_spotlight_the_wall_has_none() -> None:
    assert "spotlight" not in wall_view(scene(at_notes()), "en")


@pytest.mark.parametrize("gone", [events.SeatErased("a"), events.SeatRemoved("a")])
def test_a_seat_that_is_gone_is_neither_approved_nor_in_the_spotlight(gone: Event) -> None:
    approved, lit = events.AnswerApproved("a", *FIRST, 2), events.SpotlightTurned("a", *FIRST, 2)

    view = wall_view(scene(at_notes("solution", approved, lit, gone)), "en")
    assert view["approved"] == []
    assert "spotlight" not in view


def test_words_that_stopped_the_judging_are_in_no_tally_summary_or_wall() -> None:
    room = at_notes("solution", note("c", "despair"), note("a", "despair"))
    room_ = scene(room)

    assert room_.tally == {"greetings": 1, "count": 2}
    assert room_.summary == {"drafts": 3}
    assert room_.progress["answered"] == 3
    assert "despair" not in everything(wall_view(room_, "en"))


def test_who_wrote_them_sees_them_as_any_other_attempt() -> None:
    (own,) = seat_view(scene(at_notes("open", note("c", "despair"))), "c", "en")["attempts"]

    assert own["feedback"]["stopped"] is True


def test_a_class_s_picture_is_counted_and_never_judged_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = at_notes("solution", events.JudgementCorrected("b", *FIRST, 1, "greeting", True))
    monkeypatch.setattr(NOTE, "judge", None)
    round_ = scene(room)

    assert wall_view(round_, "en")["tally"] == {"greetings": 2, "count": 2}
    assert console_view(round_, "en")["tally"] == {"greetings": 2, "count": 2}
    assert seat_view(round_, "a", "en")["tally"] == {"greetings": 2, "count": 2}
