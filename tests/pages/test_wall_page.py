from typing import cast

import pytest

from kit.exercises.contract import Json
from kit.pages.line import Line
from kit.pages.wall_page import WallPage
from tests.pages.fake import BOUND, FakeLine
from tests.pages.note import NoteView, install


def view(**more: object) -> Json:
    """What the server sends the wall, before the first step."""
    return {
        "course": "Course",
        "instructor": "",
        "code": "4827",
        "joined": 37,
        "names": None,
        "light": "day",
        "over": False,
        "step": {"id": "welcome", "exercise": None, "title": "Welcome", "about": "About"},
        "first": True,
        "phase": "waiting",
        "content": "zh",
        "item": None,
        "number": None,
        "items": 0,
        "address": "192.0.2.1:8866",
        "qr": "<svg></svg>",
        **more,
    }


@pytest.fixture
def line() -> FakeLine:
    return FakeLine()


@pytest.fixture
def page(line: FakeLine) -> WallPage:
    wall = WallPage(cast(Line, line))
    wall.show(view())
    return wall


def bind(line: FakeLine, controls: bool) -> None:
    line.bound(BOUND | {"controls": controls})


def test_the_door_shows_address_code_and_how_many_joined(page: WallPage) -> None:
    for shown in ("192.0.2.1:8866", "4827", "37", "<svg>"):
        assert shown in page._panel.html


def test_the_wall_speaks_the_rooms_language(page: WallPage) -> None:
    assert "扫一扫" in page._panel.html
    page.show(view(content="en"))
    assert "Scan, write your name" in page._panel.html


def test_names_are_escaped_where_the_room_shows_them(page: WallPage) -> None:
    page.show(view(names=["<img src=x onerror=alert(1)>"]))
    assert "<img" not in page._panel.html
    assert "&lt;img" in page._panel.html


def test_keys_reach_the_class_only_with_the_right_to_steer(page: WallPage, line: FakeLine) -> None:
    assert " " not in page._panel.hotkeys
    bind(line, controls=True)
    for key in (" ", "Enter", "ArrowRight", "ArrowLeft"):
        assert key in page._panel.hotkeys
        page._press("key", {"key": key})
    assert [command for command, _ in line.asked] == ["toggle", "show", "advance", "back"]


def test_the_code_can_be_shown_again_at_any_time(page: WallPage) -> None:
    late = view(first=False, step={**view()["step"], "exercise": None})
    page.show(late)
    assert "<svg></svg>" not in page._panel.html
    page._press("key", {"key": "q"})
    assert "<svg></svg>" in page._panel.html
    page._press("key", {"key": "q"})
    assert "<svg></svg>" not in page._panel.html


# --- what people wrote


def noted(phase: str, **more: object) -> Json:
    """What the server sends the wall at an item of the exercise of texts."""
    step = {"id": "write", "exercise": "note", "title": "Writing", "about": ""}
    place = {"first": False, "step": step, "item": "first", "number": 1, "items": 2}
    counts = {"progress": {"answered": 1, "of": 2}, "timer": None, "tally": {"count": 1}}
    return view(phase=phase, **place | counts | more)


LIT = {"item": "first", "answer": {"text": "hello <b>"}, "feedback": {}, "corrections": {}}


@pytest.fixture
def note(monkeypatch: pytest.MonkeyPatch) -> NoteView:
    return install(monkeypatch)


@pytest.mark.parametrize("phase", ["waiting", "open", "closed", "distribution", "solution"])
def test_the_spotlight_stands_over_whatever_phase_and_the_foot_stays(
    page: WallPage, note: NoteView, phase: str
) -> None:
    page.show(noted(phase, spotlight=LIT, approved=[]))
    assert "[wall spotlight first hello &lt;b&gt;]" in page._panel.html
    assert "192.0.2.1:8866" in page._panel.html
    assert "[wall d" not in page._panel.html
    page.show(noted(phase, approved=[]))
    assert "[wall spotlight" not in page._panel.html


def test_the_code_goes_before_the_spotlight_when_it_is_asked_for(
    page: WallPage, note: NoteView
) -> None:
    page.show(noted("open", spotlight=LIT))
    page._press("key", {"key": "q"})
    assert "[wall spotlight" not in page._panel.html


def test_the_solution_has_the_answers_that_were_approved(page: WallPage, note: NoteView) -> None:
    page.show(noted("solution", approved=[LIT, LIT]))
    assert "[wall solution hello &lt;b&gt; / hello &lt;b&gt;]" in page._panel.html


def test_the_foot_asks_about_what_was_written_where_answers_are_texts(
    page: WallPage, note: NoteView
) -> None:
    page.show(noted("distribution", content="en"))
    assert "what did you write, and why?" in page._panel.html
    page.show(noted("solution", content="en", approved=[]))
    assert "Which of these words would you take along?" in page._panel.html
