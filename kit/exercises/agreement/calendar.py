"""The due dates of an agreement as a calendar: before, on and after each of them (RFC 5545)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from kit.exercises.agreement.ledger import Row
from kit.exercises.agreement.sheet import Sheet
from kit.exercises.agreement.words import money
from kit.text.catalogue import Translate, translation

_LONGEST = 75  # octets of a line (3.1)
# Counted from the midnight with which a whole day begins (3.8.6.3); both at nine in the morning.
_THREE_DAYS_BEFORE, _ON_THE_DAY = "-P2DT15H", "PT9H"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})  # 3.3.11
_BREAK = re.compile("\r\n?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # a text has no controls (3.1)


@dataclass(frozen=True)
class _Entry:
    """A whole day with its alarms, or a task for which no day is known."""

    id: str
    summary: str
    about: str
    day: date | None = None
    alarms: tuple[str, ...] = ()


def make_calendar(sheet: Sheet, stamp: datetime) -> bytes:
    """Return the calendar; `stamp` is when it is made, in UTC.

    Each instalment is a day with two alarms, and the day after asks whether it has arrived. The
    next contact is a task: its words tell a day to people only. Entries of the same case have the
    same UIDs, so that an agreement that was corrected takes the place of the one before.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//workshop-kit//agreement//EN"]
    for entry in _entries(sheet, translation(sheet.language)):
        lines += _lines(entry, sheet.id, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _entries(sheet: Sheet, _: Translate) -> Iterator[_Entry]:
    if sheet.dated:
        for row in sheet.ledger.rows:
            yield _due(sheet, row, _)
            if row.due < date.max:
                yield _arrival(sheet, row, _)
    else:
        yield _Entry("first-due", _("Agree on the day of the first instalment"), sheet.notice)
    if contact := sheet.line("follow_up"):
        yield _Entry("follow-up", contact.label, f"{contact.text}\n{sheet.notice}")


def _due(sheet: Sheet, row: Row, _: Translate) -> _Entry:
    summary = _("Instalment {number} of {count}: {amount}").format(
        number=row.number,
        count=len(sheet.ledger.rows),
        amount=money(row.payment, sheet.ledger.terms.currency, _),
    )
    about = _about(sheet, "channel", _)
    return _Entry(f"due/{row.number}", summary, about, row.due, (_THREE_DAYS_BEFORE, _ON_THE_DAY))


def _arrival(sheet: Sheet, row: Row, _: Translate) -> _Entry:
    summary = _("Did instalment {number} arrive?").format(number=row.number)
    about, after = _about(sheet, "missed_payment", _), row.due + timedelta(days=1)
    return _Entry(f"arrival/{row.number}", summary, about, after, (_ON_THE_DAY,))


def _about(sheet: Sheet, field: str, _: Translate) -> str:
    """Return what was agreed on a field, where anything was, and what the sheet is."""
    line = sheet.line(field)
    if line is None:
        return sheet.notice
    agreed = _("{label}: {text}").format(label=line.label, text=line.text)
    return f"{agreed}\n{sheet.notice}"


def _lines(entry: _Entry, case: str, stamp: datetime) -> Iterator[str]:
    kind = "VEVENT" if entry.day else "VTODO"
    yield f"BEGIN:{kind}"
    yield f"UID:{uuid5(NAMESPACE_URL, f'workshop-kit/agreement/{case}/{entry.id}')}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    if entry.day:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"  # a due date makes nobody busy
    yield f"SUMMARY:{_escaped(entry.summary)}"
    yield f"DESCRIPTION:{_escaped(entry.about)}"
    for trigger in entry.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}")
        yield from (f"DESCRIPTION:{_escaped(entry.summary)}", "END:VALARM")
    yield f"END:{kind}"


def _escaped(text: str) -> str:
    return _UNWRITABLE.sub("", _BREAK.sub("\n", text)).translate(_ESCAPED)


def _folded(line: str) -> str:
    """Return a line in pieces of 75 octets at most, with no character torn apart."""
    pieces, piece, octets = [], "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _LONGEST:
            pieces.append(piece)
            piece, octets = " ", 1
        piece, octets = piece + sign, octets + size
    return "\r\n".join([*pieces, piece])
