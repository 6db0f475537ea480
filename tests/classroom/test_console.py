"""What the instructor's page may know, which is everything but how it looks."""

from kit.classroom import events
from kit.classroom.agenda import Place
from kit.classroom.console import agenda, console_view
from kit.classroom.room import Room
from kit.exercises.contract import Json

from .fake import AT, COURSE, FIRST, at_deal, deal, happen, later, note, pairs
from .test_views import ALONE, at_notes, everything, room_at, scene


def test_the_console_shows_everybody_and_how_they_are() -> None:
    view = console_view(scene(room_at("open"), here="a", left={"b": 940.0}), "en")

    assert view["people"] == [
        {"seat": "a", "name": "Ann", "number": 1, "away": None, "answered": True},
        {"seat": "b", "name": "Bea", "number": 2, "away": 60.0, "answered": True},
        {"seat": "c", "name": "Cyd", "number": 3, "away": -1, "answered": False},
    ]


def test_the_console_shows_the_tally_before_the_others_do() -> None:
    assert console_view(scene(room_at("open")), "en")["tally"]["sides"] == {"right": 1, "left": 1}


def test_the_console_shows_what_to_say_and_what_to_remember() -> None:
    view = console_view(scene(room_at("open")), "en")

    assert (view["say"], view["reminders"]) == (
        ["Only for the instructor's eyes"],
        ["Keep calm"],
    )
    assert view["suggested_timer"] == 60
    assert view["settings"] == {"language": "zh", "names_shown": False, "light": "day"}


def test_the_console_shows_the_summary_between_items() -> None:
    assert console_view(scene(room_at("summary", None)), "en")["summary"]["people"]["one"] == 2


def test_the_agenda_says_what_is_done_and_what_lies_ahead() -> None:
    assert agenda(COURSE, Place(1, 0, "open"), "en") == [
        {"title": "Hello", "minutes": 5, "standing": "done"},
        {"title": "Choose", "minutes": 20, "standing": "now"},
        {"title": "Pause", "minutes": 10, "standing": "ahead"},
    ]


# --- what people wrote


def cards(room: Room) -> list[Json]:
    answers: list[Json] = console_view(scene(room), "en")["answers"]
    return answers


def test_each_seat_s_last_attempt_is_there_to_be_read_the_newest_first() -> None:
    room = at_notes()
    happen(room, [note("c", "good day")], later(5))

    assert [(each["seat"], each["name"], each["attempt"]) for each in cards(room)] == [
        ("c", "Cyd", 1),
        ("a", "Ann", 2),
        ("b", "Bea", 1),
    ]


def test_a_card_has_the_answer_what_was_read_in_it_and_how_it_stands() -> None:
    room = at_notes("open", events.JudgementCorrected("b", *FIRST, 1, "name", True))

    assert cards(room)[1] == {
        "seat": "b",
        "name": "Bea",
        "number": 2,
        "attempt": 1,
        "answer": {"text": "hey you"},
        "feedback": {"greeting": False, "stopped": False},
        "corrections": {"name": True},
        **ALONE,
        "at": AT.astimezone().strftime("%H:%M"),
        "standing": "new",
        "spotlit": False,
    }


def test_an_earlier_attempt_stays_while_it_is_approved_or_in_the_spotlight() -> None:
    approved, lit = events.AnswerApproved("a", *FIRST, 1), events.SpotlightTurned("a", *FIRST, 1)
    turned_off = events.SpotlightTurned(None, None, None, None)

    def of_ann(*happened: events.Event) -> list[tuple[int, str, bool]]:
        found = cards(at_notes("open", *happened))
        return [(e["attempt"], e["standing"], e["spotlit"]) for e in found if e["seat"] == "a"]

    assert of_ann(approved) == [(1, "approved", False), (2, "new", False)]
    assert of_ann(lit) == [(1, "new", True), (2, "new", False)]
    assert of_ann(lit, turned_off) == [(2, "new", False)]
    assert of_ann(events.AnswerHidden("a", *FIRST, 2)) == [(2, "hidden", False)]


def test_without_texts_to_moderate_there_is_nothing_to_read() -> None:
    assert "answers" not in console_view(scene(room_at("open")), "en")
    summed = happen(at_notes(), [events.PlaceReached(None, Place(2, None, "summary"))])
    assert "answers" not in console_view(scene(summed), "en")


def test_words_that_stopped_the_judging_are_a_concern_and_no_answer() -> None:
    room = at_notes("open", note("c", "despair"))

    view = console_view(scene(room), "en")
    assert view["concern"] == [{"seat": "c", "name": "Cyd", "number": 3}]
    assert "despair" not in everything(view)


def test_a_concern_stays_in_every_step_until_it_was_seen_to() -> None:
    room = at_notes("open", note("c", "despair"))
    happen(room, [events.PlaceReached(None, Place(0, None, "waiting"))])
    assert console_view(scene(room), "en")["concern"]

    happen(room, [events.ConcernSeen("c")])
    assert console_view(scene(room), "en")["concern"] == []


# --- groups


def test_the_console_shows_who_works_with_whom_how_far_they_are_and_who_is_alone() -> None:
    room = at_deal("abcd", pairs("abc"), deal("b", "mine"), deal("d", "mine"))

    view = console_view(scene(room, here="ab", left={"c": 970.0}), "en")
    assert view["groups"] == [
        {
            "members": [
                member("a", 1, "caller"),
                member("b", 2, "customer", answered=True),
                member("c", 3, "observer", away=30.0),
            ],
            "stage": "waiting",
        }
    ]
    assert [one["seat"] for one in view["loose"]] == ["d"]
    assert view["loose"][0] == view["people"][3]


def member(seat: str, number: int, role: str, **more: object) -> Json:
    """Return what the console is told of a member of a group who is here."""
    name = f"Person {seat.upper()}"
    here = {"seat": seat, "name": name, "number": number, "role": role}
    return here | {"away": None, "answered": False, "gone": False} | more


def test_a_member_that_has_left_stays_in_its_group_until_that_is_split() -> None:
    room = at_deal("abc", pairs("ab", "c"), events.SeatErased("b"))

    view = console_view(scene(room, here="abc"), "en")
    assert view["groups"][0]["members"][1] == member("b", 2, "customer", gone=True, name="")
    assert view["groups"][0]["stage"] == "apart"
    assert [one["seat"] for one in view["loose"]] == ["c"]


def test_between_items_groups_are_apart() -> None:
    room = at_deal("ab", pairs("ab"), deal("a", "mine"), deal("b", "yours"))
    happen(room, [events.PlaceReached(None, Place(2, None, "summary"))])

    assert [each["stage"] for each in console_view(scene(room), "en")["groups"]] == ["apart"]


def test_where_everybody_works_alone_there_are_no_groups() -> None:
    view = console_view(scene(room_at("open")), "en")

    assert (view["groups"], view["loose"]) == (None, [])


def test_where_nobody_is_paired_yet_all_are_alone() -> None:
    view = console_view(scene(at_deal("ab")), "en")

    assert (view["groups"], len(view["loose"])) == ([], 2)


def test_what_a_member_wrote_is_shown_with_its_role() -> None:
    room = at_deal("ab", pairs("ab"), deal("a", "mine"))

    (card,) = cards(room)
    assert (card["role"], card["group"], card["common"]) == ("caller", "1", False)
