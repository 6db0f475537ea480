"""The class as a table, safe to open and anonymous unless asked otherwise."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kit.classroom import events
from kit.classroom.events import Event
from kit.classroom.room import Room
from kit.export import Rows, as_csv, as_xlsx, columns, table
from tests.classroom.fake import (
    AT,
    COURSE,
    EXERCISES,
    FIRST,
    LEFT,
    RIGHT,
    WRITTEN,
    at_deal,
    deal,
    happen,
    note,
    pairs,
    verdict,
)


def answer(seat: str, item: str, side: dict[str, str]) -> Event:
    return events.AnswerSubmitted(seat, "choose", item, side, {"right": True})


def room_of(*happened: Event) -> Room:
    taken = [events.SeatTaken(seat, name, "en") for seat, name in (("x", "Ann"), ("y", "李雷"))]
    return happen(Room(COURSE), [*taken, *happened])


def rows(room: Room, names: bool = False) -> Rows:
    return table(room, EXERCISES, names)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> Iterable[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_an_answer_is_a_row() -> None:
    (row,) = rows(room_of(answer("x", "one", LEFT)))

    assert row == {
        "participant": "1",
        "step": "choose",
        "item": "one",
        "submitted_at": AT.astimezone().isoformat(timespec="seconds"),
        "attempt": "1",
        "counts": "yes",
        "side": "left",
    }


def test_without_names_there_are_only_numbers() -> None:
    content = as_csv(rows(room_of(answer("x", "one", LEFT), answer("y", "one", RIGHT))))

    assert "Ann" not in content.decode("utf-8-sig")
    assert "李雷" not in content.decode("utf-8-sig")
    assert [row["participant"] for row in read_csv(content)] == ["1", "2"]


def test_no_export_holds_the_ids_of_seats() -> None:
    room = happen(Room(COURSE), [events.SeatTaken("Xq7-secret", "Ann", "en")])
    happen(room, [answer("Xq7-secret", "one", LEFT)])

    assert "Xq7-secret" not in str(rows(room, names=True))


def test_names_are_there_when_asked_for() -> None:
    (row,) = rows(room_of(answer("y", "one", LEFT)), names=True)

    assert (row["participant"], row["name"]) == ("2", "李雷")


def test_rows_stand_in_the_order_of_the_agenda() -> None:
    found = rows(room_of(answer("y", "two", LEFT), answer("y", "one", LEFT)))

    assert [row["item"] for row in found] == ["one", "two"]


def test_every_attempt_is_a_row_that_says_whether_it_counts() -> None:
    found = rows(room_of(answer("x", "one", LEFT), answer("x", "one", RIGHT)))

    assert [(row["attempt"], row["side"], row["counts"]) for row in found] == [
        ("1", "left", "no"),
        ("2", "right", "yes"),
    ]


def written(*happened: Event) -> Room:
    taken = [events.SeatTaken(seat, seat, "en") for seat in "xy"]
    return happen(Room(WRITTEN), [*taken, *happened])


def test_what_the_instructor_corrected_has_a_column_for_each_criterion() -> None:
    corrected = events.JudgementCorrected("x", *FIRST, 1, "greeting", True)
    first, second = rows(written(note("x", "hi"), note("x", "hello"), corrected))

    assert first["corrected: greeting"] == "present"
    assert "corrected: greeting" not in second
    assert read_csv(as_csv([second, first]))[0]["corrected: greeting"] == ""


def test_what_a_pair_said_has_a_column_in_the_rows_of_what_both_compared() -> None:
    both = (deal("a", "mine"), deal("a", "mine, mended"), deal("b", "yours"), deal("b", "ours"))
    room = at_deal("abc", pairs("ab", "c"), *both, deal("c", "alone"), verdict("b", True, 2, 1))

    told = [(row["text"], row.get("same: text")) for row in rows(room)]
    assert told == [
        ("mine", None),
        ("mine, mended", "yes"),
        ("yours", "yes"),
        ("ours", None),
        ("alone", None),
    ]


def test_words_that_stopped_the_judging_are_in_no_table() -> None:
    (row,) = rows(written(note("x", "hello"), note("x", "despair"), note("y", "despair")))

    assert (row["text"], row["counts"]) == ("hello", "yes")


@pytest.mark.parametrize("gone", [events.SeatRemoved("x"), events.SeatErased("x")])
def test_who_is_gone_is_not_exported_and_the_others_keep_their_numbers(gone: Event) -> None:
    room = room_of(answer("x", "one", LEFT), answer("y", "one", RIGHT), gone)

    assert [row["participant"] for row in rows(room, names=True)] == ["2"]


def test_a_class_without_answers_is_an_empty_table() -> None:
    assert rows(room_of()) == []
    assert as_csv([]).decode("utf-8-sig").strip() == "participant"
    assert list(read_xlsx(as_xlsx([]))) == [("participant",)]


def test_the_time_of_an_answer_has_its_zone() -> None:
    (row,) = rows(room_of(answer("x", "one", LEFT)))

    assert datetime.fromisoformat(row["submitted_at"]).astimezone(UTC) == AT


def test_columns_are_those_of_all_rows_in_the_order_of_their_use() -> None:
    assert columns([{"a": "", "b": ""}, {"a": "", "c": ""}]) == ["a", "b", "c"]


def test_a_column_that_a_row_lacks_is_empty() -> None:
    uneven = [{"a": "1", "b": "2"}, {"a": "3"}]

    assert read_csv(as_csv(uneven))[1] == {"a": "3", "b": ""}
    assert list(read_xlsx(as_xlsx(uneven)))[2][0] == "3"


def test_excel_knows_the_csv_as_utf_8() -> None:
    assert as_csv([]).startswith(b"\xef\xbb\xbf")


def test_a_name_that_is_a_formula_is_run_by_no_spreadsheet_program() -> None:
    evil = happen(Room(COURSE), [events.SeatTaken("x", "=HYPERLINK(1)", "en")])
    found = rows(happen(evil, [answer("x", "one", LEFT)]), names=True)

    assert read_csv(as_csv(found))[0]["name"] == "'=HYPERLINK(1)"
    assert "'=HYPERLINK(1)" in list(read_xlsx(as_xlsx(found)))[1]


# Whatever a person can type and a page can send, half an emoji and controls included.
CELLS = st.dictionaries(st.sampled_from("abc"), st.text(st.characters()), min_size=1)


@given(found=st.lists(CELLS, min_size=1, max_size=5))
def test_any_text_can_be_exported(found: Rows) -> None:
    assert as_csv(found)
    assert list(read_xlsx(as_xlsx(found)))


@given(found=st.lists(CELLS, min_size=1, max_size=5))
def test_no_cell_of_any_table_begins_like_a_formula(found: Rows) -> None:
    for row in csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"), newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
