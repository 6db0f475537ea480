from typing import cast

import pytest

from kit.exercises.contract import Json
from kit.pages.line import Line
from kit.pages.wall_page import WallPage
from tests.pages.fake import BOUND, FakeLine


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
