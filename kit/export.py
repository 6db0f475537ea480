"""The class as a table: one row an answer, anonymous unless names are asked for."""

import csv
import io
import re
from collections.abc import Mapping

from openpyxl import Workbook

from kit.classroom.room import Room
from kit.exercises.contract import Exercise

Rows = list[dict[str, str]]

# A cell that begins so is run as a formula by spreadsheet programs (OWASP, CSV injection);
# the full-width signs by those set up for Chinese or Japanese.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What a workbook or UTF-8 cannot hold: controls, halves of an emoji, and two that are no signs.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def table(room: Room, exercises: Mapping[str, Exercise], names: bool) -> Rows:
    """Return one row for each answer that counts, in the order of agenda and joining."""
    numbers = {seat: str(number) for number, seat in enumerate(room.seats, start=1)}
    rows: Rows = []
    for step in room.course.steps:
        for item in step.items:
            for seat, given in room.answered((step.id, item)).items():
                assert step.exercise
                who = {"participant": numbers[seat]}
                if names:
                    who["name"] = room.seats[seat].name
                when = given.at.astimezone().isoformat(timespec="seconds")
                place = {"step": step.id, "item": item, "submitted_at": when}
                rows.append(who | place | dict(exercises[step.exercise].row(item, given.answer)))
    return rows


def columns(rows: Rows) -> list[str]:
    """Return all columns that any row has, in the order of their first use."""
    return list(dict.fromkeys(column for row in rows for column in row)) or ["participant"]


def safe(value: str) -> str:
    """Return a cell that can be written, and that no spreadsheet program runs as a formula."""
    text = UNWRITABLE.sub("\ufffd", value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(rows: Rows) -> bytes:
    """Return the table as CSV in UTF-8, with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(rows), restval="")
    writer.writeheader()
    writer.writerows({column: safe(value) for column, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Rows) -> bytes:
    """Return the table as a workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "answers"
    names = columns(rows)
    sheet.append(names)
    for row in rows:
        sheet.append([safe(row.get(name, "")) for name in names])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
