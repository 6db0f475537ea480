"""The plan as it appears while terms are typed: a sentence, some rows, and how it was reckoned."""

import re

import pytest

from kit.exercises.agreement import schedule
from kit.exercises.agreement.plan import make_plan
from kit.money import CURRENCIES
from kit.text.catalogue import translation
from tests.exercises.agreement.form import BLANK, CASES, STAND_IN, form_of
from tests.exercises.agreement.handed import BANK
from tests.exercises.agreement.seen import words

english = translation("en")
USD = CURRENCIES["USD"]
UNEVEN = {"method": "equal-principal", "rate": "6"}
UNDATED = {"first_due": ""}


def card(**changes: str) -> str:
    """Return the plan of case BANK, its instalment worked out, some terms typed otherwise."""
    typed = form_of(CASES[BANK], language="en", instalment_amount="") | changes
    return schedule.card(make_plan(typed, USD, STAND_IN), USD, english)


def rows(html: str) -> list[list[str]]:
    """Return the cells of each row of each table."""
    found = re.findall(r"<tr>(<td.*?)</tr>", html)
    return [[words(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in found]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "$1,250.00 each, 36 times, paid off on 15 November 2029 ."),
        (
            UNEVEN,
            "$1,475.00 at first, 36 times, the last one $1,256.25 , paid off on 15 November 2029 .",
        ),
        (UNDATED, "$1,250.00 each, 36 times. No first day was agreed yet."),
        (
            UNEVEN | UNDATED,
            "$1,475.00 at first, 36 times, the last one $1,256.25 . No first day was agreed yet.",
        ),
    ],
    ids=["level", "uneven", "undated", "uneven and undated"],
)
def test_the_plan_is_told_in_one_sentence(changes: dict[str, str], told: str) -> None:
    assert words(card(**changes)).startswith(f"The plan worked out as you type {told} ")


@pytest.mark.parametrize("changes", [UNDATED, UNDATED | UNEVEN, UNDATED | {"instalments": "4"}])
def test_an_undated_plan_shows_no_day(changes: dict[str, str]) -> None:
    html = card(**changes)

    assert not re.search(r"20\d\d", html)
    assert {row[1] for row in rows(html) if len(row) == 4 and row[0]} == {"–"}


def test_the_first_rows_and_the_last_are_seen_before_all_are_asked_for() -> None:
    seen, whole = card().split('<details class="more">')

    assert [row[0] for row in rows(seen)] == ["", "1", "2", "3", "⋮", "36"]
    assert [row[0] for row in rows(whole)[1:]] == [str(number) for number in range(1, 37)]
    assert words(whole).startswith("All 36 of them")


@pytest.mark.parametrize(
    ("count", "seen", "whole"),
    [("1", 1, False), ("5", 5, False), ("6", 5, True), ("120", 5, True), ("121", 5, False)],
)
def test_few_rows_are_shown_at_once_and_of_a_long_plan_never_all(
    count: str, seen: int, whole: bool
) -> None:
    html = card(instalments=count, down="")

    assert len(rows(html.split("<details")[0])) == seen
    assert ("<details" in html) is whole
    assert len(rows(html)) < 130


def test_a_row_has_number_day_payment_and_what_is_left_and_the_down_payment_stands_before() -> None:
    assert rows(card(instalments="3")) == [
        ["", "at once", "3,600.00", "45,000.00"],
        ["1", "2026-12-15", "15,000.00", "30,000.00"],
        ["2", "2027-01-15", "15,000.00", "15,000.00"],
        ["3", "2027-02-15", "15,000.00", "0.00"],
    ]
    assert rows(card(instalments="3", down="0"))[0][0] == "1"


def test_what_a_plan_still_needs_is_told_in_its_place() -> None:
    html = schedule.card(make_plan(BLANK, USD, STAND_IN), USD, english)

    assert "It needs what is owed, how it is worked out" in html
    assert "<table" not in html


def test_faults_come_before_what_is_missing() -> None:
    html = card(down="a lot", instalments="")

    assert "There is something to put right in the terms" in html
    assert "It needs" not in html


def test_the_notes_tell_how_it_was_worked_out_and_what_it_costs_a_year() -> None:
    free, costly = card(waived_penalty="0"), card(waived_penalty="0", **UNEVEN)

    assert "Ledger, interest-free: " in free
    assert "True annual rate" not in free
    assert "True annual rate: 6.00 %." in costly


def test_a_waived_penalty_is_told_to_change_no_instalment() -> None:
    note = "waiving it changes no instalment"

    assert note in card()
    assert note not in card(waived_penalty="0")
