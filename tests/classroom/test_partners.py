"""What members of a group may know of each other, and when."""

import json

import pytest

from kit.classroom import events
from kit.classroom.agenda import Place
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.classroom.views import seat_view, wall_view
from kit.exercises.contract import Json

from .fake import DEAL, DEALT, at_deal, deal, happen, later, pairs
from .test_views import everything, scene

BOTH = (deal("a", "my hello"), deal("b", "your terms"))
ALL = (*BOTH, deal("a", "our terms"))
YES = events.CommonConfirmed("b", *DEALT)
GONE = events.SeatRemoved("b")


def room_of(*happened: Event) -> Room:
    return at_deal("abcd", pairs("abc", "d"), *happened)


def group(room: Room, seat: str = "a", **about: object) -> Json:
    found: Json = seat_view(scene(room, **about), seat, "en")["group"]  # type: ignore[arg-type]
    return found


def test_a_member_knows_its_role_and_who_the_others_are() -> None:
    assert group(room_of(BOTH[1]), here="abc") == {
        "role": "caller",
        "stage": "apart",
        "others": [
            {
                "role": "customer",
                "number": 2,
                "name": "Person B",
                "away": None,
                "answered": True,
            },
            {
                "role": "observer",
                "number": 3,
                "name": "Person C",
                "away": None,
                "answered": False,
            },
        ],
        "versions": {},
        "common": None,
        "by": None,
        "version": None,
        "confirmed": [],
        "pen": None,
        "way_out": False,
    }


@pytest.mark.parametrize("phase", ["waiting", "open", "closed", "distribution", "solution"])
def test_who_works_alone_has_no_group(phase: str) -> None:
    room = happen(room_of(), [events.PlaceReached(None, Place(2, 0, phase))])  # type: ignore[arg-type]

    assert seat_view(scene(room), "d", "en")["group"] is None
    assert seat_view(scene(room), "a", "en")["group"]["role"] == "caller"


@pytest.mark.parametrize("place", [Place(2, None, "summary"), Place(1, 0, "open")])
def test_between_items_and_in_other_steps_nobody_has_a_group(place: Place) -> None:
    room = happen(room_of(*ALL), [events.PlaceReached(None, place)])

    assert group(room) is None


def test_who_was_removed_knows_nothing_of_its_group_any_more() -> None:
    view = seat_view(scene(room_of(*ALL, GONE)), "b", "en")

    assert view["group"] is None
    assert "terms" not in everything(view)


@pytest.mark.parametrize(
    ("happened", "knowing"),
    [(BOTH[:1], ""), (BOTH[1:], ""), (BOTH, "abc"), (ALL, "abc"), ((*ALL, GONE), "")],
)
def test_a_version_is_known_to_its_author_only_until_all_are_in(
    happened: tuple[Event, ...], knowing: str
) -> None:
    room = room_of(*happened)
    theirs = {"a": "your terms", "b": "my hello", "c": "my hello", "d": "hello"}

    for seat, words in theirs.items():
        view = everything(seat_view(scene(room), seat, "en"))
        assert (words in view) is (seat in knowing)


def test_all_members_compare_the_last_version_of_each_side() -> None:
    room = room_of(BOTH[0], deal("a", "my second hello"), BOTH[1])

    for seat in "abc":
        assert group(room, seat)["versions"] == {
            "caller": {
                "answer": {"text": "my second hello"},
                "feedback": {"greeting": True, "stopped": False},
                "corrections": {},
                "role": "caller",
                "group": "1",
                "common": False,
                "verdicts": {},
            },
            "customer": {
                "answer": {"text": "your terms"},
                "feedback": {"greeting": False, "stopped": False},
                "corrections": {},
                "role": "customer",
                "group": "1",
                "common": False,
                "verdicts": {},
            },
        }


