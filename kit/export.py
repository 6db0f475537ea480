"""The class as a table: one row an attempt, anonymous unless names are asked for."""

import csv
import io
from collections.abc import Mapping

from kit.classroom.answer import Answer
from kit.classroom.room import Room
from kit.exercises.contract import Exercise
from kit.workbook import safe

Rows = list[dict[str, str]]


def table(room: Room, exercises: Mapping[str, Exercise], names: bool) -> Rows:
    """Return one row for each attempt, in the order of agenda, answering and attempts.

    Words that stopped the judging are not in it: they were not written for a table.
    """
    rows: Rows = []
    for step in room.course.steps:
        for item in step.items:
            for seat, attempts in room.judged((step.id, item)).items():
                assert step.exercise
                exercise = exercises[step.exercise]
                who = {"participant": str(room.seats[seat].number)}
                if names:
                    who["name"] = room.seats[seat].name
                for attempt in attempts:
                    place = {"step": step.id, "item": item}
                    place |= _of(attempt, counts=attempt is attempts[-1])
                    rows.append(who | place | dict(exercise.row(item, attempt)) | _told(attempt))
    return rows


def _of(attempt: Answer, counts: bool) -> dict[str, str]:
    """Return when an attempt came, which it was, and whether it is the one that counts."""
    when = attempt.at.astimezone().isoformat(timespec="seconds")
    return {
        "submitted_at": when,
        "attempt": str(attempt.number),
        "counts": "yes" if counts else "no",
    }


def _told(attempt: Answer) -> dict[str, str]:
    """Return what people said of it, a column each.

    The instructor of criteria; its group of the parts that only people can compare.
    """
    corrected = {
        f"corrected: {criterion}": "present" if present else "absent"
        for criterion, present in attempt.corrections.items()
    }
    compared = {f"same: {part}": "yes" if same else "no" for part, same in attempt.verdicts.items()}
    return corrected | compared


def columns(rows: Rows) -> list[str]:
    """Return all columns that any row has, in the order of their first use."""
    return list(dict.fromkeys(column for row in rows for column in row)) or ["participant"]


def as_csv(rows: Rows) -> bytes:
    """Return the table as CSV in UTF-8, with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(rows), restval="")
    writer.writeheader()
    writer.writerows({column: safe(value) for column, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Rows) -> bytes:
    """Return the table as a workbook of one sheet."""
    from openpyxl import Workbook  # loads numpy, which a server else has no use for

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
