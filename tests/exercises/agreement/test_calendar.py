"""The calendar, read back by a parser that takes nothing but what RFC 5545 allows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises.agreement.calendar import make_calendar
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.test_sheet import BANK, OPEN, sheet_of

STAMP = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
ONCE = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "TRANSP", "SUMMARY", "DESCRIPTION"},
    "VTODO": {"UID", "DTSTAMP", "SUMMARY", "DESCRIPTION"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
INSIDE = {"": {"VCALENDAR"}, "VCALENDAR": {"VEVENT", "VTODO"}, "VEVENT": {"VALARM"}}
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z-]+)*):(.*)")
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
TIME = re.compile(r"(-?)P(?:(\d+)D)?(?:T(\d+)H)?")


@dataclass
class Component:
    """One component: its properties by name, and the components in it."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def of(self, kind: str) -> list["Component"]:
        return [each for each in self.inside if each.kind == kind]

    @property
    def day(self) -> date:
        return datetime.strptime(self.values["DTSTART"], "%Y%m%d").date()

    @property
    def alarms(self) -> list[datetime]:
        """When the alarms go off, on the clock of whoever has the calendar."""
        midnight = datetime.combine(self.day, datetime.min.time())
        return [midnight + duration(alarm.values["TRIGGER"]) for alarm in self.of("VALARM")]


def duration(written: str) -> timedelta:
    found = TIME.fullmatch(written)
    assert found, written
    length = timedelta(days=int(found[2] or 0), hours=int(found[3] or 0))
    return -length if found[1] else length


def unfolded(calendar: bytes) -> Iterator[str]:
    """Give the lines, each whole; every piece is legal by itself."""
    assert calendar.endswith(b"\r\n")
    pieces = calendar[:-2].split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(b"\n" not in piece and b"\r" not in piece for piece in pieces)
    line = ""
    for piece in pieces:
        text = piece.decode()  # a character that was torn apart cannot be read
        if text.startswith(" "):
            line += text[1:]
            continue
        if line:
            yield line
        line = text
    yield line


def parsed(calendar: bytes) -> Component:
    whole = Component("")
    open_ = [whole]
    for line in unfolded(calendar):
        found = LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            assert value in INSIDE[open_[-1].kind]
            open_[-1].inside.append(Component(value))
            open_.append(open_[-1].inside[-1])
        elif name == "END":
            closed = open_.pop()
            assert closed.kind == value
            assert closed.values.keys() == ONCE[value]
        else:
            assert name not in open_[-1].values
            assert parameters == (";VALUE=DATE" if name == "DTSTART" else "")
            open_[-1].values[name] = read(name, value)
    [calendar_] = whole.inside
    assert open_ == [whole]
    assert calendar_.inside  # at least one component (3.6)
    return calendar_


def read(name: str, value: str) -> str:
    if name not in ("SUMMARY", "DESCRIPTION"):
        return value
    assert TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def calendar_of(language: Language = "en", words: str = "", **changes: str) -> Component:
    return parsed(make_calendar(sheet_of(BANK, language, words, **changes), STAMP))


def test_each_instalment_is_a_whole_day_and_so_is_the_day_after() -> None:
    due, after = calendar_of().of("VEVENT")[:2]

    assert due.day == date(2026, 12, 15)
    assert due.values["SUMMARY"] == "Instalment 1 of 36: $1,250.00"
    assert after.day == date(2026, 12, 16)
    assert after.values["SUMMARY"] == "Did instalment 1 arrive?"
    assert len(calendar_of().of("VEVENT")) == 72


def test_alarms_go_off_at_nine_three_days_before_on_the_day_and_the_day_after() -> None:
    due, after = calendar_of().of("VEVENT")[:2]

    assert due.alarms == [datetime(2026, 12, 12, 9), datetime(2026, 12, 15, 9)]
    assert after.alarms == [datetime(2026, 12, 16, 9)]


def test_an_instalment_tells_how_it_is_paid_and_the_day_after_what_if_it_was_not() -> None:
    due, after = calendar_of().of("VEVENT")[:2]

    assert due.values["DESCRIPTION"].startswith("How it is paid: Automatic debit on the 15th")
    assert after.values["DESCRIPTION"].startswith("If one is missed: The bank gets in touch")
    assert "no contract" in due.values["DESCRIPTION"]


def test_the_next_contact_is_a_task_without_a_day() -> None:
    [task] = calendar_of().of("VTODO")

    assert task.values["DESCRIPTION"].startswith("Call to his cell on Wednesday, December 2, ")
    assert calendar_of(follow_up="").of("VTODO") == []


def test_where_no_first_day_was_agreed_that_is_the_task() -> None:
    calendar = parsed(make_calendar(sheet_of(OPEN, follow_up=""), STAMP))

    assert calendar.of("VEVENT") == []
    [task] = calendar.of("VTODO")
    assert task.values["SUMMARY"] == "Agree on the day of the first instalment"


def test_an_agreement_that_was_corrected_takes_the_place_of_the_one_before() -> None:
    def ids(calendar: Component) -> list[str]:
        return [each.values["UID"] for each in calendar.inside]

    before, after = ids(calendar_of()), ids(calendar_of("zh", first_due="2026-12-20"))
    assert before == after
    assert len(set(before)) == len(before)
    other = ids(parsed(make_calendar(sheet_of(OPEN, first_due="2026-12-20"), STAMP)))
    assert not set(before) & set(other)


def test_every_entry_tells_when_it_was_made() -> None:
    assert {each.values["DTSTAMP"] for each in calendar_of().inside} == {"20261126T083000Z"}


def test_no_entry_is_after_the_last_day_of_all() -> None:
    last = calendar_of(first_due="9999-12-31", instalments="1").of("VEVENT")

    assert [event.day for event in last] == [date.max]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_in_the_room_s_language(language: Language) -> None:
    amount = {"zh": "1,250.00 元", "en": "$1,250.00"}[language]

    assert amount in calendar_of(language).of("VEVENT")[0].values["SUMMARY"]


@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_any_text_is_read_back_as_it_was_typed(text: str) -> None:
    typed = f"x{text}x"
    [task] = calendar_of(follow_up=typed, instalments="1").of("VTODO")

    told = task.values["DESCRIPTION"].rpartition("\n")[0]
    assert told == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", re.sub("\r\n?", "\n", typed))
