from collections.abc import Mapping
from typing import cast

import pytest

from kit.errors import MoveRefused
from kit.exercises.contract import Json
from kit.pages.console_page import ConsolePage
from kit.pages.line import Line
from tests.classroom.fake import NOTE
from tests.pages.fake import FakeLine
from tests.pages.note import NoteView, install

PERSON = {
    "seat": "s1",
    "name": "<script>alert(1)</script>",
    "number": 7,
    "away": None,
    "answered": False,
}


def view(**more: object) -> Json:
    """What the server sends the console, at a talk."""
    return {
        "course": "Course",
        "code": "4827",
        "over": False,
        "agenda": [
            {"title": "Welcome", "minutes": 15, "standing": "now"},
            {"title": "Emotion", "minutes": 30, "standing": "ahead"},
        ],
        "progress": {"answered": 0, "of": 1},
        "timer": None,
        "suggested_timer": 90,
        "settings": {"language": "zh", "names_shown": False, "light": "day"},
        "people": [PERSON],
        "concern": [],
        "groups": None,
        "loose": [],
        "content": "zh",
        "step": {"id": "welcome", "exercise": None, "title": "Welcome"},
        "first": True,
        "phase": "waiting",
        "item": None,
        "number": None,
        "items": 0,
        "say": ["Hello"],
        "reminders": [],
        "address": "192.0.2.1:8866",
        "join": "http://192.0.2.1:8866/4827",
        "qr": "<svg></svg>",
        "claims": [],
        "pages": {"ready": 60, "most": 180},
        "notices": [],
        **more,
    }


@pytest.fixture
def line() -> FakeLine:
    return FakeLine()


@pytest.fixture
def page(line: FakeLine) -> ConsolePage:
    console = ConsolePage(cast(Line, line))
    console.show(view())
    return console


def press(page: ConsolePage, pressed: str, **values: str) -> None:
    page._press(pressed, cast(Mapping[str, str], values))


def test_names_and_links_are_shown_after_a_press_only(page: ConsolePage) -> None:
    assert "alert" not in page._panel.html
    assert view()["join"] not in page._panel.html
    press(page, "toggle", what="names")
    press(page, "toggle", what="links")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page._panel.html
    assert "<script>" not in page._panel.html
    assert view()["join"] in page._panel.html


def test_the_console_says_how_many_phones_this_laptop_bears(page: ConsolePage) -> None:
    assert "Pages made ready: 60. This laptop has room for 180 phones." in page._panel.html


def test_who_asks_for_a_seat_back_is_named_after_a_press_only(page: ConsolePage) -> None:
    page.show(view(claims=[{"claim": "c", "name": "Lan"}]))
    assert "Lan" not in page._panel.html
    assert 'data-press="nod"' not in page._panel.html
    press(page, "toggle", what="names")
    assert "Lan" in page._panel.html
    assert 'data-press="nod"' in page._panel.html


@pytest.mark.parametrize("key", ["PageDown", "PageUp"])
def test_a_clicker_remote_moves_the_class(page: ConsolePage, line: FakeLine, key: str) -> None:
    press(page, "key", key=key)
    assert line.asked == [({"PageDown": "advance", "PageUp": "back"}[key], {})]


def test_a_press_sends_its_command_with_its_values(page: ConsolePage, line: FakeLine) -> None:
    press(page, "rename", seat="s1", name="Lan")
    press(page, "go", step="1")
    press(page, "timer", length="90", closes="true")
    press(page, "nod", claim="c", granted="yes")
    press(page, "names", value="yes")
    assert line.asked == [
        ("rename", {"seat": "s1", "name": "Lan"}),
        ("go", {"step": 1}),
        ("timer", {"seconds": 90, "closes": True}),
        ("nod", {"claim": "c", "granted": True}),
        ("setting", {"name": "names_shown", "value": True}),
    ]


