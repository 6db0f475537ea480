"""What every event log promises, so that a class may rest on any of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kit.classroom.events import Event, Record
from kit.exercises.contract import Json


class Store(Protocol):
    """An append-only log of events, with drafts beside it.

    Positions start at 1 and grow; whoever reads up to one and goes on from there has
    missed none, however many write at once. Every verb raises StoreError where what it
    should do cannot be done, and then nothing of it was done.
    """

    def append(self, events: Sequence[Event], at: datetime) -> list[Record]:
        """Write all of `events` or none; once it returns, they are on disk.

        A submitted answer ends its draft: that is deleted in the same transaction.
        """

    def read(self, after: int = 0) -> Iterator[Record]:
        """Give the records behind position `after`, in order; erased words as None."""

    def save_drafts(self, drafts: Mapping[tuple[str, str, str], Json]) -> None:
        """Keep drafts by (seat, step, item), each replacing the one before."""

    def drafts(self) -> dict[tuple[str, str, str], Json]:
        """Return every draft by (seat, step, item)."""

    def erase(self, seat: str, at: datetime) -> Record:
        """Empty all words and drafts of `seat` for good and append that it was done.

        Where they are empty but old bytes could not be overwritten yet (another program
        reads the file, the disk is full), StoreError says so; erase again.
        """

    def copy(self, target: Path) -> None:
        """Write a whole and readable copy of the log, replacing `target` at once."""

    def close(self) -> None:
        """End the use of the log; calling it twice does no harm."""
