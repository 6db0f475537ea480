"""The event log in memory, for practice alone and for tests."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from kit.classroom.events import Event, Record, SeatErased
from kit.errors import StoreError
from kit.exercises.contract import Json
from kit.store.file import explained
from kit.store.row import Row, check_keys, ended_drafts, pack, unpack, write_draft
from kit.store.sqlite import SQLiteStore


class MemoryStore:
    """A log that lasts as long as its process.

    It holds rows, not events, so that nobody can change what has been written.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._closed = False
        self._rows: list[Row] = []
        self._drafts: dict[tuple[str, str, str], str] = {}

    def append(self, events: Sequence[Event], at: datetime) -> list[Record]:
        """Hold all of `events` or none, and end their drafts."""
        rows = [pack(event, at) for event in events]
        ended = ended_drafts(events)
        with self._using():
            first = len(self._rows) + 1
            self._rows.extend(rows)
            for key in ended:
                self._drafts.pop(key, None)
        return [unpack(position, row, "memory") for position, row in enumerate(rows, first)]

    def read(self, after: int = 0) -> Iterator[Record]:
        """Give the records behind position `after` as they are now, in order."""
        after = max(after, 0)
        with self._using():
            rows = self._rows[after:]
        return (unpack(position, row, "memory") for position, row in enumerate(rows, after + 1))

    def save_drafts(self, drafts: Mapping[tuple[str, str, str], Json]) -> None:
        """Keep drafts by (seat, step, item), each replacing the one before."""
        written = {key: write_draft(key, draft) for key, draft in drafts.items()}
        with self._using():
            self._drafts.update(written)

    def drafts(self) -> dict[tuple[str, str, str], Json]:
        """Return every draft by (seat, step, item)."""
        with self._using():
            return {key: json.loads(draft) for key, draft in self._drafts.items()}

    def erase(self, seat: str, at: datetime) -> Record:
        """Empty all words and drafts of `seat` and append that it was done."""
        check_keys(seat)
        erased = pack(SeatErased(seat), at)
        with self._using():
            self._rows = [replace(r, words=None) if r.seat == seat else r for r in self._rows]
            self._rows.append(erased)
            self._drafts = {key: d for key, d in self._drafts.items() if key[0] != seat}
            return unpack(len(self._rows), erased, "memory")

    def copy(self, target: Path) -> None:
        """Write the log as a file that opens as a class, replacing `target` at once."""
        with explained(target), TemporaryDirectory(dir=target.parent, prefix=".copy-") as folder:
            file = SQLiteStore(Path(folder) / target.name)
            for at, records in groupby(self.read(), key=lambda record: record.at):
                file.append([record.event for record in records], at)
            file.save_drafts(self.drafts())
            file.copy(target)
            file.close()

    def close(self) -> None:
        """End the use of the log; calling it twice does no harm."""
        self._closed = True

    @contextmanager
    def _using(self) -> Iterator[None]:
        with self._lock:
            if self._closed:
                raise StoreError("memory: the log is closed")
            yield
