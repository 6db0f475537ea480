"""The file under the log: opened so that what is written is on disk, its faults explained."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kit.errors import StoreError

# How long to wait for another program that is writing, in milliseconds.
PATIENCE = 10_000

# FULL: a commit returns once it is on disk. fullfsync: on a Mac, on the disk itself and not
# in its cache. secure_delete: what is deleted is overwritten. temp_store: nothing of what
# people wrote goes to a temporary file.
PRAGMAS = (
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)

ADVICE = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
    sqlite3.SQLITE_IOERR: "the disk is full, unplugged or failing; free some space or change it",
    sqlite3.SQLITE_READONLY: "it may not be written; choose a folder of your own",
    sqlite3.SQLITE_PERM: "it may not be written; choose a folder of your own",
    sqlite3.SQLITE_CANTOPEN: "it may not be opened; choose a folder that exists and is your own",
    sqlite3.SQLITE_NOTADB: "it is not a class; choose a file that the kit has written",
    sqlite3.SQLITE_CORRUPT: "it is damaged; open the latest copy instead",
    sqlite3.SQLITE_BUSY: "another program is using it; close that program and try again",
    sqlite3.SQLITE_LOCKED: "another program is using it; close that program and try again",
}


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection for any thread; a new file may be read by its owner only."""
    with suppress(FileExistsError):
        # Never an existing one: closing it here would drop the locks that others hold on it.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    return db


def prepare(db: sqlite3.Connection, path: Path) -> None:
    """Set the pragmas and look the file over; raises StoreError where it cannot be relied on."""
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise StoreError(f"{path}: journal mode {mode!r}, not 'wal'; choose a folder on this disk")
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreError(f"{path}: {found!r}; {ADVICE[sqlite3.SQLITE_CORRUPT]}")


def scrub(db: sqlite3.Connection, path: Path) -> None:
    """Write the file anew and empty its WAL, so that no deleted byte is left in either.

    secure_delete alone is not enough: where rows once moved between pages, old bytes stay.
    """
    db.execute("VACUUM")
    (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError(f"{path}: could not be cleaned; {ADVICE[sqlite3.SQLITE_BUSY]}")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Commit what is written inside as one, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk may have ended it already
            db.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the faults of SQLite and the disk into a StoreError that says what would be right."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of fault; errors of the Python module itself have none.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        advice = ADVICE.get(code, "open it again, or open the latest copy")
        raise StoreError(f"{path}: {error}; {advice}") from error
    except OSError as error:
        advice = "choose a folder that exists, is your own and has room"
        raise StoreError(f"{path}: {error.strerror or error}; {advice}") from error
