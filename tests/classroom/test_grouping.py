"""How groups are made, left and joined, and what their members may do."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom import events, grouping, verbs
from kit.classroom.agenda import Place
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.errors import (
    ClassOver,
    GroupFull,
    NotOpen,
    OnlyWatching,
    PenTaken,
    RoomError,
    UnknownSeat,
    VersionChanged,
)

from .fake import DEALT, at_deal, deal, happen, pairs

BOTH = (deal("a", "mine"), deal("b", "yours"))
ALL = (*BOTH, deal("a", "ours"))
GONE = events.SeatRemoved("b")


def groups(room: Room, happened: list[Event]) -> list[str]:
    """Return the groups after what happened, each as the letters of its seats."""
    return ["".join(members) for members in happen(room, happened).groups.of("agree")]


# --- by arrival and at random


@pytest.mark.parametrize(
    ("seats", "made"),
    [
        ("", []),
        ("a", ["a"]),
        ("ab", ["ab"]),
        ("abc", ["abc"]),
        ("abcd", ["ab", "cd"]),
        ("abcde", ["ab", "cde"]),
    ],
)
def test_pairs_are_made_in_order_and_an_odd_last_one_observes(seats: str, made: list[str]) -> None:
    room = at_deal(seats)

    assert groups(room, grouping.by_arrival(room, "agree")) == made


def test_at_random_they_are_made_in_the_order_that_was_shuffled() -> None:
    room = at_deal("abcd")

    assert groups(room, grouping.at_random(room, "agree", "dbca")) == ["db", "ca"]


def test_whoever_was_removed_is_paired_with_nobody() -> None:
    room = at_deal("abcd", GONE)

    assert groups(room, grouping.at_random(room, "agree", "abcd")) == ["acd"]


def test_groups_that_have_handed_something_in_stay_and_the_others_are_paired_anew() -> None:
    room = at_deal("abcdef", pairs("fa", "bcd", "e"), deal("c", "mine", "second"))

    assert groups(room, grouping.by_arrival(room, "agree")) == ["bcd", "aef"]


def test_a_group_whose_side_has_left_does_not_stay() -> None:
    room = at_deal("abcd", pairs("ab", "cd"), *BOTH, GONE)

    assert groups(room, grouping.by_arrival(room, "agree")) == ["acd"]


def test_where_all_are_paired_so_already_nothing_happens() -> None:
    room = at_deal("abcd", pairs("ab", "cd"))

    assert grouping.by_arrival(room, "agree") == []


# --- by hand


@pytest.mark.parametrize(
    ("before", "seat", "beside", "after"),
    [
        ([], "a", "b", ["ab"]),
        (["a", "b"], "a", "b", ["ab"]),
        (["ab", "cd"], "a", "c", ["b", "cda"]),
        (["ab", "c"], "a", "c", ["b", "ac"]),
        (["ab", "c"], "c", "a", ["abc"]),
        (["abc", "d"], "a", "d", ["cb", "ad"]),
        (["abc", "d"], "b", "d", ["ac", "bd"]),
        (["abc", "d"], "c", "d", ["ab", "cd"]),
        (["abc"], "c", "a", ["abc"]),
    ],
)
def test_a_seat_leaves_its_group_for_another_and_the_others_keep_their_roles(
    before: list[str], seat: str, beside: str, after: list[str]
) -> None:
    room = at_deal("abcd", pairs(*before))

    assert groups(room, grouping.pair(room, seat, beside)) == after


def test_who_joins_takes_the_place_of_who_has_gone() -> None:
    room = at_deal("abcd", pairs("bac", "d"), GONE)

    assert groups(room, grouping.pair(room, "d", "a")) == ["dac"]


def test_a_group_that_is_left_is_left_by_who_had_gone_too() -> None:
    room = at_deal("abcd", pairs("abc", "d"), GONE)

    assert groups(room, grouping.pair(room, "a", "d")) == ["c", "ad"]


def test_a_group_has_four_members_at_most() -> None:
    room = at_deal("abcde", pairs("abcd", "e"))

    with pytest.raises(GroupFull) as refusal:
        grouping.pair(room, "e", "a")
    assert refusal.value.values == {"most": 4}


@pytest.mark.parametrize(("seat", "beside"), [("ghost", "a"), ("a", "ghost"), ("b", "a")])
def test_a_seat_that_is_not_there_is_paired_with_nobody(seat: str, beside: str) -> None:
    room = at_deal("ab", GONE)

    with pytest.raises(UnknownSeat):
        grouping.pair(room, seat, beside)


def test_a_seat_is_not_paired_with_itself() -> None:
    with pytest.raises(RoomError, match="with itself"):
        grouping.pair(at_deal("a"), "a", "a")


def test_a_group_that_is_split_works_alone_from_then_on() -> None:
    room = at_deal("abcd", pairs("abc", "d"), GONE)

    assert groups(room, grouping.split(room, "b")) == ["a", "c", "d"]
    assert grouping.split(room, "a") == []


def test_a_group_without_anybody_goes_when_it_is_split() -> None:
    room = at_deal("abc", pairs("ab", "c"), GONE, events.SeatRemoved("a"))

    assert groups(room, grouping.split(room, "a")) == ["c"]


@pytest.mark.parametrize(
    ("seat", "after"), [("a", ["cb", "a"]), ("b", ["ac", "b"]), ("c", ["ab", "c"])]
)
def test_who_goes_on_alone_leaves_the_others_together(seat: str, after: list[str]) -> None:
    room = at_deal("abc", pairs("abc"))

    assert groups(room, grouping.alone(room, seat)) == after
    assert grouping.alone(room, seat) == []


# --- late arrivals


@pytest.mark.parametrize(
    ("before", "happened", "after"),
    [
        ([], (), []),
        (["ab", "c"], (), ["ab", "cz"]),
        (["ab", "c"], (deal("c", "mine"),), ["abz", "c"]),
        (["ab", "c"], (deal("c", "despair"),), ["abz", "c"]),
        (["abc", "d"], (deal("d", "mine", "second"),), ["abc", "dz"]),
        (["abc"], (), ["abc", "z"]),
        (["ab", "cd"], (), ["abz", "cd"]),
        (["ab", "cd"], (GONE,), ["az", "cd"]),
        (["ba", "cd"], (GONE,), ["za", "cd"]),
        (["ab", "cd"], (*BOTH, GONE), ["ab", "cdz"]),
        (["ab", "cd"], (GONE, events.SeatRemoved("a")), ["ab", "cdz"]),
    ],
)
def test_a_late_arrival_gets_a_partner_or_observes_or_waits_for_the_next_one(
    before: list[str], happened: tuple[Event, ...], after: list[str]
) -> None:
    room = at_deal("abcd", *([pairs(*before)] if before else []), *happened)
    late = verbs.take_seat(room, "z", "Zoe", "en") + grouping.seated_late(room, "z")

    assert groups(room, late) == after


# --- where there are no groups, or no class any more


def test_where_everybody_works_alone_nobody_is_paired() -> None:
    room = happen(at_deal("ab"), [events.PlaceReached(None, Place(1, 0, "open"))])

    for verb in (
        lambda: grouping.by_arrival(room, "choose"),
        lambda: grouping.at_random(room, "nowhere", "ab"),
        lambda: grouping.pair(room, "a", "b"),
        lambda: grouping.split(room, "a"),
        lambda: grouping.alone(room, "a"),
    ):
        with pytest.raises(RoomError, match="not done in groups"):
            verb()


def test_after_the_class_groups_stay_as_they_are() -> None:
    room = at_deal("abc", pairs("ab", "c"), *ALL, events.ClassClosed(None))

    for verb in (
        lambda: grouping.by_arrival(room, "agree"),
        lambda: grouping.pair(room, "a", "c"),
        lambda: grouping.split(room, "a"),
        lambda: grouping.alone(room, "a"),
        lambda: grouping.confirm(room, "b", DEALT, 1),
    ):
        with pytest.raises(ClassOver):
            verb()


# --- the common version


def test_a_side_says_yes_to_the_common_version_once() -> None:
    room = at_deal("abc", pairs("abc"), *ALL)
    assert grouping.confirm(room, "a", DEALT, 1) == []

    happen(room, grouping.confirm(room, "b", DEALT, 1))
    assert grouping.confirm(room, "b", DEALT, 1) == []


@pytest.mark.parametrize("happened", [(), BOTH[:1], BOTH, (*ALL, GONE)])
def test_without_a_common_version_there_is_nothing_to_say_yes_to(
    happened: tuple[Event, ...],
) -> None:
    room = at_deal("abc", pairs("ab", "c"), *happened)

    for seat in "ac":
        with pytest.raises(RoomError, match="no common version"):
            grouping.confirm(room, seat, DEALT, 1)


def test_a_side_says_yes_to_the_version_it_has_read_and_to_no_other() -> None:
    room = at_deal("ab", pairs("ab"), *ALL, deal("a", "changed meanwhile"))

    for version in (0, 1, 3):
        with pytest.raises(VersionChanged):
            grouping.confirm(room, "b", DEALT, version)
    assert grouping.confirm(room, "b", DEALT, 2)


def test_only_the_open_item_is_confirmed_and_only_by_who_is_there() -> None:
    room = at_deal("ab", pairs("ab"), *ALL)

    with pytest.raises(NotOpen):
        grouping.confirm(room, "b", ("agree", "second"), 1)
    with pytest.raises(UnknownSeat):
        grouping.confirm(room, "ghost", DEALT, 1)
    happen(room, [events.PlaceReached(None, Place(2, 0, "closed"))])
    with pytest.raises(NotOpen):
        grouping.confirm(room, "b", DEALT, 1)


def test_an_observer_neither_hands_in_nor_writes_nor_says_yes() -> None:
    room = at_deal("abc", pairs("abc"), *ALL)

    for verb in (
        lambda: verbs.submit(room, "c", DEALT, {"text": "mine"}, {}),
        lambda: grouping.may_write(room, "c", DEALT, ()),
        lambda: grouping.confirm(room, "c", DEALT, 1),
    ):
        with pytest.raises(OnlyWatching):
            verb()


def test_one_writes_the_common_version_at_a_time() -> None:
    room = at_deal("abc", pairs("ab", "c"), *BOTH)

    grouping.may_write(room, "b", DEALT, {"c"})
    with pytest.raises(PenTaken):
        grouping.may_write(room, "b", DEALT, {"a"})
    grouping.may_write(room, "b", DEALT, {"a", "b"})  # both were writing before
    grouping.may_write(room, "c", DEALT, {"a", "b"})


def test_versions_of_one_s_own_are_written_at_the_same_time() -> None:
    room = at_deal("ab", pairs("ab"), BOTH[0])

    grouping.may_write(room, "b", DEALT, {"a"})


# --- any sequence of them


WISHES = st.tuples(
    st.sampled_from(
        ["join", "join", "join", "remove", "by_arrival", "at_random", "pair", "pair", "split",
         "alone", "submit"]
    ),
    st.integers(0, 9),
    st.integers(0, 9),
    st.randoms(use_true_random=False),
)  # fmt: skip


def grant(room: Room, verb: str, numbers: tuple[int, int], luck: Random) -> list[Event]:
    seat, other = (f"s{number}" for number in numbers)
    new, shuffled = f"s{len(room.seats)}", [each.id for each in room.present()]
    luck.shuffle(shuffled)
    if verb == "join":
        return verbs.take_seat(room, new, "Name", "en") + grouping.seated_late(room, new)
    return {
        "remove": lambda: verbs.remove(room, seat),
        "by_arrival": lambda: grouping.by_arrival(room, "agree"),
        "at_random": lambda: grouping.at_random(room, "agree", shuffled),
        "pair": lambda: grouping.pair(room, seat, other),
        "split": lambda: grouping.split(room, seat),
        "alone": lambda: grouping.alone(room, seat),
        "submit": lambda: verbs.submit(room, seat, DEALT, {"text": "mine"}, {}),
    }[verb]()


@given(wishes=st.lists(WISHES, max_size=40))
def test_whatever_is_asked_everybody_is_in_one_group_at_most_and_none_is_too_big(
    wishes: list[tuple[str, int, int, Random]],
) -> None:
    room = at_deal("")
    for verb, first, second, luck in wishes:
        try:
            happen(room, grant(room, verb, (first, second), luck))
        except RoomError:
            continue

        made = room.groups.of("agree")
        assert set(Counter(seat for members in made for seat in members).values()) <= {1}
        assert all(1 <= len(members) <= 4 for members in made)
        assert {seat for members in made for seat in members} <= room.seats.keys()
