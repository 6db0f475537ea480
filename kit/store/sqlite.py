"""The event log in one SQLite file: one laptop, one writer."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from kit.classroom.events import Event, Record, SeatErased
from kit.errors import StoreError
from kit.exercises.contract import Json
from kit.store.file import connect, explained, prepare, scrub, transaction
from kit.store.migrations import MIGRATIONS, Migration, migrate, version
from kit.store.row import Row, check_keys, ended_drafts, pack, unpack, write_draft

READ = """
    SELECT position, at, kind, seat, events.body, words.body
    FROM events LEFT JOIN words USING (seat, position)
    WHERE position > ? ORDER BY position
"""
SAVE_DRAFT = """
    INSERT INTO drafts (seat, step, item, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (seat, step, item) DO UPDATE SET body = excluded.body
"""
END_DRAFT = "DELETE FROM drafts WHERE seat = ? AND step = ? AND item = ?"


class SQLiteStore:
    """A log on disk; one connection that its threads take in turn.

    Opening makes the file where there is none, brings an old one forward, and ends an
    erasure that was cut short. Raises StoreError for a file that is not a class, is
    damaged, or is newer than this kit.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self._path = path
        self._lock = Lock()
        with explained(path):
            self._db = connect(path)
        try:
            with explained(path):
                self._open(migrations)
        except BaseException:
            self._db.close()
            raise

    def append(self, events: Sequence[Event], at: datetime) -> list[Record]:
        """Write all of `events` or none and end their drafts; on return, that is on disk."""
        rows = [pack(event, at) for event in events]
        ended = ended_drafts(events)
        with self._writing() as db:
            positions = [_insert(db, row) for row in rows]
            db.executemany(END_DRAFT, ended)
        return [self._record(*pair) for pair in zip(positions, rows, strict=True)]

    def read(self, after: int = 0) -> Iterator[Record]:
        """Give the records behind position `after` as they are now, in order."""
        with self._using() as db:
            found = db.execute(READ, (after,)).fetchall()
        return (self._record(position, Row(*values)) for position, *values in found)

    def save_drafts(self, drafts: Mapping[tuple[str, str, str], Json]) -> None:
        """Keep drafts by (seat, step, item), each replacing the one before."""
        rows = [(*key, write_draft(key, draft)) for key, draft in drafts.items()]
        with self._writing() as db:
            db.executemany(SAVE_DRAFT, rows)

    def drafts(self) -> dict[tuple[str, str, str], Json]:
        """Return every draft by (seat, step, item)."""
        with self._using() as db:
            found = db.execute("SELECT seat, step, item, body FROM drafts").fetchall()
        return {(seat, step, item): json.loads(body) for seat, step, item, body in found}

    def erase(self, seat: str, at: datetime) -> Record:
        """Empty all words and drafts of `seat` for good and append that it was done."""
        check_keys(seat)
        row = pack(SeatErased(seat), at)
        with self._writing() as db:
            db.execute("DELETE FROM words WHERE seat = ?", (seat,))
            db.execute("DELETE FROM drafts WHERE seat = ?", (seat,))
            position = _insert(db, row)
        with self._using() as db:
            scrub(db, self._path)
        return self._record(position, row)

    def copy(self, target: Path) -> None:
        """Write a whole and readable copy of the log, replacing `target` at once."""
        if target.with_name(f"{target.name}-wal").exists():
            raise StoreError(f"{target}: is in use as a class; copy to another name")
        with explained(target), TemporaryDirectory(dir=target.parent, prefix=".copy-") as folder:
            part = Path(folder) / target.name
            with self._lock, closing(connect(part)) as copy:
                self._db.backup(copy)
                # One file that opens anywhere, even where nothing can be written beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            os.replace(part, target)

    def close(self) -> None:
        """End the use of the log; calling it twice does no harm."""
        with self._lock, explained(self._path):
            self._db.close()

    def _open(self, migrations: Sequence[Migration]) -> None:
        version(self._db, self._path, migrations)  # refuses before anything is written
        prepare(self._db, self._path)
        migrate(self._db, self._path, migrations)
        if self._db.execute(
            "SELECT 1 FROM events WHERE kind = ?", (SeatErased.__name__,)
        ).fetchone():
            scrub(self._db, self._path)

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._path):
            yield self._db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._using() as db, transaction(db):
            yield db

    def _record(self, position: int, row: Row) -> Record:
        return unpack(position, row, str(self._path))


def _insert(db: sqlite3.Connection, row: Row) -> int:
    """Write one row and return its position."""
    position = db.execute(
        "INSERT INTO events (at, kind, seat, body) VALUES (?, ?, ?, ?)",
        (row.at, row.kind, row.seat, row.body),
    ).lastrowid
    if position is None:  # only where nothing was inserted
        raise sqlite3.DatabaseError("an event was not written")
    if row.words is not None:
        db.execute("INSERT INTO words VALUES (?, ?, ?)", (row.seat, position, row.words))
    return position
