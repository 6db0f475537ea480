from collections.abc import Mapping
from typing import cast

import pytest

from kit.errors import MoveRefused
from kit.exercises.contract import Json
from kit.pages.console_page import ConsolePage
from kit.pages.line import Line
from tests.pages.fake import FakeLine

PERSON = {"seat": "s1", "name": "<script>alert(1)</script>", "away": None, "answered": False}


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
