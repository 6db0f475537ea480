"""The editor: what a page sets is an answer, or is taken back and logged."""

import logging

import pytest

from kit.errors import AnswerRefused
from kit.exercises.contract import Json
from kit.exercises.opening.model import LONGEST, Opening
from kit.exercises.opening.widget import OpeningEditor
from kit.text.catalogue import translation


@pytest.fixture
def heard() -> list[Json]:
    return []


@pytest.fixture
def editor(opening: Opening, heard: list[Json]) -> OpeningEditor:
    return OpeningEditor(opening, "at-ease", "zh", translation("en"), heard.append)


def test_what_is_written_is_told_as_an_answer(editor: OpeningEditor, heard: list[Json]) -> None:
    editor.write("您好")
    editor.write("您好，我是")
    assert heard == [{"text": "您好"}, {"text": "您好，我是"}]


def test_showing_an_answer_tells_nobody(editor: OpeningEditor, heard: list[Json]) -> None:
    editor.show({"text": "您好"})
    assert heard == []
    assert editor.widget.children[0].value == "您好"


def test_a_text_that_is_too_long_is_taken_back_and_logged(
    editor: OpeningEditor, heard: list[Json], caplog: pytest.LogCaptureFixture
) -> None:
    editor.write("您好")
    with caplog.at_level(logging.WARNING):
        editor.write("长" * (LONGEST + 1))
    assert heard == [{"text": "您好"}]
    assert editor.widget.children[0].value == "您好"
    assert "5001 characters" in caplog.text
    assert len(caplog.text) < 400


def test_what_is_no_answer_is_not_shown(editor: OpeningEditor) -> None:
    with pytest.raises(AnswerRefused):
        editor.show({"text": None})


def test_the_field_is_that_of_the_room_and_its_words_are_the_readers(
    editor: OpeningEditor,
) -> None:
    [field] = editor.widget.children
    assert (field.language, field.most) == ("zh", LONGEST)
    assert field.legend == "What you say first"