def test_a_refusal_is_said_in_words(page: ConsolePage, line: FakeLine) -> None:
    line.refuses = MoveRefused("end")
    press(page, "advance")
    assert "does not go further" in page._panel.html


def test_a_forged_press_is_said_and_does_no_harm(page: ConsolePage, line: FakeLine) -> None:
    page._panel._take(None, {"press": "go", "values": {"step": "seven"}}, [])
    assert line.asked == []
    assert "Something went wrong" in page._panel.html


def test_a_second_device_gets_in_by_a_code_that_is_made_on_request(
    page: ConsolePage, line: FakeLine
) -> None:
    press(page, "toggle", what="links")
    before = page._panel.html.count("<svg")
    line.replies = {"token": "once"}
    press(page, "device")
    assert page._panel.html.count("<svg") == before + 1
    press(page, "toggle", what="links")
    press(page, "toggle", what="links")
    assert page._panel.html.count("<svg") == before


# --- what people wrote


def card(seat: str = "s1", **more: object) -> Json:
    """What the server tells of an attempt."""
    return {
        "seat": seat,
        "name": "Lan",
        "number": 7,
        "attempt": 1,
        "answer": {"text": f"hello <{seat}>"},
        "feedback": {"greeting": True},
        "corrections": {},
        "at": "10:42",
        "standing": "new",
        "spotlit": False,
        **more,
    }


def noted(*cards: Json, **more: object) -> Json:
    """What the server sends the console at an item of the exercise of texts."""
    step = {"id": "write", "exercise": "note", "title": "Writing"}
    at_item = {"step": step, "item": "first", "number": 1, "items": 2, "phase": "open"}
    return view(**at_item | {"tally": {"count": 1}, "answers": list(cards)} | more)


@pytest.fixture
def note(monkeypatch: pytest.MonkeyPatch) -> NoteView:
    return install(monkeypatch)


ABOUT = {"item": "first", "seat": "s1", "attempt": "1"}
SENT = {"step": "write", "item": "first", "seat": "s1", "attempt": 1}


def test_answers_are_cards_with_a_number_and_a_name_only_where_names_are_shown(
    page: ConsolePage, note: NoteView
) -> None:
    page.show(noted(card()))
    assert "[desk hello &lt;s1&gt;]" in page._panel.html
    assert "Attempt 1, 10:42" in page._panel.html
    assert "<b>7 " in page._panel.html
    assert "Lan" not in page._panel.html
    press(page, "toggle", what="names")
    assert "<b>Lan " in page._panel.html


def test_without_texts_to_read_there_are_no_cards(page: ConsolePage) -> None:
    assert 'href="#answers"' not in page._panel.html
    assert page._panel.html.count('id="people"') == 1


def test_a_phone_can_jump_to_the_answers_and_people_stand_with_what_is_now(
    page: ConsolePage, note: NoteView
) -> None:
    page.show(noted())
    assert 'href="#answers"' in page._panel.html
    assert page._panel.html.count('id="answers"') == 1
    assert page._panel.html.count('id="people"') == 1
    assert "Nothing has been handed in yet." in page._panel.html


@pytest.mark.parametrize("name", ["approve", "hide", "spotlight"])
def test_a_press_on_a_card_decides_about_that_attempt(
    page: ConsolePage, line: FakeLine, note: NoteView, name: str
) -> None:
    page.show(noted(card()))
    assert f'data-press="{name}" data-item="first" data-seat="s1" data-attempt="1"' in (
        page._panel.html
    )
    press(page, name, **ABOUT)
    assert line.asked == [(name, SENT)]


