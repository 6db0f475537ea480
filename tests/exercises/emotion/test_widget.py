"""The editor: what a page sets is an answer, or is taken back and logged."""

import logging

import pytest

from kit.exercises.contract import Json
from kit.exercises.emotion.widget import EmotionEditor
from tests.exercises.emotion.sample import answer, emotion, english


@pytest.fixture
def heard() -> list[Json]:
    return []


@pytest.fixture
def editor(heard: list[Json]) -> EmotionEditor:
    return EmotionEditor(emotion(), "one", english, heard.append)


def test_a_choice_tells_the_whole_answer(editor: EmotionEditor, heard: list[Json]) -> None:
    editor.choose("family", "anger")
    editor.choose("need", "respect")
    assert heard[-1] == {"family": "anger", "intensity": None, "need": "respect"}
    assert len(heard) == 2


def test_showing_an_answer_tells_nobody(editor: EmotionEditor, heard: list[Json]) -> None:
    editor.show(answer("hope"))
    assert heard == []
    assert [grid.value for grid in editor.widget.children] == ["hope", "strong", "safety"]


def test_a_choice_after_showing_keeps_what_was_shown(
    editor: EmotionEditor, heard: list[Json]
) -> None:
    editor.show(answer("hope"))
    editor.choose("intensity", "light")
    assert heard == [answer("hope", "safety", "light")]


@pytest.mark.parametrize("forged", ["joy", "x" * 100_000, "<script>"])
def test_a_forged_value_is_taken_back_and_logged(
    editor: EmotionEditor, heard: list[Json], caplog: pytest.LogCaptureFixture, forged: str
) -> None:
    editor.choose("family", "anger")
    with caplog.at_level(logging.WARNING):
        editor.widget.children[0].value = forged
    assert heard == [{"family": "anger", "intensity": None, "need": None}]
    assert editor.widget.children[0].value == "anger"
    assert "is none of anxiety" in caplog.text
    assert len(caplog.text) < 400


def test_the_same_choice_again_tells_nothing_new(editor: EmotionEditor, heard: list[Json]) -> None:
    editor.choose("family", "anger")
    editor.show({"family": "anger"})
    editor.choose("family", "anger")
    assert len(heard) == 1


def test_the_grids_ask_the_three_questions_in_order(editor: EmotionEditor) -> None:
    asked = [grid.legend[0] for grid in editor.widget.children]
    assert asked == ["1", "2", "3"]
    offered = [len(grid.options) for grid in editor.widget.children]
    assert offered == [8, 3, 5]
