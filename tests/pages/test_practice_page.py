from typing import cast

import pytest

from kit.errors import SettingsError
from kit.exercises.contract import Json
from kit.pages.line import Line
from kit.pages.practice_page import PracticePage
from tests.pages.fake import BOUND, FakeLine

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
