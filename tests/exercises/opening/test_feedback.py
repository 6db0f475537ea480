"""A feedback comes through a kernel, so it is checked; an instructor may correct it."""

from copy import deepcopy
from typing import Any

import pytest

from kit.errors import AnswerRefused
from kit.exercises.contract import Json
from kit.exercises.opening.feedback import checked, corrected
from kit.exercises.opening.model import Opening
from kit.exercises.opening.situation import Situation

TEXT = "您好，请问是李强先生吗？再不还我们就起诉您。"


@pytest.fixture
def feedback(opening: Opening) -> Json:
    return deepcopy(opening.reader.read(TEXT, Situation(), "cn"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("language",), "fr"),
        (("seconds",), True),
        (("seconds",), float("nan")),
        (("stopped",), 1),
        (("elements",), []),
        (("elements", 0, "present"), "yes"),
        (("elements", 0, "spans"), [[0, 10_000]]),
        (("elements", 0, "spans"), [[True, 2]]),
        (("elements", 0, "id"), "<b>"),
        (("violations", 0, "severity"), "worst"),
        (("violations", 0, "span"), [3, 3]),
        (("violations", 0, "rule"), {"id": "x"}),
        (("violations", 0, "why"), "because"),
        (("warmth",), [{"id": "love", "span": [0, 1]}]),
        (("more",), 1),
    ],
)
def test_what_is_no_feedback_is_refused(
    feedback: Json, path: tuple[str | int, ...], value: Any
) -> None:
    *way, last = path
    place: Any = feedback
    for step in way:
        place = place[step]
    place[last] = value

    with pytest.raises(AnswerRefused):
        checked(feedback, TEXT)


@pytest.mark.parametrize("payload", [None, [], "x", {}])
def test_what_is_no_mapping_of_findings_is_refused(payload: object) -> None:
    with pytest.raises(AnswerRefused):
        checked(payload, TEXT)


def test_the_instructor_finds_an_element_and_takes_a_violation_back(feedback: Json) -> None:
    changed = corrected(feedback, {"notice": True, "threat": False, "greeting": True})

    notice = next(each for each in changed["elements"] if each["id"] == "notice")
    assert notice | {"applies": True} == {
        "id": "notice", "present": True, "applies": True, "spans": [], "corrected": True,
    }  # fmt: skip
    assert changed["violations"] == []
    greeting = next(each for each in changed["elements"] if each["id"] == "greeting")
    assert "corrected" not in greeting  # it was found already


def test_the_instructor_names_a_violation_that_no_cue_found(feedback: Json) -> None:
    changed = corrected(feedback, {"guilt": True})

    (guilt,) = [each for each in changed["violations"] if each["id"] == "guilt"]
    assert (guilt["span"], guilt["rule"], guilt["corrected"]) == (None, None, True)


def test_a_feedback_itself_is_never_changed(feedback: Json) -> None:
    before = deepcopy(feedback)

    corrected(feedback, {"notice": True, "threat": False})

    assert feedback == before
