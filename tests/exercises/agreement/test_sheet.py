"""The sheet tells what was agreed, all of it and nothing else, in one language."""

from datetime import date
from decimal import Decimal

import pytest

from kit.errors import AnswerRefused
from kit.exercises.agreement.case import Case
from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.sheet import Line, Sheet, make_sheet
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.written import CASES, answer_of

BANK, LOAN, OPEN = CASES["bank-card"], CASES["consumer-loan"], CASES["left-open"]
DUE = date(2026, 12, 1)
EVERY_CASE = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def sheet_of(case: Case, language: Language = "en", words: str = "", **changes: str) -> Sheet:
    return make_sheet(case, answer_of(case, language, words, **changes), language, DUE)


def texts(lines: tuple[Line, ...]) -> dict[str, str]:
    return {line.id: line.text for line in lines}


@EVERY_CASE
@IN_EVERY_LANGUAGE
def test_every_field_that_was_filled_in_is_on_the_sheet(case: Case, language: Language) -> None:
    sheet = sheet_of(case, language)
    filled = {id_ for id_, text in answer_of(case, language)["terms"].items() if text}

    shown = {line.id for line in (*sheet.terms, *sheet.sentences)}
    assert filled <= shown
    assert shown - filled <= {"instalment_amount", "first_due", "last_due"}


def test_values_are_in_natural_words_of_the_language() -> None:
    english, chinese = texts(sheet_of(BANK).terms), texts(sheet_of(BANK, "zh").terms)

    assert english["balance"] == "$48,600.00"
    assert english["first_due"] == "15 December 2026"
    assert english["last_due"] == "15 November 2029"
    assert english["method"] == "Interest-free"
    assert chinese["balance"] == "48,600.00 元"
    assert chinese["first_due"] == "2026年12月15日"


def test_the_parties_and_the_title_are_those_of_the_case() -> None:
    sheet = sheet_of(BANK)

    assert sheet.title == "After the stroke"
    assert texts(sheet.parties) == {
        "collector": "Karen Mills, Harborview Bank",
        "customer": "Daniel Ross",
    }


def test_sentences_stand_apart_from_terms() -> None:
    sheet = sheet_of(BANK, thanks="Thank you, Daniel.")

    assert [line.id for line in sheet.sentences] == [
        "condition", "channel", "customer_does", "institution_does", "missed_payment",
        "follow_up", "thanks",
    ]  # fmt: skip
    assert not texts(sheet.terms).keys() & texts(sheet.sentences).keys()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "$1,250.00"),
        ({"down": "3600.01"}, "$1,250.00, the last one $1,249.99"),
        (
            {"method": "equal-principal", "rate": "6"},
            "$1,475.00 at first, $1,256.25 at the end",
        ),
        ({"instalments": "1"}, "$45,000.00"),
    ],
)
def test_what_an_instalment_is_is_told_as_it_is(changes: dict[str, str], said: str) -> None:
    assert texts(sheet_of(BANK, **changes).terms)["instalment_amount"] == said


def test_the_sums_are_those_of_the_ledger() -> None:
    sums = {line.id: line.value for line in sheet_of(LOAN, down="1000").sums}

    assert list(sums) == ["financed", "interest", "instalments", "total", "annual_rate"]
    assert sums["financed"] == Decimal("12537.69")
    assert sums["instalments"] == sums["financed"] + sums["interest"]  # type: ignore[operator]
    assert sums["total"] == sums["instalments"] + Decimal("1000.00")  # type: ignore[operator]
    assert sums["annual_rate"] == Decimal("6.00")


def test_without_a_payment_at_once_nothing_is_added_to_the_instalments() -> None:
    assert "total" not in texts(sheet_of(LOAN).sums)


def test_where_no_first_day_was_agreed_no_day_is_told() -> None:
    sheet = sheet_of(OPEN)

    assert not sheet.dated
    assert texts(sheet.terms)["first_due"] == "not agreed yet"
    assert "last_due" not in texts(sheet.terms)
    assert sheet.line("missed_payment") is None


def test_the_sheet_says_that_it_is_no_contract_and_how_it_was_worked_out() -> None:
    sheet = sheet_of(BANK)

    assert "no contract" in sheet.notice
    assert sheet.convention.startswith("Ledger, interest-free: ")


def test_the_closing_words_are_as_they_were_written() -> None:
    assert sheet_of(BANK, words=" Thank you.\nGood-bye. ").words == "Thank you.\nGood-bye."


@pytest.mark.parametrize(
    ("changes", "at_fault"),
    [
        ({"balance": "a lot"}, "answer.terms: they make no plan: balance"),
        ({"down": "48600"}, "answer.terms: they make no plan: down, balance"),
        (dict.fromkeys(FIELDS, ""), "what a plan needs is missing"),
    ],
)
def test_terms_that_make_no_plan_are_refused(changes: dict[str, str], at_fault: str) -> None:
    with pytest.raises(AnswerRefused, match=at_fault):
        sheet_of(BANK, **changes)
