import re
from base64 import b64decode
from html import unescape
from typing import cast

import pytest

from kit.errors import SettingsError
from kit.exercises.contract import DOCUMENTS, Json
from kit.pages.line import Line
from kit.pages.practice_page import PracticePage
from tests.exercises.agreement.answers import answer as agreed
from tests.exercises.agreement.form import CASES, form_of
from tests.pages.fake import BOUND, FakeLine
from tests.pages.note import NoteView, install

WHOLE = {"family": "anger", "intensity": "strong", "need": "respect"}


def html(page: PracticePage) -> str:
    return str(page._head.html + page._foot.html)


def answer(page: PracticePage, chosen: Json = WHOLE) -> None:
    [editor] = page._editor_box.children
    for grid, value in zip(editor.children, chosen.values(), strict=True):
        grid.value = value
    page._press("submit", {})


def test_feedback_comes_after_each_item_and_a_summary_at_the_end() -> None:
    page = PracticePage("emotion", "en", None)
    answer(page)
    assert "<mark" in html(page)
    page._press("next", {})
    assert "<mark" not in html(page)
    answer(page)
    page._press("finish", {})
    assert "You answered 2" in html(page)


def test_nothing_is_submitted_before_it_is_complete() -> None:
    page = PracticePage("emotion", "en", None)
    page._press("submit", {})
    assert "<mark" not in html(page)
    assert "Question 1 is still open" in html(page)


def test_in_a_class_the_items_still_to_come_are_left_out() -> None:
    line = FakeLine()
    page = PracticePage("emotion", None, cast(Line, line))
    assert "/ 40" in html(page)
    line.bound(BOUND | {"closed": ["anger-01"]})
    assert "/ 39" in html(page)


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match="'fr' is none of zh, en"):
        PracticePage("emotion", "fr", None)


def write(page: PracticePage, note: NoteView, text: str) -> None:
    note.editors[-1].type(text)
    page._press("submit", {})


@pytest.fixture
def note(monkeypatch: pytest.MonkeyPatch) -> NoteView:
    return install(monkeypatch)


def test_where_feedback_comes_at_once_one_may_write_again_as_often_as_one_likes(
    note: NoteView,
) -> None:
    page = PracticePage("note", "en", None)
    write(page, note, "hi")
    assert "[answer hi {'greeting': False" in html(page)
    page._press("change", {})
    assert note.editors[-1].shown == {"text": "hi"}
    assert "[earlier hi]" in html(page)
    assert ">Read it</button>" in html(page)
    write(page, note, "hello")
    assert "[answer hi / hello {'greeting': True" in html(page)
    assert page._editor_box.children == ()


def test_practice_comes_to_what_the_exercise_makes_of_all_attempts(note: NoteView) -> None:
    page = PracticePage("note", "en", None)
    write(page, note, "hi")
    page._press("change", {})
    write(page, note, "hello")
    page._press("next", {})
    write(page, note, "hello you")
    page._press("next", {})
    assert "[practice ['hi / hello', 'hello you']]" in html(page) or (
        "[practice ['hello you', 'hi / hello']]" in html(page)
    )


def test_a_press_that_does_not_fit_the_moment_does_nothing(note: NoteView) -> None:
    page = PracticePage("note", "en", None)
    page._press("change", {})
    write(page, note, "hi")
    page._press("submit", {})
    assert "[answer hi {" in html(page)


@pytest.mark.parametrize(("language", "rules"), [("zh", "cn"), ("en", "us")])
def test_alone_the_language_says_whose_rules_apply_and_in_a_class_the_course(
    note: NoteView, monkeypatch: pytest.MonkeyPatch, language: str, rules: str
) -> None:
    settings = []
    monkeypatch.setattr(
        "tests.classroom.fake.Note.judge",
        lambda self, item, answer, setting: settings.append(setting) or {"greeting": True},
    )
    write(PracticePage("note", language, None), note, "hi")
    line = FakeLine()
    page = PracticePage("note", None, cast(Line, line))
    line.bound(BOUND | {"jurisdiction": "uk"})
    write(page, note, "hi")
    assert [setting.jurisdiction for setting in settings] == [rules, "uk"]


def documents(page: PracticePage) -> dict[str, tuple[str, bytes]]:
    """Return kind and content of each document on the page, by the name that it is kept under."""
    found = r'href="data:([^"]*);base64,([^"]*)" download="([^"]*)"'
    return {
        name: (unescape(kind), b64decode(content, validate=True))
        for kind, content, name in re.findall(found, unescape(page._foot.html))
    }


def test_what_can_be_taken_home_is_whole_in_its_link() -> None:
    page = PracticePage("agreement", "en", None)
    work = page._alone.room.work
    assert work is not None
    assert documents(page) == {}
    page._changed(agreed(form_of(CASES[work[1]], language="en"), "Thank you."))
    page._press("submit", {})

    found = documents(page)
    assert {name: kind for name, (kind, _content) in found.items()} == {
        f"{work[1]}.{form}": kind for form, kind in DOCUMENTS.items()
    }
    sheet, book, calendar = (content for _kind, content in found.values())
    assert CASES[work[1]].title.en in sheet.decode()
    assert sheet.rstrip().endswith(b"</html>")
    assert book.startswith(b"PK")
    assert calendar.startswith(b"BEGIN:VCALENDAR")
    assert calendar.endswith(b"END:VCALENDAR\r\n")
    assert "/document/" not in html(page)
    page._press("next", {})
    assert documents(page) == {}


def test_where_there_is_nothing_to_take_home_nothing_is_offered(note: NoteView) -> None:
    page = PracticePage("note", "en", None)
    write(page, note, "hi")

    assert "base64" not in html(page)
