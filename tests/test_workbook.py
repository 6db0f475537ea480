"""Workbooks: amounts and days are such, texts are no formulas, and all of it can be read."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from kit.workbook import Cell, safe, workbook


def opened(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Workbook:
    return load_workbook(io.BytesIO(workbook(sheets)))


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c'!A0", "＝1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_is_written_as_text(formula: str) -> None:
    assert safe(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["", "Ann", "1+1", "a=b", "'=1", "李", "two\nlines"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud83d", "\uffff"])
def test_a_sign_that_no_file_can_hold_is_replaced(sign: str) -> None:
    assert safe(f"a{sign}b") == "a\ufffdb"


def test_sheets_stand_in_their_order_under_their_names() -> None:
    book = opened({"terms": [["a"]], "schedule": [["b"], ["c"]]})

    assert book.sheetnames == ["terms", "schedule"]
    assert list(book["schedule"].values) == [("b",), ("c",)]


def test_amounts_and_days_can_be_reckoned_with_and_show_all_their_digits() -> None:
    row = [Decimal("1250.00"), Decimal("3500"), date(2026, 12, 15), 36, None]
    cells = next(opened({"one": [row]})["one"].iter_rows())

    assert [cell.value for cell in cells] == [1250, 3500, datetime(2026, 12, 15), 36, None]
    assert [cell.number_format for cell in cells[:3]] == ["#,##0.00", "#,##0", "yyyy-mm-dd"]


def test_a_column_is_as_wide_as_what_stands_in_it_and_a_long_text_is_wrapped() -> None:
    sheet = opened({"one": [["欠款总额", "x" * 300], ["ab", "y"]]})["one"]

    assert sheet.column_dimensions["A"].width == 10
    assert sheet.column_dimensions["B"].width == 62
    assert sheet["B1"].alignment.wrap_text


def test_no_cell_is_a_formula() -> None:
    cells = next(opened({"one": [["=1+1", "@SUM(A1)", "a"]]})["one"].iter_rows())

    assert [cell.value for cell in cells] == ["'=1+1", "'@SUM(A1)", "a"]
    assert {cell.data_type for cell in cells} == {"s"}


@given(text=st.text(st.characters(), max_size=50))
def test_any_text_can_be_written(text: str) -> None:
    assert opened({"one": [[text, Decimal("1.00")]]})["one"]["B1"].value == 1