def test_what_was_judged_of_a_version_waits_for_the_solution_where_feedback_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(DEAL, "immediate", False)

    assert "feedback" not in everything(group(room_of(*ALL)))
    solution = events.PlaceReached(None, Place(2, 0, "solution"))
    assert "feedback" in everything(group(happen(room_of(*ALL), [solution])))


def test_the_common_version_is_known_to_all_with_who_wrote_it_and_who_said_yes() -> None:
    for seat in "abc":
        found = group(room_of(*ALL), seat)
        assert (found["stage"], found["by"], found["confirmed"]) == (
            "comparing", "caller", ["caller"],
        )  # fmt: skip
        assert found["common"]["answer"] == {"text": "our terms"}
        assert found["common"]["common"] is True
        agreed = group(room_of(*ALL, YES), seat)
        assert (agreed["stage"], agreed["confirmed"]) == ("agreed", ["caller", "customer"])


def test_the_pen_is_held_by_who_has_a_draft_once_all_versions_are_in() -> None:
    def pen(room: Room, *writing: str, here: str = "abc") -> str | None:
        held = {(seat, *DEALT): {"text": "…"} for seat in writing}
        found: str | None = group(room, "c", drafts=held, here=here)["pen"]
        return found

    assert pen(room_of(BOTH[0]), "a") is None
    assert pen(room_of(*BOTH)) is None
    assert pen(room_of(*BOTH), "b") == "customer"
    assert pen(room_of(*BOTH), "b", here="ac") is None
    assert pen(room_of(*BOTH), "a", "b", here="b") == "customer"


# --- what one can do now


@pytest.mark.parametrize(
    ("happened", "states"),
    [
        ((), {"a": "answering", "b": "answering", "c": "watching", "d": "answering"}),
        (BOTH[:1], {"a": "submitted", "b": "answering", "c": "watching"}),
        (ALL, {"a": "submitted", "b": "submitted", "c": "watching"}),
    ],
)
def test_sides_answer_and_observers_watch(
    happened: tuple[Event, ...], states: dict[str, str]
) -> None:
    room = scene(room_of(*happened))

    assert {seat: seat_view(room, seat, "en")["state"] for seat in states} == states


def test_who_holds_the_pen_is_answering_again() -> None:
    drafts: dict[tuple[str, str, str], Json] = {("b", *DEALT): {"text": "…"}}

    assert seat_view(scene(room_of(*ALL), drafts), "b", "en")["state"] == "answering"


@pytest.mark.parametrize(("phase", "state"), [("waiting", "waiting"), ("closed", "closed")])
def test_an_observer_watches_what_is_open_only(phase: str, state: str) -> None:
    room = happen(room_of(), [events.PlaceReached(None, Place(2, 0, phase))])  # type: ignore[arg-type]

    assert seat_view(scene(room), "c", "en")["state"] == state


def test_observers_are_not_waited_for() -> None:
    assert scene(room_of(BOTH[0]), here="abcd").progress == {"answered": 1, "of": 3}


def test_what_an_observer_had_handed_in_before_is_not_counted() -> None:
    room = at_deal("abc", deal("c", "before"), pairs("abc"))

    assert scene(room, here="abc").progress == {"answered": 0, "of": 2}


# --- nobody waits for a phantom


@pytest.mark.parametrize(("left", "free"), [(1000.0 - 59, False), (1000.0 - 60, True)])
@pytest.mark.parametrize("happened", [(), BOTH[:1], BOTH, ALL])
def test_who_misses_a_partner_for_a_minute_may_go_on_alone(
    left: float, free: bool, happened: tuple[Event, ...]
) -> None:
    assert group(room_of(*happened), here="ac", left={"b": left})["way_out"] is free


@pytest.mark.parametrize(("after", "free"), [(59.0, False), (60.0, True)])
def test_a_partner_whose_page_was_never_seen_is_missed_since_it_joined(
    after: float, free: bool
) -> None:
    found = group(room_of(), here="ac", after=after)

    assert (found["others"][0]["away"], found["way_out"]) == (-1, free)


