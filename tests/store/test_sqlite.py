"""What only a file can promise: it outlives its process, and what is erased is gone from it."""

import json
import os
import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kit.store.sqlite as module
from kit.classroom.events import SeatErased
from kit.errors import StoreError
from kit.store.sqlite import SQLiteStore

from .sample import AT, answer, note

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes and no kill -9")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "class.db"


@pytest.fixture
def store(path: Path) -> Iterator[SQLiteStore]:
    made = SQLiteStore(path)
    yield made
    made.close()


def raw(path: Path) -> bytes:
    """Return every byte of the file and of what SQLite keeps beside it."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


# --- what was told is on disk

APPEND_FOR_EVER = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from kit.classroom.events import SettingChanged
from kit.store.sqlite import SQLiteStore

store = SQLiteStore(Path(sys.argv[1]))
for number in count():
    batch = [SettingChanged(None, "batch", str(number)) for _ in range(3)]
    for record in store.append(batch, datetime.now(UTC)):
        print(record.position, record.event.value, flush=True)
"""


@posix
def test_every_position_that_was_told_survives_a_killed_process(path: Path) -> None:
    dice = random.Random(7)  # noqa: S311  (a test's dice)
    for _ in range(10):
        child = subprocess.Popen(
            [sys.executable, "-c", APPEND_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        told = [child.stdout.readline()]
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=dice.uniform(0, 0.03))
        child.kill()
        told += [line for line in child.stdout if line.endswith("\n")]
        child.wait()
        child.stdout.close()

        store = SQLiteStore(path)
        held = {f"{r.position} {r.event.value}\n" for r in store.read()}  # type: ignore[attr-defined]
        store.close()
        assert set(told) <= held
        assert len(held) % 3 == 0  # no half batch


def test_a_commit_waits_for_the_disk(store: SQLiteStore) -> None:
    def pragma(name: str) -> object:
        return store._db.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("journal_mode"), pragma("synchronous")) == ("wal", 2)
    assert (pragma("fullfsync"), pragma("foreign_keys"), pragma("secure_delete")) == (1, 1, 1)
    assert pragma("busy_timeout") == 10_000


@posix
def test_only_the_owner_reads_the_class_and_its_copy(store: SQLiteStore, path: Path) -> None:
    store.append([note("a")], AT)
    store.copy(path.with_name("copy.db"))

    files = list(path.parent.iterdir())
    assert {file.name for file in files} == {
        "class.db", "class.db-wal", "class.db-shm", "copy.db",
    }  # fmt: skip
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


# --- what was erased is gone

OWN = "Geheim 秘密"
FORMS = [json.dumps(OWN)[1:-1].encode(), OWN.encode(), b"Geheim"]


ERASED = [f"s{number:02}" for number in range(0, 30, 3)]


def fill(store: SQLiteStore) -> None:
    """Write words of many lengths in mixed order, so that rows move between pages."""
    dice = random.Random(0)  # noqa: S311  (a test's dice)
    for _ in range(12):
        seats = [f"s{dice.randrange(30):02}" for _ in range(100)]
        said = [
            (OWN if seat in ERASED else "Other") * dice.choice([1, 3, 15, 50]) for seat in seats
        ]
        store.append([answer(*pair) for pair in zip(seats, said, strict=True)], AT)
    for times in (1, 40):
        store.save_drafts({(seat, "step", "two"): {"said": OWN * times} for seat in ERASED})


def test_erased_words_are_in_no_byte_of_the_files(store: SQLiteStore, path: Path) -> None:
    fill(store)
    assert FORMS[0] in raw(path)

    for seat in ERASED:
        store.erase(seat, AT)

    assert not any(form in raw(path) for form in FORMS)
    assert b"Other" in raw(path)


def test_erased_words_are_in_no_byte_of_a_copy(store: SQLiteStore, path: Path) -> None:
    store.append([answer("s1", OWN), answer("s2", "Other")], AT)
    store.erase("s1", AT)

    store.copy(path.with_name("copy.db"))

    copied = raw(path.with_name("copy.db"))
    assert b"Other" in copied
    assert not any(form in copied for form in FORMS)


def test_an_erasure_that_was_cut_short_ends_at_the_next_opening(
    store: SQLiteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(db: sqlite3.Connection, path: Path) -> None:
        raise StoreError("cut short")

    fill(store)
    with monkeypatch.context() as patch:
        patch.setattr(module, "scrub", fail)
        for seat in ERASED:
            with pytest.raises(StoreError, match="cut short"):
                store.erase(seat, AT)
    assert FORMS[0] in raw(path)

    again = SQLiteStore(path)

    assert not any(form in raw(path) for form in FORMS)
    again.close()


def test_an_erasure_that_a_reader_holds_up_says_so_and_can_be_repeated(
    store: SQLiteStore, path: Path
) -> None:
    store._db.execute("PRAGMA busy_timeout = 0")
    store.append([answer("s1", OWN)], AT)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM events").fetchall()

    with pytest.raises(StoreError, match=r"class\.db: .*another program"):
        store.erase("s1", AT)
    reader.close()
    store.erase("s1", AT)

    assert not any(form in raw(path) for form in FORMS)
    assert [type(record.event) for record in store.read(after=1)] == [SeatErased, SeatErased]


# --- copies


def test_a_copy_is_one_file_and_leaves_nothing_beside_it(store: SQLiteStore, path: Path) -> None:
    store.append([note("a")], AT)
    target = path.parent / "copies" / "copy.db"
    target.parent.mkdir()
    target.write_text("an older copy")

    store.copy(target)

    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    copy = sqlite3.connect(f"file:{target}?mode=ro&immutable=1", uri=True)
    assert copy.execute("SELECT count(*) FROM events").fetchone() == (1,)
    copy.close()


def test_a_copy_that_fails_leaves_the_older_one(
    store: SQLiteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    target = path.parent / "copies" / "copy.db"
    target.parent.mkdir()
    target.write_text("an older copy")
    monkeypatch.setattr(os, "replace", fail)

    with pytest.raises(StoreError, match=r"copy\.db: No space left"):
        store.copy(target)

    assert [file.read_text() for file in target.parent.iterdir()] == ["an older copy"]


def test_a_class_in_use_is_not_overwritten_by_a_copy(store: SQLiteStore, path: Path) -> None:
    store.append([note("a")], AT)

    with pytest.raises(StoreError, match="in use"):
        store.copy(path)

    assert len(list(store.read())) == 1