def test_what_is_on_the_wall_can_be_taken_off_it(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(noted(card(spotlit=True)))
    assert 'class="card is-spotlit"' in page._panel.html
    assert 'data-press="spotlight"' not in page._panel.html
    press(page, "unspotlight")
    assert line.asked == [("unspotlight", {})]


def test_one_card_at_a_time_is_opened_and_only_it_can_be_corrected(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(noted(card(), card("s2")))
    assert 'data-press="correct"' not in page._panel.html
    press(page, "answer", **ABOUT)
    assert page._panel.html.count('data-press="correct"') == len(NOTE.criteria)
    press(page, "answer", **ABOUT | {"seat": "s2"})
    assert page._panel.html.count('data-press="correct"') == len(NOTE.criteria)
    press(page, "correct", criterion="greeting", present="no")
    assert line.asked == [
        ("correct", SENT | {"seat": "s2", "criterion": "greeting", "present": False})
    ]


def test_nothing_is_corrected_while_no_card_is_opened(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(noted(card()))
    press(page, "correct", criterion="greeting", present="no")
    assert line.asked == []


def test_an_opened_card_is_closed_when_the_class_goes_on(page: ConsolePage, note: NoteView) -> None:
    page.show(noted(card()))
    press(page, "answer", **ABOUT)
    page.show(noted(card(), item="second"))
    assert 'data-press="correct"' not in page._panel.html


def test_a_hidden_answer_is_read_again_after_a_press_only(
    page: ConsolePage, note: NoteView
) -> None:
    page.show(noted(card(standing="hidden")))
    assert "[desk" not in page._panel.html
    assert 'data-press="approve"' not in page._panel.html
    press(page, "answer", **ABOUT)
    assert "[desk" in page._panel.html
    assert 'data-press="approve"' in page._panel.html


def test_a_text_is_laid_out_once_however_often_the_page_is_drawn(
    page: ConsolePage, note: NoteView
) -> None:
    cards = [card(f"s{number}") for number in range(60)]
    for answered in range(60):
        page.show(noted(*cards[: answered + 1]))
    assert note.laid_out == 60
    page.show(noted(*cards[:-1], card("s59", corrections={"greeting": False})))
    assert note.laid_out == 61
    page.show(noted(*cards[:-1], card("s59", role="caller", group="1")))
    assert note.laid_out == 62


def test_who_may_need_a_word_is_said_quietly_and_named_after_a_press_only(
    page: ConsolePage, line: FakeLine
) -> None:
    page.show(view(concern=[{"seat": "s1", "name": "Lan", "number": 7}]))
    assert "Somebody may need a word in private." in page._panel.html
    assert "Lan" not in page._panel.html
    press(page, "toggle", what="names")
    assert "Lan wrote words of despair. Speak to them in private." in page._panel.html
    press(page, "seen", seat="s1")
    assert line.asked == [("seen", {"seat": "s1"})]


# --- who works with whom


def member(seat: str, number: int, role: str = "caller", **more: object) -> Json:
    """What the server tells of a member of a group."""
    return PERSON | {"seat": seat, "number": number, "role": role, "gone": False} | more


def in_groups(*groups: Json, loose: tuple[Json, ...] = ()) -> Json:
    """What the server sends the console at an item that is done in groups."""
    return noted(groups=list(groups), loose=list(loose))


def pair(stage: str = "apart", **more: object) -> Json:
    return {"members": [member("s1", 7), member("s2", 8, "customer", **more)], "stage": stage}


LOOSE = (PERSON | {"seat": "s3", "number": 9}, PERSON | {"seat": "s4", "number": 10})


def test_where_everybody_works_alone_nothing_is_said_of_pairs(
    page: ConsolePage, note: NoteView
) -> None:
    page.show(noted())
    assert "Pairs" not in page._panel.html


@pytest.mark.parametrize("name", ["pair_by_arrival", "pair_at_random"])
def test_where_nobody_is_paired_yet_one_press_pairs_all(
    page: ConsolePage, line: FakeLine, note: NoteView, name: str
) -> None:
    page.show(in_groups(loose=LOOSE))
    assert page._panel.html.count('id="pairs"') == 1
    assert f'data-press="{name}"' in page._panel.html
    press(page, name)
    assert line.asked == [(name, {})]


def test_the_first_pair_can_be_made_by_hand_too(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(in_groups(loose=LOOSE))
    press(page, "pair", seat="s3")
    press(page, "pair", seat="s4")
    assert line.asked == [("pair", {"seat": "s3", "other": "s4"})]


def test_pairs_stand_with_the_people_where_there_are_no_texts_to_read(
    page: ConsolePage, note: NoteView
) -> None:
    without_texts = in_groups(pair())
    del without_texts["answers"]
    page.show(without_texts)
    assert page._panel.html.count('id="pairs"') == 1


def test_a_group_is_its_members_with_their_roles_how_far_it_is_and_a_way_to_split_it(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(in_groups(pair("comparing")))
    html = page._panel.html
    assert '<b class="keep">7</b> <span class="note">[role caller]</span>' in html
    assert '<b class="keep">8</b> <span class="note">[role customer]</span>' in html
    assert "Comparing" in html
    assert 'data-press="pair_by_arrival"' not in html
    assert 'data-press="split" data-seat="s1"' in html
    press(page, "split", seat="s1")
    assert line.asked == [("split", {"seat": "s1"})]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("apart", "Writing apart"),
        ("waiting", "One is waiting"),
        ("comparing", "Comparing"),
        ("agreed", "Agreed"),
    ],
)
def test_a_chip_says_how_far_a_group_is(
    page: ConsolePage, note: NoteView, stage: str, words: str
) -> None:
    page.show(in_groups(pair(stage)))
    assert f">{words}</span>" in page._panel.html


def test_a_member_that_has_left_is_said_to_have(page: ConsolePage, note: NoteView) -> None:
    page.show(in_groups(pair(gone=True)))
    assert "[role customer], has left" in page._panel.html
    assert ">Somebody has left</span>" in page._panel.html


def test_members_are_named_after_a_press_only(page: ConsolePage, note: NoteView) -> None:
    page.show(in_groups(pair(), loose=LOOSE))
    press(page, "pair", seat="s3")
    assert "alert" not in page._panel.html
    press(page, "toggle", what="names")
    assert page._panel.html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 6
    assert "<script>" not in page._panel.html


def test_who_is_alone_is_pressed_and_then_who_the_other_one_is(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(in_groups(pair(), loose=LOOSE))
    press(page, "pair", seat="s3")
    assert "Pair 9 with…" in page._panel.html
    assert line.asked == []
    press(page, "pair", seat="s4")
    assert line.asked == [("pair", {"seat": "s3", "other": "s4"})]
    page.show(in_groups(pair(), loose=LOOSE))
    assert "with…" not in page._panel.html


def test_who_is_alone_may_join_a_pair_that_somebody_is_left_of(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    left = {"members": [member("s1", 7, gone=True), member("s2", 8)], "stage": "apart"}
    page.show(in_groups(left, loose=LOOSE))
    press(page, "pair", seat="s3")
    assert 'data-press="split"' not in page._panel.html
    assert 'data-press="pair" data-seat="s2"' in page._panel.html
    press(page, "pair", seat="s2")
    assert line.asked == [("pair", {"seat": "s3", "other": "s2"})]


def test_a_second_press_on_the_same_one_pairs_nobody(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(in_groups(pair(), loose=LOOSE))
    press(page, "pair", seat="s3")
    press(page, "pair", seat="s3")
    assert "with…" not in page._panel.html
    assert line.asked == []


def test_who_was_paired_meanwhile_is_not_taken_out_again(
    page: ConsolePage, line: FakeLine, note: NoteView
) -> None:
    page.show(in_groups(pair(), loose=LOOSE))
    press(page, "pair", seat="s3")
    page.show(in_groups(pair(), loose=LOOSE[1:]))
    assert "with…" not in page._panel.html
    press(page, "pair", seat="s4")
    assert line.asked == []
    assert "Pair 10 with…" in page._panel.html