@pytest.mark.parametrize(("since", "free"), [(1000.0 - 59, False), (1000.0 - 60, True)])
def test_after_a_new_start_pages_have_a_minute_to_come_back(since: float, free: bool) -> None:
    begun = scene(room_of(*ALL), here="ac", after=3600.0)
    begun.presence.since = since

    assert seat_view(begun, "a", "en")["group"]["way_out"] is free


@pytest.mark.parametrize("happened", [BOTH[1:], (*ALL, YES)])
def test_whoever_has_done_all_that_the_others_need_may_go(happened: tuple[Event, ...]) -> None:
    assert group(room_of(*happened), here="ac", left={"b": 0.0})["way_out"] is False


@pytest.mark.parametrize(("after", "free"), [(179.0, False), (180.0, True)])
def test_nobody_waits_longer_than_three_minutes_for_a_version(after: float, free: bool) -> None:
    assert group(room_of(BOTH[0]), here="abc", after=after)["way_out"] is free
    assert group(room_of(BOTH[0]), "b", here="abc", after=after)["way_out"] is False
    assert group(room_of(*BOTH), here="abc", after=after)["way_out"] is False


def test_the_wait_is_counted_from_one_s_own_version() -> None:
    room = happen(room_of(), BOTH[:1], later(60))

    assert group(room, here="abc", after=239)["way_out"] is False
    assert group(room, here="abc", after=240)["way_out"] is True


@pytest.mark.parametrize("gone", [GONE, events.SeatErased("b")])
@pytest.mark.parametrize("happened", [(), BOTH[:1], (*ALL, YES)])
def test_who_is_left_by_a_partner_may_go_on_alone_at_once(
    gone: Event, happened: tuple[Event, ...]
) -> None:
    found = group(room_of(*happened, gone), here="abc")

    assert (found["stage"], found["way_out"]) == ("apart", True)
    left = {key: found["others"][0][key] for key in ("role", "number", "away", "answered")}
    assert left == {"role": "customer", "number": 2, "away": -1} | {
        "answered": gone is GONE and len(happened) > 1
    }
    assert (found["versions"], found["common"], found["confirmed"]) == ({}, None, [])


# --- the wall


@pytest.mark.parametrize(
    ("happened", "agreed"), [((), 0), (ALL, 0), ((*ALL, YES), 1), ((*ALL, YES, GONE), None)]
)
@pytest.mark.parametrize("phase", ["open", "closed"])
def test_the_wall_counts_the_pairs_and_those_that_agree(
    happened: tuple[Event, ...], agreed: int | None, phase: str
) -> None:
    room = happen(room_of(*happened), [events.PlaceReached(None, Place(2, 0, phase))])  # type: ignore[arg-type]

    counted = {"pairs": 0, "agreed": 0} if agreed is None else {"pairs": 1, "agreed": agreed}
    assert wall_view(scene(room), "en")["groups"] == counted


def test_without_groups_the_wall_counts_none() -> None:
    assert "groups" not in wall_view(scene(at_deal("ab")), "en")
    solution = events.PlaceReached(None, Place(2, 0, "solution"))
    assert "groups" not in wall_view(scene(happen(room_of(*ALL), [solution])), "en")


def test_what_a_pair_wrote_is_not_on_the_wall() -> None:
    assert "terms" not in everything(wall_view(scene(room_of(*ALL, YES)), "en"))


def test_the_spotlight_tells_the_role_of_what_is_in_it() -> None:
    room = room_of(*ALL, events.SpotlightTurned("a", *DEALT, 2))

    lit = wall_view(scene(room), "en")["spotlight"]
    assert (lit["role"], lit["group"], lit["common"]) == ("caller", "1", True)


def test_every_view_of_a_group_is_json_that_every_browser_reads() -> None:
    view = seat_view(scene(room_of(*ALL), here=""), "a", "en")

    assert json.loads(json.dumps(view, allow_nan=False)) == view
