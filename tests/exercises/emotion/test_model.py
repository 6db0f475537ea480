"""Answers are read, judged and counted, and nothing from a page gets past the reader."""

import subprocess
import sys

import hypothesis
import pytest
from hypothesis import strategies as st

from kit.errors import AnswerRefused
from kit.exercises.contract import Exercise, Json, Setting
from kit.exercises.emotion.utterance import FAMILIES, NEEDS
from tests.exercises.emotion.sample import answer, attempt, emotion, given

EMOTION: Exercise = emotion()

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NEARLY = st.dictionaries(
    st.sampled_from(["family", "intensity", "need", "score"]),
    JSON | st.sampled_from([*FAMILIES, *NEEDS, "light", "middle", "strong"]),
)


@hypothesis.given(JSON | NEARLY)
def test_whatever_comes_is_an_answer_or_is_refused(payload: object) -> None:
    try:
        read = EMOTION.read("one", payload)
    except AnswerRefused:
        return
    assert set(read) == {"family", "intensity", "need"}
    assert read["family"] in (*FAMILIES, None)
    assert read["intensity"] in ("light", "middle", "strong", None)
    assert read["need"] in (*NEEDS, None)


def test_an_unfinished_answer_is_read_with_its_gaps() -> None:
    assert EMOTION.read("one", {"need": "safety"}) == {
        "family": None,
        "intensity": None,
        "need": "safety",
    }


def test_a_refusal_names_the_field_the_value_and_what_is_right() -> None:
    with pytest.raises(AnswerRefused, match=r"answer\.family: 'joy' is none of anxiety, anger"):
        EMOTION.read("one", {"family": "joy"})


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(AnswerRefused, match="'score' is none of family, intensity, need"):
        EMOTION.read("one", {"score": "10"})


def test_an_unknown_utterance_is_refused() -> None:
    with pytest.raises(AnswerRefused, match="item: 'three'"):
        EMOTION.read("three", {})


def test_ten_megabytes_of_text_are_refused_in_a_short_sentence() -> None:
    with pytest.raises(AnswerRefused) as refusal:
        EMOTION.read("one", {"family": "x" * 10_000_000})
    assert len(str(refusal.value)) < 200


def test_a_huge_number_is_refused() -> None:
    with pytest.raises(AnswerRefused, match=r"answer\.need: a int"):
        EMOTION.read("one", {"need": 10**10_000})


def test_what_is_missing_is_numbered_as_on_the_page() -> None:
    assert EMOTION.missing(EMOTION.blank()) == [1, 2, 3]
    assert EMOTION.missing({**answer("anger"), "intensity": None}) == [2]
    assert EMOTION.missing(answer("anger")) == []


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (answer("anxiety", "safety", "strong"), ["closest"] * 3),
        (answer("anger", "respect", "middle"), ["defensible"] * 3),
        (answer("hope", "fairness", "light"), ["other"] * 3),
    ],
)
def test_a_choice_is_closest_defensible_or_another(chosen: Json | None, expected: object) -> None:
    feedback = EMOTION.judge("one", chosen, Setting())
    assert [feedback[part] for part in ("reading", "need", "intensity")] == expected
    assert len(feedback) == 3, "and there is no score beside it"


def test_an_unfinished_answer_is_not_judged() -> None:
    with pytest.raises(AnswerRefused, match="question 3 is open"):
        EMOTION.judge("one", {**answer("anger"), "need": None}, Setting())


def test_a_tally_counts_every_family_and_need_in_the_order_of_the_content() -> None:
    tally = EMOTION.tally(
        "one",
        given([answer("hope", "respect"), answer("anger", "respect"), answer("hope", "safety")]),
    )
    assert list(tally["families"]) == list(FAMILIES)
    assert list(tally["needs"]) == list(NEEDS)
    assert tally["count"] == 3
    assert tally["families"]["hope"] == 2
    assert tally["need_by_family"]["hope"]["respect"] == 1
    assert list(tally["need_by_family"]) == ["anger", "hope"]
    assert tally["intensities"] == {"light": 0, "middle": 0, "strong": 3}
    assert tally["agreement"] == pytest.approx(1 / 3)


def test_an_unfinished_answer_is_not_counted() -> None:
    assert EMOTION.tally("one", given([EMOTION.blank(), answer("hope")]))["count"] == 1


