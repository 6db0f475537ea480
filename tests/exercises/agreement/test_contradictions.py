"""Forms against the talk: what is right, what contradicts it and in which turn it is said."""

from fractions import Fraction

import pytest

from kit.exercises.agreement.case import PARTIES, Case, Party
from kit.exercises.agreement.contradictions import Checked, against_talk, share_right
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.form import BLANK, CASES, STAND_IN, form_of

EVERY_CASE = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
BANK, OPEN, MISHEARD = CASES["bank-card"], CASES["left-open"], CASES["misheard"]


def checked(
    case: Case, typed: dict[str, str], side: Party = "collector", language: Language = "zh"
) -> dict[str, Checked]:
    found = against_talk(case, side, typed, language, STAND_IN)
    return {each.field: each for each in found}


def standing(field: str, typed: str, case: Case = BANK, language: Language = "zh") -> str:
    """How one field stands, of a form that is true but for it."""
    return checked(case, form_of(case, language=language) | {field: typed}, "collector", language)[
        field
    ].standing


@EVERY_CASE
@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("side", PARTIES)
def test_the_truth_is_right(case: Case, language: Language, side: Party) -> None:
    found = checked(case, form_of(case, side, language), side, language)

    assert [field for field, each in found.items() if each.standing != "right"] == []


def test_what_was_misheard_contradicts_the_talk_as_the_other_side_heard_it() -> None:
    found = checked(MISHEARD, form_of(MISHEARD, "collector"), "customer")

    assert [each for each in found.values() if each.standing != "right"] == [
        Checked("instalment_amount", "wrong", 15, "2050.00"),
        Checked("first_due", "wrong", 19, "2027-01-15"),
    ]


def test_what_was_left_open_is_right_when_blank_and_else_invented() -> None:
    blank = checked(OPEN, form_of(OPEN))
    assert blank["first_due"] == Checked("first_due", "right", None, "")
    assert blank["missed_payment"].standing == "right"

    typed = form_of(OPEN, first_due="2026-12-10", missed_payment="三天内联系", rate="4.9")
    invented = checked(OPEN, typed)
    assert [field for field, each in invented.items() if each.standing == "invented"] == [
        "rate",
        "first_due",
        "missed_payment",
    ]


def test_nobody_has_to_write_a_nothing_down() -> None:
    assert standing("waived_principal", "") == "right"
    assert standing("waived_principal", "0") == "right"
    assert standing("rate", "0") == "right"
    assert standing("waived_principal", "500") == "invented"


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("balance", "48600", "right"),
        ("balance", "51800", "wrong"),
        ("down", "3600", "right"),
        ("down", "", "missing"),
        ("down", "三千六", "unread"),
        ("instalments", "24", "wrong"),
        ("period", "week", "wrong"),
        ("first_due", "2026-12-10", "wrong"),
        ("condition", "", "missing"),
    ],
)
def test_fields_stand_by_their_value(field: str, typed: str, expected: str) -> None:
    assert standing(field, typed) == expected


def test_the_turn_that_says_so_and_the_truth_are_told() -> None:
    found = checked(
        BANK, form_of(BANK, language="en", instalments="24", instalment_amount=""), language="en"
    )

    assert found["instalments"] == Checked("instalments", "wrong", 17, "36")
    assert found["instalment_amount"] == Checked("instalment_amount", "wrong", 17, "1250.00")
    assert found["balance"] == Checked("balance", "right", None, "48600.00")
    assert found["channel"].truth.startswith("Automatic debit on the 15th")


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("missed_payment", "3天内联系，十天补上，连着两期就终止", "right"),
        ("missed_payment", "10天内补上", "unread"),
        ("missed_payment", "有困难提前商量", "unread"),
        ("missed_payment", "15号之前打电话，10天内补上", "unread"),
        ("missed_payment", "20天内补上", "wrong"),
        ("condition", "前六期按时，3200全免", "wrong"),
        ("follow_up", "12月4号打电话", "wrong"),
        ("customer_does", "每月15号还1250，今晚签授权", "unread"),
    ],
)
def test_words_are_wrong_only_where_a_figure_is_none_of_the_agreements(
    field: str, typed: str, expected: str
) -> None:
    assert standing(field, typed) == expected


@EVERY_CASE
def test_a_blank_form_misses_all_that_was_agreed(case: Case) -> None:
    found = checked(case, BLANK)

    assert found.keys().isdisjoint({"thanks"})
    assert {each.standing for each in found.values()} == {"missing", "right"}
    assert all(each.truth in ("", "0.00") for each in found.values() if each.standing == "right")


def test_what_only_people_can_tell_counts_neither_way() -> None:
    found = [
        Checked("down", "right", None, ""),
        Checked("period", "wrong", None, ""),
        Checked("condition", "missing", None, ""),
        Checked("channel", "unread", None, ""),
        Checked("rate", "invented", None, ""),
    ]

    assert share_right(found) == Fraction(1, 4)
    assert share_right(found[3:4]) == 0
