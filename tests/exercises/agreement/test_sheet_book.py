"""The sheet as a workbook: to reckon with, and safe to open."""

import io
from datetime import datetime

from openpyxl import Workbook, load_workbook

from kit.exercises.agreement.sheet import Sheet
from kit.exercises.agreement.sheet_book import make_book
from tests.exercises.agreement.test_sheet import BANK, OPEN, sheet_of


def opened(sheet: Sheet) -> Workbook:
    return load_workbook(io.BytesIO(make_book(sheet)))


def test_the_schedule_has_numbers_and_days() -> None:
    rows = list(opened(sheet_of(BANK))["schedule"].values)

    assert rows[0] == ("No.", "Due", "Payment", "Principal", "Interest", "Left")
    assert rows[1] == (1, datetime(2026, 12, 15), 1250, 1250, 0, 43750)
    assert rows[37] == ("Sum", None, 45000, 45000, 0, None)


def test_the_terms_have_numbers_and_days_and_all_else_in_words() -> None:
    terms = dict(list(opened(sheet_of(BANK, words="Thank you."))["terms"].values))

    assert (terms["What is owed"], terms["Currency"]) == (48600, "USD")
    assert terms["Number of instalments"] == 36
    assert terms["First one due"] == datetime(2026, 12, 15)
    assert terms["How it is worked out"] == "Interest-free"
    assert terms["Customer’s side"] == "Daniel Ross"
    assert terms["The closing words"] == "Thank you."


def test_where_no_first_day_was_agreed_the_days_are_blank() -> None:
    schedule = opened(sheet_of(OPEN))["schedule"]

    assert {cell.value for cell in schedule["B"]} == {"Due", None}


def test_what_looks_like_a_formula_is_none() -> None:
    book = opened(sheet_of(BANK, words="=1+1", thanks="@SUM(A1)", channel="+1"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert "f" not in {cell.data_type for cell in cells}
    assert {"'=1+1", "'@SUM(A1)", "'+1"} <= {cell.value for cell in cells}
