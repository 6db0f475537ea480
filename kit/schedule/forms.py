"""The forms of a schedule: a table to read, JSON, CSV, and a workbook."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from kit.schedule.figures import MONEY, Json
from kit.workbook import safe

COLUMNS = ("number", "due", *MONEY)
SUMS = ("financed", "down", "waived_principal", "waived_penalty", "total", "interest", "fees")
RATES = ("nominal_rate", "annual_rate")


def as_table(figures: Json) -> bytes:
    """Return rows in columns, then sums, rates, convention and findings, a line each."""
    cells = [COLUMNS, *(tuple(str(row[name]) for name in COLUMNS) for row in figures["rows"])]
    widths = [max(len(line[place]) for line in cells) for place in range(len(COLUMNS))]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in cells
    ]
    lines += ["", *(f"{name}: {value}" for name, value in _sums(figures)), figures["convention"]]
    lines += [_finding(finding) for finding in figures["findings"]]
    return "".join(f"{line}\n" for line in lines).encode()


def as_json(figures: Json) -> bytes:
    """Return everything as one JSON object."""
    return (json.dumps(figures, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(figures: Json) -> bytes:
    """Return the rows as CSV.

    Plain ASCII, so without the mark of UTF-8; cells are digits and dates of our own making, none
    of which a spreadsheet program runs as a formula.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(figures["rows"])
    return text.getvalue().encode()


def as_xlsx(figures: Json) -> bytes:
    """Return a workbook: rows as numbers and dates that can be reckoned with, and the sums."""
    from openpyxl import Workbook

    book = Workbook()
    rows = book.active
    assert rows is not None
    rows.title = "schedule"
    rows.append(COLUMNS)
    for row in figures["rows"]:
        money = [Decimal(row[name]) for name in MONEY]
        rows.append([row["number"], date.fromisoformat(row["due"]), *money])
    for column in rows.iter_cols(min_col=3, min_row=2):
        for cell in column:
            cell.number_format = "0.00" if "." in figures["total"] else "0"
    rows.column_dimensions["B"].width = 12
    sums = book.create_sheet("sums")
    for name, value in _sums(figures):
        sums.append([name, Decimal(value) if value[:1].isdigit() else value])
    sums.append(["convention", safe(figures["convention"])])
    for finding in figures["findings"]:
        sums.append(["finding", safe(_finding(finding))])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _sums(figures: Json) -> list[tuple[str, str]]:
    rates = [(name, figures[name] or "not given") for name in RATES]
    return [*((name, figures[name]) for name in SUMS), *rates]


def _finding(finding: Json) -> str:
    source = f" ({finding['rule']['source']})" if finding["rule"] else ""
    return f"! {finding['why']}{source}"


FORMS: dict[str, Callable[[Json], bytes]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
    "xlsx": as_xlsx,
}
