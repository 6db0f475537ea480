"""A class after its day: the table it becomes, and what erasing leaves of it."""

import csv
import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kit.archive import confirmations, erase_class, erase_seats, export
from kit.classroom import events
from kit.classroom.agenda import Place
from kit.errors import SettingsError, StoreError
from kit.settings import hold
from kit.store.sqlite import SQLiteStore

AT = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
NAME = "class-20250301-093000-aaaa.sqlite"
GIVEN = {"family": "anger", "intensity": "strong", "need": "respect"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A class of the kit's own course with its copy: Ann Quist and 李雷 have answered."""
    home = tmp_path / "home"
    (home / "copy").mkdir(parents=True)
    store = SQLiteStore(home / NAME)
    store.append(
        [
            events.ClassOpened(
                None, "20250301-093000-aaaa", "repayment-conversation", "1234", "zh"
            ),
            events.SeatTaken("a", "Ann Quist", "en"),
            events.SeatTaken("b", "李雷", "zh"),
            events.PlaceReached(None, Place(1, 0, "open")),
            answer("a"),
            answer("b"),
        ],
        AT,
    )
    store.save_drafts({("a", "emotion", item()): {"family": "draftwords"}})
    store.copy(home / "copy" / NAME)
    store.close()
    return home / NAME


def item() -> str:
    from kit.opened import course_file, read_course

    step = read_course(course_file("repayment-conversation")).steps[1]
    return step.items[0]


def answer(seat: str) -> events.Event:
    return events.AnswerSubmitted(seat, "emotion", item(), GIVEN, {"reading": f"said to {seat}"})


def every_byte(home: Path) -> bytes:
    """Return all that the home folder holds on disk."""
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def read(path: Path) -> Iterator[events.Event]:
    store = SQLiteStore(path)
    yield from [record.event for record in store.read()]
    store.close()


def rows(target: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"), newline="")))


# --- export


def test_a_class_is_exported_as_csv(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "class.csv"

    export(path, target, names=False)

    first, second = rows(target)
    assert (first["participant"], first["item"], first["family"]) == ("1", item(), "anger")
    assert second["participant"] == "2"
    assert "Ann" not in target.read_text("utf-8-sig")


def test_a_class_is_exported_with_names_when_asked(path: Path, tmp_path: Path) -> None:
    export(path, tmp_path / "class.csv", names=True)

    assert [row["name"] for row in rows(tmp_path / "class.csv")] == ["Ann Quist", "李雷"]


def test_a_class_is_exported_as_a_workbook(path: Path, tmp_path: Path) -> None:
    export(path, tmp_path / "CLASS.XLSX", names=True)

    sheet = load_workbook(tmp_path / "CLASS.XLSX").active
    assert sheet is not None
    assert [row[1].value for row in sheet.iter_rows()] == ["name", "Ann Quist", "李雷"]


def test_who_said_yes_to_a_common_version_can_be_told_by_name(path: Path) -> None:
    store = SQLiteStore(path)
    store.append([events.CommonConfirmed("b", "agreement", "misheard")], AT)
    store.close()

    assert confirmations(path) == [{"name": "李雷", "step": "agreement", "item": "misheard"}]


def test_an_export_replaces_an_older_one(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "class.csv"
    target.write_text("older")

    export(path, target, names=False)

    assert len(rows(target)) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_its_owner_may_read_an_export(path: Path, tmp_path: Path) -> None:
    export(path, tmp_path / "class.csv", names=True)

    assert (tmp_path / "class.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["class.txt", "class", "class.csv.gz", ".csv"])
def test_another_ending_is_refused_by_name(path: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=r"ends in neither \.csv nor \.xlsx"):
        export(path, tmp_path / name, names=False)
    assert not (tmp_path / name).exists()


def test_a_target_that_cannot_be_written_is_refused_by_name(path: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere.class\.csv cannot be written"):
        export(path, tmp_path / "nowhere" / "class.csv", names=False)


def test_a_target_that_is_a_folder_stays_and_nothing_is_left_beside_it(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "out" / "class.csv").mkdir(parents=True)

    with pytest.raises(SettingsError, match="cannot be written"):
        export(path, tmp_path / "out" / "class.csv", names=False)

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["class.csv"]


def test_a_failed_export_leaves_the_older_one_whole(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "class.csv"
    target.parent.mkdir()
    target.write_text("older")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SettingsError, match="No space left"):
        export(path, target, names=False)

    assert [(each.name, each.read_text()) for each in target.parent.iterdir()] == [
        ("class.csv", "older")
    ]


def test_a_class_of_an_unknown_course_is_told(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / NAME)
    store.append([events.ClassOpened(None, "c", "other-day", "1234", "zh")], AT)
    store.close()

    with pytest.raises(SettingsError, match="'other-day'"):
        export(tmp_path / NAME, tmp_path / "class.csv", names=False)


def test_a_file_in_which_no_class_was_opened_is_told(tmp_path: Path) -> None:
    SQLiteStore(tmp_path / NAME).close()

    with pytest.raises(SettingsError, match="no class was ever opened"):
        export(tmp_path / NAME, tmp_path / "class.csv", names=False)


def test_a_class_may_be_exported_while_it_runs(path: Path, tmp_path: Path) -> None:
    running = SQLiteStore(path)

    with hold(path.parent):
        export(path, tmp_path / "class.csv", names=False)

    running.append([answer("a")], AT)
    running.close()
    assert len(rows(tmp_path / "class.csv")) == 2


# --- erasing a seat


@pytest.mark.parametrize("name", ["Ann Quist", "ann quist", "  ＡＮＮ Quist "])
def test_a_seat_is_erased_by_its_name_however_it_is_typed(path: Path, name: str) -> None:
    assert erase_seats(path, name) == 1

    taken = [event for event in read(path) if isinstance(event, events.SeatTaken)]
    assert [event.name for event in taken] == [None, "李雷"]


def test_no_byte_of_an_erased_seat_s_words_is_left_anywhere(path: Path) -> None:
    for words in (b"Ann Quist", b"said to a", b"draftwords"):
        assert words in every_byte(path.parent)

    erase_seats(path, "Ann Quist")

    left = every_byte(path.parent)
    assert [w for w in (b"Ann Quist", b"said to a", b"draftwords") if w in left] == []
    assert b"said to b" in left


def test_the_copy_forgets_too_and_stays_readable(path: Path) -> None:
    erase_seats(path, "Ann Quist")

    copied = list(read(path.parent / "copy" / NAME))
    assert copied == list(read(path))
    assert isinstance(copied[-1], events.SeatErased)


def test_half_a_copy_that_a_crash_left_is_removed(path: Path) -> None:
    part = path.parent / "copy" / ".copy-x1y2"
    part.mkdir()
    (part / NAME).write_bytes(b"Ann Quist")

    erase_seats(path, "Ann Quist")

    assert not part.exists()


def test_a_class_without_a_copy_gets_none_by_erasing(path: Path) -> None:
    (path.parent / "copy" / NAME).unlink()

    assert erase_seats(path, "Ann Quist") == 1
    assert not (path.parent / "copy" / NAME).exists()


def test_a_name_that_nobody_bears_erases_nothing(path: Path) -> None:
    before = list(read(path))

    assert erase_seats(path, "Ann") == 0
    assert erase_seats(path, "") == 0
    assert list(read(path)) == before


def test_every_seat_of_a_name_is_erased_removed_ones_too(path: Path) -> None:
    store = SQLiteStore(path)
    store.append(
        [
            events.SeatRemoved("b"),
            events.SeatTaken("c", "李雷", "zh"),
            events.SeatTaken("d", "李雷 2", "zh"),
        ],
        AT,
    )
    store.close()

    assert erase_seats(path, "李雷") == 2


def test_a_seat_is_known_by_the_name_it_bears_now(path: Path) -> None:
    store = SQLiteStore(path)
    store.append([events.SeatRenamed("a", "Zoe")], AT)
    store.close()

    assert erase_seats(path, "Ann Quist") == 0
    assert erase_seats(path, "Zoe") == 1
    assert b"Ann Quist" not in every_byte(path.parent)


def test_erasing_again_finds_nobody(path: Path) -> None:
    erase_seats(path, "Ann Quist")

    assert erase_seats(path, "Ann Quist") == 0


def test_erasing_needs_no_course(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kit.opened.DATA", tmp_path / "no data")

    assert erase_seats(path, "Ann Quist") == 1


def test_a_copy_that_was_not_renewed_is_renewed_when_erasing_again(path: Path) -> None:
    opened_by_hand = path.parent / "copy" / f"{NAME}-wal"
    opened_by_hand.touch()
    with pytest.raises(StoreError, match="in use"):
        erase_seats(path, "Ann Quist")
    assert b"Ann Quist" in every_byte(path.parent)
    opened_by_hand.unlink()

    erase_seats(path, "Ann Quist")

    assert b"Ann Quist" not in every_byte(path.parent)


# --- erasing a class


def test_a_class_is_erased_with_its_copy_and_nothing_else(path: Path) -> None:
    home = path.parent
    for ending in ("-wal", "-shm"):
        (home / f"{NAME}{ending}").touch()
        (home / "copy" / f"{NAME}{ending}").touch()
    (home / "copy" / ".copy-x1y2").mkdir()
    other = "class-20250201-093000-aaaa.sqlite"
    for kept in (home / other, home / "copy" / other, home / "secret"):
        kept.write_text("kept")

    erase_class(home, path)

    left = {str(each.relative_to(home)) for each in home.rglob("*") if each.is_file()}
    assert left - {"in-use"} == {other, str(Path("copy") / other), "secret"}


def test_a_class_without_a_copy_is_erased(path: Path) -> None:
    (path.parent / "copy" / NAME).unlink()
    (path.parent / "copy").rmdir()

    erase_class(path.parent, path)

    assert not path.exists()


def test_a_class_that_cannot_be_erased_is_told_and_can_be_found_again(path: Path) -> None:
    copy = path.parent / "copy" / NAME
    copy.unlink()
    copy.mkdir()

    with pytest.raises(SettingsError, match="cannot be erased"):
        erase_class(path.parent, path)

    assert path.exists()


def test_nothing_is_erased_while_a_server_runs_the_class(path: Path) -> None:
    before = every_byte(path.parent)
    with hold(path.parent):
        with pytest.raises(SettingsError, match="a server is running a class"):
            erase_seats(path, "Ann Quist")
        with pytest.raises(SettingsError, match="a server is running a class"):
            erase_class(path.parent, path)

    assert every_byte(path.parent) == before