def test_nobody_and_one_alone_do_not_agree_with_anyone() -> None:
    assert EMOTION.tally("one", [])["agreement"] is None
    assert EMOTION.tally("one", given([answer("hope")]))["agreement"] is None


def test_a_summary_says_how_far_the_class_agrees_and_what_it_confuses() -> None:
    answers = {
        "one": {"a": answer("hope"), "b": answer("anger"), "c": answer("anger")},
        "two": {"a": answer("shame"), "b": answer("shame")},
    }
    summary = EMOTION.summarize(
        {
            item: {seat: [attempt(each, item)] for seat, each in seats.items()}
            for item, seats in answers.items()
        }
    )
    assert (summary["items"], summary["seats"]) == (2, 3)
    assert summary["confused"] == ["anger", "hope", 2]
    assert summary["differing"] == 2
    # By hand: units (1 hope, 2 anger) and (2 shame); observed = 4/2 = 2 of 5 values,
    # expected = (25 - 1 - 4 - 4) / 4 = 4; alpha = 1 - 2/4.
    assert summary["alpha"] == pytest.approx(0.5)
    assert summary["word"] == "low"


def test_a_summary_of_nothing_says_nothing() -> None:
    summary = EMOTION.summarize({})
    assert (summary["items"], summary["alpha"], summary["word"], summary["confused"]) == (
        0,
        None,
        None,
        None,
    )


def test_of_several_attempts_the_last_one_counts() -> None:
    changed = [[attempt(answer("hope")), attempt(answer("anger"))]]
    assert EMOTION.tally("one", changed)["families"]["hope"] == 0
    assert EMOTION.tally("one", changed)["families"]["anger"] == 1


def test_later_steps_may_know_what_was_heard_and_what_instead() -> None:
    answers = {"one": [attempt(answer("anger"))], "two": [attempt(answer("hope"), "two")]}
    assert EMOTION.recall(answers) == {
        "heard": ["anxiety"],
        "missed": [{"family": "anxiety", "chosen": "hope"}],
    }


def test_the_last_attempt_is_the_one_that_later_steps_know() -> None:
    assert EMOTION.recall({"one": [attempt(answer("hope")), attempt(answer("anger"))]}) == {
        "heard": ["anxiety"],
        "missed": [],
    }


def test_of_nothing_whole_later_steps_know_nothing() -> None:
    assert EMOTION.recall({"one": [attempt(EMOTION.blank())]}) == {}
    assert EMOTION.recall({"gone": [attempt(answer("hope"))]}) == {}
    assert EMOTION.recall({}) == {}


def test_a_feedback_is_taken_as_it_was_judged() -> None:
    judged = EMOTION.judge("one", answer("hope"), Setting())
    assert EMOTION.check("one", answer("hope"), judged) == judged


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (None, "a NoneType is no mapping of just reading, intensity, need"),
        ({}, "a dict is no mapping"),
        (
            {"reading": "closest", "intensity": "other", "need": "other", "score": 10},
            "no mapping of just",
        ),
        (
            {"reading": "splendid", "intensity": "other", "need": "other"},
            r"feedback\.reading: 'splendid' is none of closest, defensible, other",
        ),
        ({"reading": [], "intensity": "other", "need": "other"}, r"feedback\.reading: a list"),
    ],
)
def test_what_is_no_feedback_is_refused_by_name(payload: object, said: str) -> None:
    with pytest.raises(AnswerRefused, match=said):
        EMOTION.check("one", answer("hope"), payload)


@hypothesis.given(JSON)
def test_whatever_a_kernel_sends_is_a_feedback_or_is_refused(payload: object) -> None:
    with pytest.raises(AnswerRefused):
        EMOTION.check("one", answer("hope"), payload)


def test_a_row_of_the_export_holds_texts_for_whole_and_unfinished_answers() -> None:
    assert EMOTION.row("one", attempt(answer("anger")))["family_is"] == "defensible"
    assert set(EMOTION.row("one", attempt(EMOTION.blank())).values()) == {""}


def test_importing_the_exercise_loads_no_yaml_widgets_or_charts() -> None:
    script = (
        "import sys, kit.exercises.emotion, kit.exercises.emotion.model\n"
        "print([name for name in ('yaml', 'ipywidgets', 'matplotlib') if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
