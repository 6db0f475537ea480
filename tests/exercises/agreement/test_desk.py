"""What the instructor reads of an agreement, and a button for every judgement on it."""

import re
from dataclasses import replace

import pytest

from kit.exercises.agreement import desk
from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Attempt
from kit.text.catalogue import translation
from tests.exercises.agreement.handed import BANK, WHOLE, handed_in
from tests.exercises.agreement.seen import words

english = translation("en")


def told(agreement: Agreement, attempt: Attempt) -> str:
    return words(desk.told(agreement, BANK, attempt, "en", english))


def presses(attempt: Attempt) -> dict[str, tuple[str, str]]:
    """Return by criterion what a press would say, and whether the button is down."""
    html = desk.corrections(attempt, english)
    found = r'data-criterion="(\w+)" data-present="(\w+)" aria-pressed="(\w+)"'
    return {id_: (present, pressed) for id_, present, pressed in re.findall(found, html)}


@pytest.mark.parametrize(
    ("role", "common", "whose"),
    [
        ("collector", False, "Institution’s side "),
        ("customer", False, "Customer’s side "),
        ("customer", True, "common version "),
        ("", False, ""),
    ],
)
def test_whose_it_is_stands_first_then_the_plan_the_words_and_the_counts(
    agreement: Agreement, role: str, common: bool, whose: str
) -> None:
    seen = told(agreement, handed_in(agreement, role=role, common=common))

    assert seen.startswith(f"{whose}$1,250.00 each, 36 times, paid off on 15 November 2029")
    assert seen.endswith("Thanks . Has 5 Missing 5")


def test_terms_that_make_no_plan_leave_the_words(agreement: Agreement) -> None:
    attempt = handed_in(agreement, role="customer")
    attempt.answer["terms"]["balance"] = "a lot"

    assert told(agreement, attempt).startswith("Customer’s side Mr Ross Who")


def test_what_stopped_the_reading_is_not_shown(agreement: Agreement) -> None:
    assert told(agreement, handed_in(agreement, words="I want to kill myself.")) == ""


def test_there_is_a_button_for_each_criterion_that_says_the_opposite(agreement: Agreement) -> None:
    found = presses(handed_in(agreement, words=f"Pay, or we will send people round. {WHOLE}"))

    assert list(found) == list(agreement.criteria)
    assert found.pop("promise_delete_record") == found.pop("borrow_to_repay") == ("yes", "false")
    assert set(found.values()) == {("no", "true")}


def test_a_correction_turns_its_button_and_the_counts(agreement: Agreement) -> None:
    given = handed_in(agreement)
    corrected = replace(given, corrections={"channel": True, "thanks": False, "threat": True})
    before, after = presses(given), presses(corrected)

    assert {id_ for id_ in before if before[id_] != after[id_]} == {"channel", "thanks", "threat"}
    assert after["channel"] == after["threat"] == ("no", "true")
    assert after["thanks"] == ("yes", "false")
    assert told(agreement, replace(corrected, corrections={"channel": True})).endswith(
        "Has 6 Missing 4"
    )
