"""A disk that is full, a folder that is read-only, a file that is not a class."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.errors import StoreError
from kit.store.sqlite import SQLiteStore

from .sample import AT, answer, note

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither limits nor modes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "class.db"


@pytest.fixture
def closed(path: Path) -> Path:
    """Return the file of a class that is not open, with some pages in it."""
    store = SQLiteStore(path)
    store.append([answer("s1", "x" * 500) for _ in range(100)], AT)
    store.close()
    return path


@pytest.fixture
def store(path: Path) -> Iterator[SQLiteStore]:
    made = SQLiteStore(path)
    yield made
    made.close()


def run(program: str, *arguments: object) -> str:
    """Run a program in a process of its own and return what it printed."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


OUTGROW = """
import resource, sys
from pathlib import Path
from kit.classroom.events import SettingChanged
from kit.errors import StoreError
from kit.store.sqlite import SQLiteStore
from datetime import UTC, datetime

def append(name, times):
    return store.append([SettingChanged(None, name, "x" * 500)] * times, datetime.now(UTC))

path = Path(sys.argv[1])
store = SQLiteStore(path)
append("before", 1)
full = Path(f"{path}-wal").stat().st_size + 20_000
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (full, unlimited[1]))
for _ in range(3):
    try:
        append("too much", 200)
    except StoreError as error:
        print(error)
print([record.position for record in store.read()])
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
print([record.position for record in append("after", 2)])
"""


@posix
def test_nothing_of_a_batch_stays_when_the_file_may_not_grow(path: Path) -> None:
    *refusals, held, after = run(OUTGROW, path).splitlines()

    assert len(refusals) == 3
    assert all(line.startswith(str(path)) and "free some space" in line for line in refusals)
    assert (held, after) == ("[1]", "[2, 3]")
    store = SQLiteStore(path)
    names = [record.event.name for record in store.read()]  # type: ignore[attr-defined]
    assert names == ["before", "after", "after"]
    store.close()


def test_a_full_disk_is_named_and_the_store_works_once_there_is_room(
    store: SQLiteStore, path: Path
) -> None:
    store.save_drafts({("s1", "step", "one"): {"said": "half"}})
    store._db.execute("PRAGMA max_page_count = 12")

    with pytest.raises(StoreError, match=r"class\.db: .*disk is full; free some space"):
        store.append([answer("s1", "x" * 1000) for _ in range(100)], AT)
    assert list(store.read()) == []
    assert store.drafts() == {("s1", "step", "one"): {"said": "half"}}

    store._db.execute("PRAGMA max_page_count = 100000")
    assert [record.position for record in store.append([note("after")], AT)] == [1]


def test_a_fault_in_the_middle_of_a_batch_takes_back_its_beginning(store: SQLiteStore) -> None:
    store._db.execute(
        "CREATE TRIGGER fault BEFORE INSERT ON events WHEN new.body LIKE '%second%'"
        " BEGIN SELECT RAISE(ABORT, 'a fault'); END"
    )

    with pytest.raises(StoreError, match=r"class\.db: a fault"):
        store.append([note("first"), note("second")], AT)

    assert list(store.read()) == []
    assert [record.position for record in store.append([note("after")], AT)] == [1]


OPEN_AS_NOBODY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from kit.classroom.events import SettingChanged
from kit.errors import StoreError
from kit.store.sqlite import SQLiteStore

os.chdir(sys.argv[1])
if os.geteuid() == 0:  # root may write anywhere
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    SQLiteStore(Path("class.db")).append([SettingChanged(None, "a", "b")], datetime.now(UTC))
except StoreError as error:
    print(error)
"""


@posix
@pytest.mark.parametrize("there", [True, False], ids=["a class", "nothing"])
def test_a_read_only_folder_is_named(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    if there:
        SQLiteStore(folder / "class.db").close()
        (folder / "class.db").chmod(0o444)
    folder.chmod(0o555)

    said = run(OPEN_AS_NOBODY, folder)

    folder.chmod(0o755)
    assert said.startswith("class.db: ")
    assert "of your own" in said or "is your own" in said


@pytest.mark.parametrize("name", ["", "missing/class.db"], ids=["a folder", "missing folder"])
def test_a_path_that_cannot_be_a_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="choose a folder"):
        SQLiteStore(tmp_path / name)


def test_a_file_that_is_no_database_is_refused_as_it_is(path: Path) -> None:
    path.write_text("name;score\n" * 500)

    with pytest.raises(StoreError, match=r"class\.db: .*not a class"):
        SQLiteStore(path)

    assert path.read_text() == "name;score\n" * 500


def test_another_programs_database_is_refused_as_it_is(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match=r"class\.db: is another program's"):
        SQLiteStore(path)

    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_when_it_is_opened(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[4096 * 2 : 4096 * 4] = b"\xa5" * 8192
    closed.write_bytes(content)

    with pytest.raises(StoreError, match=r"class\.db: .*damaged; open the latest copy"):
        SQLiteStore(closed)


def test_a_file_that_was_cut_off_is_refused_when_it_is_opened(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[: 4096 * 5])

    with pytest.raises(StoreError, match=r"class\.db: .*damaged"):
        SQLiteStore(closed)


def test_an_event_of_an_unknown_kind_is_named_with_its_position(
    store: SQLiteStore, path: Path
) -> None:
    store.append([note("a")], AT)
    store._db.execute("UPDATE events SET kind = 'HandRaised'")

    with pytest.raises(StoreError, match=r"class\.db: event 1 of kind 'HandRaised'"):
        list(store.read())


def test_a_writer_that_holds_the_file_too_long_is_named(store: SQLiteStore, path: Path) -> None:
    store._db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match=r"class\.db: .*another program is using it"):
        store.append([note("a")], AT)

    other.close()
    assert [record.position for record in store.append([note("a")], AT)] == [1]
