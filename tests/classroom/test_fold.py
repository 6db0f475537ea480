"""The room is a fold of its log, event by event."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom import events, moderation, verbs
from kit.classroom.agenda import ITEM_PHASES, Phase, Place
from kit.classroom.answer import Chosen
from kit.classroom.events import Event, Record, dump, load
from kit.classroom.fold import apply, fold
from kit.classroom.room import Room, Settings, Timer
from kit.errors import RoomError

from .fake import AT, COURSE, FIRST, LEFT, NOTE, ONE, RIGHT, TWO, WRITTEN, happen, later, note


def answer(seat: str, side: dict[str, str] | None, item: str = "one") -> events.AnswerSubmitted:
    said = None if side is None else {"because": side["side"]}
    return events.AnswerSubmitted(seat, "choose", item, side, said)


def room_with(*seats: str) -> Room:
    return happen(Room(COURSE), [events.SeatTaken(seat, seat.upper(), "en") for seat in seats])


def at(item: int | None, phase: Phase, step: int = 1) -> events.PlaceReached:
    return events.PlaceReached(None, Place(step, item, phase))


def test_a_new_room_stands_at_the_start_and_is_empty() -> None:
    room = Room(COURSE)

    assert room.place == Place(0, None, "waiting")
    assert (room.step.id, room.phase, room.work) == ("hello", "waiting", None)
    assert (room.seats, room.answers.given, room.timer, room.closed) == ({}, {}, None, False)
    assert (room.spotlight, room.concerned) == (None, [])
    assert room.settings == Settings(names_shown=False, light="day")


def test_a_room_that_starts_with_an_item_stands_at_its_first() -> None:
    course = replace(COURSE, steps=COURSE.steps[1:])

    assert Room(course).work == ONE


def test_opening_a_class_tells_the_room_its_id_and_code() -> None:
    room = happen(Room(COURSE), [events.ClassOpened(None, "c1", "day", "1234", "zh")])

    assert (room.class_id, room.code) == ("c1", "1234")


def test_closing_a_class_takes_its_timer_away() -> None:
    room = happen(Room(COURSE), [events.TimerStarted(None, 9e9, True), events.ClassClosed(None)])

    assert room.closed
    assert room.timer is None


def test_seats_stand_in_the_order_in_which_they_were_taken() -> None:
    room = room_with("b", "a")

    assert [(seat.id, seat.name, seat.language) for seat in room.present()] == [
        ("b", "B", "en"),
        ("a", "A", "en"),
    ]
    assert room.seats["b"].joined == AT


def test_a_renamed_seat_keeps_its_place_and_its_answers() -> None:
    room = happen(room_with("a", "b"), [answer("a", LEFT), events.SeatRenamed("a", "Zoe")])

    assert [seat.name for seat in room.present()] == ["Zoe", "B"]
    assert list(room.answered(ONE)) == ["a"]


def test_a_removed_seat_is_no_longer_present_and_its_answers_count_no_more() -> None:
    room = happen(room_with("a", "b"), [answer("a", LEFT), answer("b", RIGHT)])

    happen(room, [events.SeatRemoved("a")])

    assert [seat.id for seat in room.present()] == ["b"]
    assert list(room.answered(ONE)) == ["b"]


def test_an_erased_seat_leaves_neither_name_nor_answer() -> None:
    room = happen(
        room_with("a", "b"), [answer("a", LEFT), answer("b", RIGHT), answer("a", LEFT, "two")]
    )

    happen(room, [events.SeatErased("a")])

    assert (room.seats["a"].name, room.seats["a"].removed) == ("", True)
    assert room.answers.given == {ONE: {"b": room.answers.to(ONE)["b"]}}


def test_a_log_whose_words_were_erased_folds_to_the_same_room() -> None:
    written = [
        events.SeatTaken("a", "Ann", "en"),
        events.SeatRenamed("a", "Zoe"),
        answer("a", LEFT),
        events.SeatErased("a"),
    ]
    emptied = [replace(event, **dict.fromkeys(event.words)) for event in written]

    assert happen(Room(COURSE), emptied) == happen(Room(COURSE), written)


def test_every_attempt_is_kept_with_its_number_and_its_time() -> None:
    room = happen(room_with("a"), [answer("a", LEFT)])

    happen(room, [answer("a", RIGHT)], later(30))

    (first, last) = room.answered(ONE)["a"]
    assert (first.number, first.answer, first.at) == (1, LEFT, AT)
    assert (last.number, last.answer, last.at) == (2, RIGHT, later(30))
    assert (last.feedback, last.corrections, last.standing) == ({"because": "right"}, {}, "new")


def test_answers_to_different_items_stand_apart() -> None:
    room = happen(room_with("a"), [answer("a", LEFT), answer("a", RIGHT, "two")])

    assert [attempt.answer for attempt in room.answered(ONE)["a"]] == [LEFT]
    assert [attempt.answer for attempt in room.answered(TWO)["a"]] == [RIGHT]


def test_an_answer_of_a_seat_that_the_log_does_not_know_is_left_out() -> None:
    assert happen(Room(COURSE), [answer("ghost", LEFT)]).answered(ONE) == {}


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_room_is_at_the_place_that_was_reached(phase: Phase) -> None:
    room = happen(Room(COURSE), [at(1, phase)])

    assert (room.work, room.phase) == (TWO, phase)


def test_between_items_there_is_nothing_to_answer() -> None:
    assert happen(Room(COURSE), [at(None, "summary")]).work is None
    assert happen(Room(COURSE), [at(None, "waiting", step=2)]).work is None


def test_an_item_is_revealed_by_its_solution_and_stays_so() -> None:
    room = happen(Room(COURSE), [at(0, "distribution")])
    assert room.revealed == set()

    happen(room, [at(0, "solution"), at(0, "open")])

    assert room.revealed == {ONE}


@pytest.mark.parametrize(
    "place",
    [Place(1, 7, "open"), Place(1, None, "waiting"), Place(1, 0, "summary"), Place(2, 0, "open")],
)
def test_a_place_that_the_course_has_no_longer_leads_to_the_start_of_its_step(place: Place) -> None:
    room = happen(Room(COURSE), [events.PlaceReached(None, place)])

    assert room.place.step == place.step
    assert COURSE.holds(room.place)
    assert room.revealed == set()


def test_a_step_that_the_course_has_no_longer_leads_to_its_last_one() -> None:
    room = happen(Room(COURSE), [at(0, "open", step=9)])

    assert room.place == Place(2, None, "waiting")


def test_a_timer_knows_how_long_it_runs_in_all() -> None:
    started = events.TimerStarted(None, AT.timestamp() + 90, True)

    assert happen(Room(COURSE), [started]).timer == Timer(AT.timestamp() + 90, True, 90.0)


def test_a_timer_stays_when_its_item_opens() -> None:
    room = happen(Room(COURSE), [at(0, "waiting"), events.TimerStarted(None, 9e9, True)])

    happen(room, [at(0, "open")])

    assert room.timer


@pytest.mark.parametrize(
    "move", [at(0, "closed"), at(1, "open"), at(1, "waiting"), at(None, "waiting", 2)]
)
def test_a_timer_goes_when_the_class_moves_on(move: Event) -> None:
    room = happen(Room(COURSE), [at(0, "open"), events.TimerStarted(None, 9e9, True), move])

    assert room.timer is None


def test_a_stopped_timer_is_gone() -> None:
    room = happen(Room(COURSE), [events.TimerStarted(None, 9e9, True), events.TimerStopped(None)])

    assert room.timer is None


def test_a_changed_setting_is_set() -> None:
    changes = [
        events.SettingChanged(None, "names_shown", True),
        events.SettingChanged(None, "light", "night"),
    ]

    assert happen(Room(COURSE), changes).settings == Settings(names_shown=True, light="night")


def test_an_event_without_a_rule_is_an_error_of_the_code() -> None:
    class Unheard(Event):
        pass

    with pytest.raises(TypeError, match="no rule to fold a Unheard"):
        apply(Unheard(None), Room(COURSE), AT)


@pytest.mark.parametrize("kind", events.KINDS.values(), ids=events.KINDS)
def test_every_kind_of_event_has_a_rule(kind: type[Event]) -> None:
    assert kind in apply.registry


# --- what the instructor does with answers


def noted(*happened: Event) -> Room:
    """Return a room in which a has written two notes and b one, at the open first item."""
    taken = [events.SeatTaken(seat, seat.upper(), "en") for seat in "ab"]
    notes = [note("a", "hi"), note("a", "hello"), note("b", "hey")]
    open_ = events.PlaceReached(None, Place(2, 0, "open"))
    return happen(Room(WRITTEN), [*taken, open_, *notes, *happened])


def standings(room: Room, seat: str = "a") -> list[str]:
    return [attempt.standing for attempt in room.answered(FIRST)[seat]]


def test_an_approval_belongs_to_the_attempt_and_not_to_later_ones() -> None:
    room = noted(events.AnswerApproved("a", *FIRST, 1), note("a", "hello again"))

    assert standings(room) == ["approved", "new", "new"]


def test_approving_another_attempt_replaces_the_approval() -> None:
    room = noted(events.AnswerApproved("a", *FIRST, 1), events.AnswerApproved("a", *FIRST, 2))

    assert standings(room) == ["new", "approved"]
    assert standings(room, "b") == ["new"]


def test_hiding_takes_an_approval_back_and_the_attempt_off_the_wall() -> None:
    room = noted(
        events.AnswerApproved("a", *FIRST, 2),
        events.SpotlightTurned("a", *FIRST, 2),
        events.AnswerHidden("a", *FIRST, 2),
    )

    assert standings(room) == ["new", "hidden"]
    assert room.spotlight is None


def test_hiding_another_attempt_leaves_the_spotlight_where_it_is() -> None:
    room = noted(events.SpotlightTurned("a", *FIRST, 2), events.AnswerHidden("a", *FIRST, 1))

    assert room.spotlight == Chosen("a", FIRST, 2)


def test_the_last_word_on_a_criterion_stands_beside_what_was_judged() -> None:
    said = [("greeting", True), ("name", False), ("greeting", False)]
    room = noted(*(events.JudgementCorrected("a", *FIRST, 1, *each) for each in said))

    first, second = room.answered(FIRST)["a"]
    assert first.corrections == {"greeting": False, "name": False}
    assert first.feedback == {"greeting": False, "stopped": False}
    assert second.corrections == {}


@pytest.mark.parametrize("phase", ITEM_PHASES)
def test_the_spotlight_stays_while_only_the_phase_changes(phase: Phase) -> None:
    room = noted(events.SpotlightTurned("a", *FIRST, 2), at(0, phase, step=2))

    assert room.spotlight == Chosen("a", FIRST, 2)


@pytest.mark.parametrize("move", [at(1, "waiting", 2), at(None, "summary", 2), at(0, "open", 1)])
def test_the_spotlight_goes_off_when_the_class_goes_to_another_item(move: Event) -> None:
    assert noted(events.SpotlightTurned("a", *FIRST, 2), move).spotlight is None


@pytest.mark.parametrize("gone", [events.SeatRemoved("a"), events.SeatErased("a")])
def test_the_spotlight_goes_off_when_the_seat_goes_and_stays_when_another_does(
    gone: Event,
) -> None:
    assert noted(events.SpotlightTurned("a", *FIRST, 2), gone).spotlight is None
    assert noted(events.SpotlightTurned("b", *FIRST, 1), gone).spotlight


def test_the_spotlight_is_on_one_attempt_at_a_time_and_can_be_turned_off() -> None:
    room = noted(events.SpotlightTurned("a", *FIRST, 2), events.SpotlightTurned("b", *FIRST, 1))
    assert room.spotlight == Chosen("b", FIRST, 1)

    assert happen(room, [events.SpotlightTurned(None, None, None, None)]).spotlight is None


def test_whoever_s_words_stop_the_judging_is_a_concern_until_seen_to_and_again_later() -> None:
    room = noted(note("b", "despair"), note("b", "despair"), note("a", "despair"))
    assert room.concerned == ["b", "a"]

    happen(room, [events.ConcernSeen("b")])
    assert room.concerned == ["a"]
    happen(room, [note("b", "despair once more")])
    assert room.concerned == ["a", "b"]


def test_of_an_erased_seat_nothing_is_left_to_see_to() -> None:
    assert noted(note("b", "despair"), events.SeatErased("b")).concerned == []


def test_what_was_judged_leaves_out_what_stopped_it_and_counts_the_attempt_before() -> None:
    room = noted(note("a", "despair"), events.SeatTaken("c", "C", "en"), note("c", "despair"))

    judged = {seat: len(attempts) for seat, attempts in room.judged(FIRST).items()}
    assert judged == {"a": 2, "b": 1}
    assert [attempt.number for attempt in room.answered(FIRST)["a"]] == [1, 2, 3]


def test_a_moderated_log_whose_words_were_erased_folds_to_the_same_room() -> None:
    happened = [
        note("a", "despair"),
        events.SpotlightTurned("b", *FIRST, 1),
        events.AnswerApproved("a", *FIRST, 1),
        events.JudgementCorrected("a", *FIRST, 2, "name", True),
        events.SpotlightTurned("a", *FIRST, 2),
        events.AnswerHidden("a", *FIRST, 1),
        events.ConcernSeen("a"),
        note("a", "despair"),
        events.SeatErased("a"),
    ]
    taken = [events.SeatTaken(seat, "Name", "en") for seat in "ab"]
    written = [*taken, events.PlaceReached(None, Place(2, 0, "open")), note("b", "hey")]
    written += [note("a", "hi"), note("a", "hello"), *happened]
    emptied = [
        replace(event, **dict.fromkeys(event.words)) if event.seat == "a" else event
        for event in written
    ]

    assert happen(Room(WRITTEN), emptied) == happen(Room(WRITTEN), written)


# --- any sequence of verbs


@dataclass(frozen=True)
class Wish:
    """Something somebody asks for."""

    verb: str
    seat: str = "a"
    number: int = 0
    word: str = ""


WISHES = st.builds(
    Wish,
    st.sampled_from(
        ["join", "rename", "remove", "erase", "submit", "advance", "advance", "back", "skip", "go",
         "enter", "timer", "stop", "due", "names", "light", "close", "write", "write", "approve",
         "hide", "correct", "spotlight", "unspotlight", "seen"]
    ),
    st.sampled_from("abc"),
    st.integers(-1, 3),
    st.sampled_from(["Ann", "ann", "李", "", *ITEM_PHASES]),
)  # fmt: skip


def grant(room: Room, wish: Wish) -> list[Event]:
    now = AT.timestamp() + 60 * wish.number
    phase = wish.word if wish.word in ITEM_PHASES else "open"
    seat = f"{wish.seat}0"
    chosen = Chosen(seat, room.work or FIRST, wish.number)
    text, said = {"text": wish.word}, {"stopped": wish.number > 2}
    if wish.verb == "erase":  # not a verb: the store does it and says so
        return [events.SeatErased(seat)] if seat in room.seats else []
    return {
        "join": lambda: verbs.take_seat(room, wish.seat + str(len(room.seats)), wish.word, "en"),
        "rename": lambda: verbs.rename(room, seat, wish.word),
        "remove": lambda: verbs.remove(room, seat),
        "submit": lambda: verbs.submit(room, seat, room.work or ONE, LEFT, {}),
        "advance": lambda: verbs.advance(room),
        "back": lambda: verbs.back(room),
        "skip": lambda: verbs.skip(room),
        "go": lambda: verbs.go(room, wish.number),
        "enter": lambda: verbs.enter(room, phase),  # type: ignore[arg-type]
        "timer": lambda: verbs.start_timer(room, 30, True, now),
        "stop": lambda: verbs.stop_timer(room),
        "due": lambda: verbs.due(room, now),
        "names": lambda: verbs.change_setting(room, "names_shown", wish.number > 0),
        "light": lambda: verbs.change_setting(room, "light", "night"),
        "close": lambda: verbs.close(room),
        "write": lambda: verbs.submit(room, seat, room.work or FIRST, text, said),
        "approve": lambda: moderation.approve(room, chosen, NOTE),
        "hide": lambda: moderation.hide(room, chosen, NOTE),
        "correct": lambda: moderation.correct(room, chosen, NOTE, "name", wish.word == "Ann"),
        "spotlight": lambda: moderation.spotlight(room, chosen, NOTE),
        "unspotlight": lambda: moderation.unspotlight(room),
        "seen": lambda: moderation.see_to(room, seat),
    }[wish.verb]()  # type: ignore[no-any-return, no-untyped-call]


@given(wishes=st.lists(WISHES, max_size=40))
def test_whatever_is_asked_the_room_equals_the_fold_of_its_log(wishes: list[Wish]) -> None:
    room, log = Room(WRITTEN), []
    for second, wish in enumerate(wishes):
        try:
            happened = grant(room, wish)
        except RoomError:
            continue
        for event in happened:
            kind, body, words = dump(event)
            log.append(Record(len(log) + 1, later(second), load(kind, event.seat, body, words)))
        happen(room, happened, later(second))

    assert fold(Room(WRITTEN), log) == room
    assert WRITTEN.holds(room.place)


@given(wishes=st.lists(WISHES, max_size=40))
def test_whatever_is_asked_a_verb_changes_nothing_by_itself(wishes: list[Wish]) -> None:
    room, twin = Room(WRITTEN), Room(WRITTEN)
    for wish in wishes:
        try:
            happened = grant(room, wish)
        except RoomError:
            happened = []
        assert room == twin
        happen(room, happened)
        happen(twin, happened)
