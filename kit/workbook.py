"""Workbooks: tables as .xlsx, in which no spreadsheet program finds a formula to run."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | Decimal | date | None

# A cell that begins so is run as a formula by spreadsheet programs (OWASP, CSV injection);
# the full-width signs by those set up for Chinese or Japanese.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What a workbook or UTF-8 cannot hold: controls, halves of an emoji, and two that are no signs.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDEST = 60  # signs: a longer text goes on in the next line of its cell


def safe(value: str) -> str:
    """Return a cell that can be written, and that no spreadsheet program runs as a formula."""
    text = UNWRITABLE.sub("\ufffd", value)
    return f"'{text}" if text.startswith(FORMULA) else text


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return a workbook of these sheets, by name; amounts and days can be reckoned with."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([safe(cell) if isinstance(cell, str) else cell for cell in row])
        _lay_out(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lay_out(sheet: "Worksheet") -> None:
    """Make every cell legible: amounts with their decimals, days whole, long texts wrapped."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.iter_cols(), start=1):
        widest = 0
        for cell in column:
            if isinstance(cell.value, Decimal):
                decimals = -min(int(cell.value.as_tuple().exponent), 0)
                cell.number_format = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
            elif isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(cell.value, str))
            widest = max(widest, _width(cell.value))
        sheet.column_dimensions[get_column_letter(number)].width = min(widest, _WIDEST) + 2


def _width(value: object) -> int:
    """Return how many figures wide a value is; a Chinese sign is as wide as two."""
    text = f"{value:,}" if isinstance(value, Decimal) else str(value or "")
    return max((sum(map(_sign_width, line)) for line in text.splitlines()), default=0)


def _sign_width(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WF" else 1
