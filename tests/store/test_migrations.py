"""A file made by an older kit goes forward; one made by a newer kit is left alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit.errors import StoreError
from kit.store.file import connect
from kit.store.migrations import MIGRATIONS, migrate, version
from kit.store.sqlite import SQLiteStore

from .sample import AT, answer, note


def add_room(db: sqlite3.Connection) -> None:
    """Serve as the second migration that is yet to come."""
    db.execute("ALTER TABLE events ADD COLUMN room TEXT NOT NULL DEFAULT 'one'")


def break_off(db: sqlite3.Connection) -> None:
    """Serve as a migration that fails half-way."""
    db.execute("CREATE TABLE rooms (name TEXT)")
    db.execute("INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file of today's version with two events in it."""
    store = SQLiteStore(tmp_path / "class.db")
    store.append([note("a"), answer("s1", "你好")], AT)
    store.close()
    return tmp_path / "class.db"


def test_a_new_file_has_todays_version(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    SQLiteStore(path).close()

    with closing(connect(path)) as db:
        assert version(db, path, MIGRATIONS) == len(MIGRATIONS) == 1


def test_an_old_file_goes_forward_with_all_that_is_in_it(old: Path) -> None:
    store = SQLiteStore(old, migrations=(*MIGRATIONS, add_room))

    assert [record.event for record in store.read()] == [note("a"), answer("s1", "你好")]
    assert store._db.execute("SELECT DISTINCT room FROM events").fetchall() == [("one",)]
    assert store.append([note("next")], AT)[0].position == 3
    store.close()


def test_each_migration_runs_once(old: Path) -> None:
    for _ in range(2):
        SQLiteStore(old, migrations=(*MIGRATIONS, add_room)).close()

    with closing(connect(old)) as db:
        assert version(db, old, (*MIGRATIONS, add_room)) == 2


def test_a_migration_that_fails_leaves_the_file_at_the_version_before(old: Path) -> None:
    with pytest.raises(StoreError, match=r"class\.db: no such table"):
        SQLiteStore(old, migrations=(*MIGRATIONS, add_room, break_off))

    store = SQLiteStore(old, migrations=(*MIGRATIONS, add_room))
    assert len(list(store.read())) == 2
    assert not store._db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'rooms'").fetchall()
    store.close()


def test_a_file_newer_than_the_kit_is_refused_as_it_is(old: Path) -> None:
    SQLiteStore(old, migrations=(*MIGRATIONS, add_room)).close()
    before = old.read_bytes()

    with pytest.raises(StoreError, match=r"class\.db: has version 2, and this kit knows 1"):
        SQLiteStore(old)

    assert old.read_bytes() == before


def test_two_that_open_a_new_file_at_once_both_find_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    with closing(connect(path)) as first, closing(connect(path)) as second:
        assert version(first, path, MIGRATIONS) == version(second, path, MIGRATIONS) == 0

        migrate(first, path)
        migrate(second, path)

        assert version(second, path, MIGRATIONS) == 1
