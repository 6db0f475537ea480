"""A class after its day: written as a table, or erased for good, in part or whole."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kit.classroom.events import (
    ClassOpened,
    CommonConfirmed,
    Record,
    SeatErased,
    SeatRenamed,
    SeatTaken,
)
from kit.classroom.fold import fold
from kit.classroom.names import key
from kit.classroom.room import Room
from kit.content import read_course
from kit.errors import SettingsError
from kit.export import Rows, as_csv, as_xlsx, table
from kit.opened import course_file, open_exercises
from kit.replacement import replace
from kit.settings import hold
from kit.store.sqlite import SQLiteStore

WRITERS = {".csv": as_csv, ".xlsx": as_xlsx}
# What SQLite lays beside a file while it is open, and leaves there after a crash.
BESIDE = ("", "-wal", "-shm", "-journal")


def export(path: Path, target: Path, names: bool) -> None:
    """Write the class in `path` to `target` as a table, whole or not at all.

    Raises SettingsError for an ending that is neither .csv nor .xlsx, a target that cannot be
    written, and a class whose course is not under data/courses.
    """
    write = WRITERS.get(target.suffix.lower())
    if write is None:
        raise SettingsError(f"file: {target.name!r} ends in neither {' nor '.join(WRITERS)}")
    replace(target, write(rows(path, names)), "file")


def rows(path: Path, names: bool) -> Rows:
    """Return the class in `path` as the rows of its table.

    Raises SettingsError for a class whose course is not under data/courses.
    """
    records = _records(path)
    opened = next((r.event for r in records if isinstance(r.event, ClassOpened)), None)
    if opened is None:
        raise SettingsError(f"--home: no class was ever opened in {path}")
    course = read_course(course_file(opened.course))
    exercises = open_exercises(course)
    return table(fold(Room.of(course, exercises), records), exercises, names)


def confirmations(path: Path) -> Rows:
    """Return who said yes to a common version and where, with names, in the log's order."""
    records = _records(path)
    names = _names(records)
    return [
        {"name": names.get(event.seat or "", ""), "step": event.step, "item": event.item}
        for event in (record.event for record in records)
        if isinstance(event, CommonConfirmed)
    ]


def erase_seats(path: Path, name: str) -> int:
    """Erase every seat that bears `name`, from the class's copy too; return how many did.

    Neither course nor exercise is needed for it. Raises SettingsError while a server runs the
    class, StoreError where the words or the copy could not be written over; then erase again.
    """
    with hold(path.parent), closing(SQLiteStore(path)) as store:
        seats = [
            seat
            for seat, bears in _names(list(store.read())).items()
            if key(bears) == key(name.strip())
        ]
        for seat in seats:
            store.erase(seat, datetime.now(UTC))
        copy = path.parent / "copy" / path.name
        _forget_parts(copy.parent)
        if copy.exists():
            store.copy(copy)
    return len(seats)


def erase_class(home: Path, path: Path) -> None:
    """Remove the file of a class and its copy; raises SettingsError while a server runs it."""
    copy = home / "copy" / path.name
    with hold(home):
        try:
            _forget_parts(copy.parent)
            for file in (copy, path):  # the class last: until it is gone it can be erased again
                for ending in reversed(BESIDE):
                    file.with_name(file.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise SettingsError(f"--home: {path} cannot be erased ({error.strerror})") from error


def _records(path: Path) -> list[Record]:
    with closing(SQLiteStore(path)) as store:
        return list(store.read())


def _names(records: list[Record]) -> dict[str, str]:
    """Return the names that seats bear now, by seat; erased ones bear none."""
    found: dict[str, str] = {}
    for event in (record.event for record in records):
        if isinstance(event, SeatTaken | SeatRenamed) and event.seat and event.name:
            found[event.seat] = event.name
        elif isinstance(event, SeatErased) and event.seat:
            found.pop(event.seat, None)
    return found


def _forget_parts(folder: Path) -> None:
    """Remove what a copy leaves that was cut short by a crash: it holds everybody's words."""
    for part in folder.glob(".copy-*"):
        shutil.rmtree(part)
