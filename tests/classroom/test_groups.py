"""Groups as the log tells of them: versions apart, a common one, and who has said yes to it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom import events, grouping, verbs, verdicts
from kit.classroom.agenda import Place
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.classroom.talk import Talk
from kit.classroom.verdicts import Said
from kit.errors import RoomError

from .fake import DEAL, DEALT, EXERCISES, PAIRED, at_deal, deal, happen, pairs, verdict

BOTH = (deal("a", "mine"), deal("b", "yours"))
ALL = (*BOTH, deal("a", "ours"))
YES = events.CommonConfirmed("b", *DEALT)


def talk(room: Room, seat: str = "a") -> Talk:
    found = room.talk(DEALT, seat)
    assert found
    return found


def common(room: Room, seat: str) -> list[bool]:
    return [attempt.common for attempt in room.answered(DEALT).get(seat, [])]


def test_the_first_two_of_a_group_have_the_roles_and_all_others_observe() -> None:
    room = at_deal("abcd", pairs("abcd"))

    assert dict(talk(room).roles) == {
        "a": "caller",
        "b": "customer",
        "c": "observer",
        "d": "observer",
    }


@pytest.mark.parametrize("seat", ["c", "d"])
def test_who_is_in_no_group_or_alone_in_one_works_alone(seat: str) -> None:
    room = at_deal("abcd", pairs("ab", "c"), deal(seat, "mine"), deal(seat, "again"))

    assert room.talk(DEALT, seat) is None
    assert common(room, seat) == [False, False]


def test_groups_of_a_step_that_all_do_alone_are_none() -> None:
    room = happen(at_deal("ab"), [events.GroupsMade(None, "choose", (("a", "b"),))])

    assert room.groups.of("choose") == ()
    assert room.talk(("choose", "one"), "a") is None


def test_other_groups_replace_all_groups_of_their_step() -> None:
    room = at_deal("abc", pairs("ab", "c"), pairs("bc"))

    assert room.groups.of("agree") == (("b", "c"),)


def test_versions_are_one_s_own_until_all_sides_have_handed_one_in() -> None:
    room = at_deal("ab", pairs("ab"), deal("a", "mine"), deal("a", "again"), deal("b", "yours"))

    assert (common(room, "a"), common(room, "b")) == ([False, False], [False])
    assert talk(room).own["a"].answer == {"text": "again"}
    assert talk(room).complete


def test_what_is_handed_in_after_that_is_common() -> None:
    room = at_deal("abc", pairs("abc"), *ALL)

    assert common(room, "a") == [False, True]
    assert talk(room).common == room.answers.to(DEALT)["a"][1]
    assert (talk(room).by, talk(room).own["a"].answer) == ("a", {"text": "mine"})


def test_who_hands_a_common_version_in_has_said_yes_and_all_sides_must() -> None:
    room = at_deal("abc", pairs("abc"), *ALL)
    assert (talk(room).confirmed, talk(room).stage) == (["a"], "comparing")

    happen(room, [YES])
    assert (talk(room).confirmed, talk(room).stage) == (["a", "b"], "agreed")


def test_a_new_common_version_takes_every_yes_back() -> None:
    room = at_deal("ab", pairs("ab"), *ALL, YES, deal("b", "ours, but better"))

    assert (talk(room).by, talk(room).confirmed, talk(room).stage) == ("b", ["b"], "comparing")
    assert talk(room).common == room.answers.to(DEALT)["b"][1]


def test_a_yes_to_nothing_is_none() -> None:
    assert talk(at_deal("ab", pairs("ab"), *BOTH, YES)).confirmed == ()


def test_each_item_is_agreed_on_by_itself() -> None:
    room = at_deal("ab", pairs("ab"), *ALL, YES)
    second = room.talk(("agree", "second"), "a")

    assert second
    assert (second.own, second.common, second.stage) == ({}, None, "apart")


def test_an_observer_who_comes_or_goes_changes_nothing_of_what_is_common() -> None:
    room = at_deal("abc", pairs("ab", "c"), *ALL, pairs("abc"), YES, pairs("ab", "c"))

    assert talk(room).stage == "agreed"


def test_with_somebody_else_one_begins_with_one_s_own_version() -> None:
    room = at_deal("abc", pairs("ab", "c"), *ALL, pairs("ac", "b"))

    assert talk(room).own["a"].answer == {"text": "mine"}
    assert (talk(room).common, talk(room).stage) == (None, "waiting")


@pytest.mark.parametrize(
    ("happened", "stages"),
    [
        ((), ["apart", "apart", "waiting"]),
        (BOTH[:1], ["waiting", "apart", "waiting"]),
        (BOTH, ["comparing"] * 3),
        (ALL, ["comparing"] * 3),
        ((*ALL, YES), ["agreed"] * 3),
    ],
)
def test_a_group_is_apart_waits_compares_and_agrees(
    happened: tuple[Event, ...], stages: list[str]
) -> None:
    room = at_deal("abc", pairs("abc"), *happened)

    assert [talk(room).stage_of(seat) for seat in "abc"] == stages


# --- what they say where only people can tell


def said(room: Room) -> dict[str, list[dict[str, bool]]]:
    """Return what each attempt at the deal tells of the parts that people compare."""
    return {
        seat: [dict(attempt.verdicts) for attempt in attempts]
        for seat, attempts in room.answered(DEALT).items()
    }


def test_the_last_word_of_a_pair_counts_and_stands_with_what_both_compared() -> None:
    room = at_deal("abc", deal("a", "before"), pairs("abc"), *ALL, verdict("b", False, 2, 1))
    assert talk(room).verdicts == {"text": False}

    happen(room, [verdict("a", True, 2, 1)])
    assert talk(room).verdicts == {"text": True}
    assert said(room) == {"a": [{}, {"text": True}, {}], "b": [{"text": True}]}


def test_what_is_said_at_one_item_is_said_of_no_other() -> None:
    room = at_deal("ab", pairs("ab"), *BOTH, deal("a", "x", "second"), deal("b", "y", "second"))
    happen(room, [verdict("a", True)])
    second = room.talk(("agree", "second"), "a")

    assert second
    assert (talk(room).verdicts, second.verdicts) == ({"text": True}, {})


def test_an_observer_who_comes_or_goes_changes_nothing_of_what_was_said() -> None:
    room = at_deal("abc", pairs("ab", "c"), *BOTH, verdict("a", True), pairs("abc"))
    assert talk(room, "c").verdicts == {"text": True}

    assert talk(happen(room, [pairs("ab", "c")])).verdicts == {"text": True}


@pytest.mark.parametrize(
    "ended",
    [pairs("a", "b", "c"), pairs("ac", "b"), pairs("ba"), events.SeatRemoved("b"),
     events.SeatErased("b")],
)  # fmt: skip
def test_what_was_said_goes_with_the_group_that_said_it(ended: Event) -> None:
    room = at_deal("abc", pairs("ab", "c"), *BOTH, deal("c", "theirs"), verdict("a", True), ended)

    assert not any(any(each) for each in said(room).values())


def test_a_pair_that_was_split_by_mistake_finds_what_it_said_of_the_same_versions() -> None:
    room = at_deal("ab", pairs("ab"), *BOTH, verdict("a", True), pairs("a", "b"), pairs("ab"))
    assert talk(room).verdicts == {"text": True}

    happen(room, [pairs("a", "b"), deal("a", "written anew"), pairs("ab")])
    assert talk(room).verdicts == {}


# --- words that stop the judging


def test_words_that_stopped_the_judging_are_no_version() -> None:
    room = at_deal("ab", pairs("ab"), deal("a", "despair"), deal("b", "yours"))
    assert [talk(room).stage_of(seat) for seat in "ab"] == ["apart", "waiting"]

    happen(room, [deal("a", "mine"), deal("a", "despair")])
    assert common(room, "a") == [False, False, False]
    assert talk(room).own["a"].answer == {"text": "mine"}
    assert talk(room).common is None


# --- whoever leaves


@pytest.mark.parametrize("gone", [events.SeatRemoved("b"), events.SeatErased("b")])
@pytest.mark.parametrize("happened", [(), BOTH, (*ALL, YES)])
def test_whoever_is_left_by_a_partner_works_as_if_alone(
    gone: Event, happened: tuple[Event, ...]
) -> None:
    room = at_deal("abc", pairs("abc"), *happened, gone, deal("a", "more"))

    assert room.groups.of("agree") == (("a", "b", "c"),)
    assert talk(room).broken
    assert [talk(room).stage_of(seat) for seat in "ac"] == ["apart", "waiting"]
    assert common(room, "a")[-1] is False


def test_an_observer_who_has_gone_is_missed_by_nobody() -> None:
    room = at_deal("abc", pairs("abc"), *BOTH, events.SeatRemoved("c"))

    assert not talk(room).broken
    assert talk(room).stage == "comparing"


def test_missing_is_without_whom_a_group_cannot_go_on() -> None:
    def missing(*happened: Event) -> list[str]:
        return talk(at_deal("abc", pairs("abc"), *happened)).missing("a")

    assert missing() == ["b"]
    assert missing(BOTH[1]) == []
    assert missing(*ALL) == ["b"]
    assert missing(*ALL, YES) == []


# --- what attempts are counted by


def test_attempts_know_the_role_and_the_group_that_their_author_has_now() -> None:
    room = at_deal("abcd", *BOTH, deal("c", "alone"), deal("d", "before"), pairs("c", "abd"))

    known = {seat: (last.role, last.group) for seat, [*_, last] in room.judged(DEALT).items()}
    assert known == {
        "a": ("caller", "2"),
        "b": ("customer", "2"),
        "c": ("", ""),
        "d": ("observer", "2"),
    }


def test_who_is_left_by_a_partner_is_counted_with_the_version_of_one_s_own() -> None:
    room = at_deal("ab", pairs("ab"), *ALL, YES, events.SeatRemoved("b"))

    assert [attempt.answer["text"] for attempt in room.counted(DEALT)["a"]] == ["mine"]


def test_who_is_left_by_a_partner_is_counted_in_no_group() -> None:
    room = at_deal("ab", pairs("ab"), *BOTH, events.SeatRemoved("b"))

    (attempt,) = room.answered(DEALT)["a"]
    assert (attempt.role, attempt.group) == ("caller", "")


# --- the log


def emptied(happened: list[Event], *seats: str) -> list[Event]:
    """Return a log without the words of some seats, as the store leaves it."""
    return [
        replace(event, **dict.fromkeys(event.words)) if event.seat in seats else event
        for event in happened
    ]


@pytest.mark.parametrize("gone", ["a", "b", "c"])
def test_a_log_whose_words_were_erased_folds_to_the_same_room(gone: str) -> None:
    happened: list[Event] = [pairs("ab", "c"), *BOTH, verdict("b", True), *ALL[2:], YES]
    happened += [deal("b", "better"), pairs("bac"), deal("c", "mine"), pairs("bc", "a")]
    happened += [verdict("c", False), deal("b", "theirs"), events.SeatErased(gone)]
    taken: list[Event] = [events.SeatTaken(seat, "Name", "en") for seat in "abc"]
    written = [*taken, events.PlaceReached(None, Place(2, 0, "open")), *happened]

    fresh = Room.of(PAIRED, EXERCISES)
    assert happen(fresh, emptied(written, gone)) == happen(Room.of(PAIRED, EXERCISES), written)


WISHES = st.tuples(
    st.sampled_from(["pair", "split", "submit", "submit", "submit", "say", "confirm", "erase"]),
    st.sampled_from("abcd"),
    st.sampled_from("abcd"),
    st.sampled_from(["words", "despair"]),
)


def _confirm(room: Room, seat: str) -> list[Event]:
    talk = room.talk(DEALT, seat)
    return grouping.confirm(room, seat, DEALT, talk.version if talk else 0)


def grant(room: Room, wish: tuple[str, str, str, str]) -> list[Event]:
    verb, seat, other, words = wish
    if verb == "erase":
        return [events.SeatErased(seat)]
    if verb == "submit":
        given = deal(seat, words)
        assert given.answer is not None
        assert given.feedback is not None
        return verbs.submit(room, seat, DEALT, given.answer, given.feedback)
    if verb == "pair":
        return grouping.pair(room, seat, other)
    if verb == "say":
        return verdicts.give(room, Said(seat, DEALT, "text", words == "words"), DEAL)
    return grouping.split(room, seat) if verb == "split" else _confirm(room, seat)


@given(wishes=st.lists(WISHES, max_size=25))
def test_whoever_is_erased_whatever_was_common_the_log_folds_to_the_same_room(
    wishes: list[tuple[str, str, str, str]],
) -> None:
    room, log = at_deal("abcd"), []
    for wish in wishes:
        try:
            happened = grant(room, wish)
        except RoomError:
            continue
        happen(room, happened)
        log += happened
    erased = [event.seat or "" for event in log if isinstance(event, events.SeatErased)]
    taken: list[Event] = [events.SeatTaken(seat, f"Person {seat.upper()}", "en") for seat in "abcd"]
    written = [*taken, events.PlaceReached(None, Place(2, 0, "open")), *log]

    assert happen(Room.of(PAIRED, EXERCISES), emptied(written, *erased)) == room


def test_what_stands_for_a_member_is_the_common_version_and_before_it_their_own() -> None:
    apart, together = at_deal("abc", pairs("abc"), *BOTH), at_deal("abc", pairs("abc"), *ALL)

    assert [told(apart, seat) for seat in "abc"] == ["mine", "yours", None]
    assert [told(together, seat) for seat in "abc"] == ["ours", "ours", "ours"]


def test_of_common_versions_only_the_last_one_counts() -> None:
    room = at_deal("ab", pairs("ab"), *ALL, deal("b", "ours, mended"))
    counted = room.counted(DEALT)

    assert [attempt.answer["text"] for attempt in counted["a"]] == ["mine"]
    assert [attempt.answer["text"] for attempt in counted["b"]] == ["yours", "ours, mended"]
    assert len(room.judged(DEALT)["a"]) == 2


def told(room: Room, seat: str) -> str | None:
    standing = room.standing(DEALT, seat)
    return standing.answer["text"] if standing else None
