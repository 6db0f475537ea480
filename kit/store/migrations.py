"""The form of the file, step by step: its version is how many of these it has gone through."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from kit.errors import StoreError
from kit.store.file import transaction

Migration = Callable[[sqlite3.Connection], None]

# "wksh": what the header of every class's file bears, and no other program's.
APPLICATION = 0x776B7368


def keep_words_apart(db: sqlite3.Connection) -> None:
    """Make the log, the words that can be erased from it, and the drafts."""
    db.execute(
        "CREATE TABLE events ("
        " position INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL,"
        " seat TEXT, body TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE words ("
        " seat TEXT NOT NULL, position INTEGER NOT NULL REFERENCES events, body TEXT NOT NULL,"
        " PRIMARY KEY (seat, position)) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE drafts ("
        " seat TEXT NOT NULL, step TEXT NOT NULL, item TEXT NOT NULL, body TEXT NOT NULL,"
        " PRIMARY KEY (seat, step, item)) WITHOUT ROWID"
    )


MIGRATIONS: tuple[Migration, ...] = (keep_words_apart,)


def version(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> int:
    """Return how many migrations the file has gone through; 0 for a new one.

    Raises StoreError for another program's file and for one newer than `migrations`.
    """
    (found,) = db.execute("PRAGMA user_version").fetchone()
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if owner != APPLICATION and (owner, found, tables) != (0, 0, 0):
        raise StoreError(f"{path}: is another program's database; choose a file of this kit")
    if found > len(migrations):
        raise StoreError(
            f"{path}: has version {found}, and this kit knows {len(migrations)} and older;"
            " open it with the newer kit that wrote it"
        )
    return int(found)


def migrate(
    db: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Bring the file forward; each migration and its number commit together or not at all."""
    while version(db, path, migrations) < len(migrations):
        with transaction(db):
            done = version(db, path, migrations)  # another process may have been first
            for migration in migrations[done : done + 1]:
                migration(db)
                db.execute(f"PRAGMA application_id = {APPLICATION}")
                db.execute(f"PRAGMA user_version = {done + 1}")
