"""A feedback comes through a kernel, so it is checked; an instructor may correct it."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from kit.errors import AnswerRefused
from kit.exercises.agreement import explanation
from kit.exercises.agreement.feedback import checked, seen
from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Attempt, Json
from kit.text.catalogue import translation
from tests.exercises.agreement.handed import BANK, WHOLE, handed_in

TEXT = f"Pay, or we will send people to your house. {WHOLE}"


@pytest.fixture
def attempt(agreement: Agreement) -> Attempt:
    return handed_in(agreement, words=TEXT)


def facts(attempt: Attempt, **changes: Any) -> Json:
    return attempt.feedback | {"facts": attempt.feedback["facts"] | changes}


@pytest.mark.parametrize("payload", [None, [], "x", 7, {}])
def test_what_is_no_mapping_of_findings_is_refused(payload: object) -> None:
    with pytest.raises(AnswerRefused, match="feedback"):
        checked(payload, TEXT)


def test_a_feedback_on_other_words_is_refused(attempt: Attempt) -> None:
    assert checked(attempt.feedback, TEXT) is attempt.feedback
    with pytest.raises(AnswerRefused, match="span"):
        checked(attempt.feedback, TEXT[:20])


def test_a_feedback_that_stopped_has_no_elements(attempt: Attempt) -> None:
    stopped = attempt.feedback | {"stopped": True}

    assert checked(stopped | {"elements": []}, TEXT)
    with pytest.raises(AnswerRefused, match="elements is not as it should be: none"):
        checked(stopped, TEXT)


@pytest.mark.parametrize(
    ("name", "forged"),
    [
        ("total", "a lot"),
        ("total", "sNaN"),
        ("down_payment", "1e99"),
        ("down_payment", "-3600.00"),
        ("instalment_amount", "１２５０.00"),
        ("instalment_amount", "1" * 38 + ".00"),
        ("instalments", True),
        ("instalments", 36.0),
        ("period", ["month"]),
        ("first_due", 2026),
    ],
)
def test_a_fact_that_nothing_can_be_compared_with_is_refused(
    attempt: Attempt, name: str, forged: object
) -> None:
    with pytest.raises(AnswerRefused, match=name):
        checked(facts(attempt, **{name: forged}), TEXT)


def test_whatever_is_let_through_can_be_shown(agreement: Agreement, attempt: Attempt) -> None:
    odd = facts(
        attempt, total="0.00", period="week", first_due="9999-99-99", first_due_month_day="13-32",
        instalments=1200,
    )  # fmt: skip
    shown = replace(attempt, feedback=checked(odd, TEXT))

    html = explanation.reading(agreement, BANK, shown, "en", translation("en"))
    for told in ("$0.00", "Weekly", "9999-99-99", "1200"):
        assert f"<b>{told}</b>" in html


def test_the_instructor_finds_an_element_and_takes_a_violation_back(attempt: Attempt) -> None:
    changed = seen(replace(attempt, corrections={"thanks": False, "threat": False, "who": True}))

    by_id = {each["id"]: each for each in changed["elements"]}
    assert by_id["thanks"] == {"id": "thanks", "present": False, "spans": []}
    assert by_id["who"]["spans"]  # it was found already
    assert changed["violations"] == []


def test_the_instructor_names_a_violation_that_no_cue_found(attempt: Attempt) -> None:
    changed = seen(replace(attempt, corrections={"borrow_to_repay": True, "threat": True}))

    assert [(each["id"], each["span"] is None) for each in changed["violations"]] == [
        ("threat", False),
        ("borrow_to_repay", True),
    ]


def test_what_stopped_the_reading_stays_stopped(agreement: Agreement) -> None:
    stopped = handed_in(agreement, words="I want to kill myself.")

    assert seen(replace(stopped, corrections={"threat": True})) == stopped.feedback


def test_a_feedback_itself_is_never_changed(attempt: Attempt) -> None:
    before = deepcopy(attempt.feedback)

    seen(replace(attempt, corrections={"thanks": False, "threat": False, "borrow_to_repay": True}))

    assert attempt.feedback == before
