"""The home folder: made, held by one process, and what is found in it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.classroom.events import ClassClosed, ClassOpened, SeatTaken
from kit.errors import SettingsError, StoreError
from kit.settings import CHECKOUT, IN_USE, hold, new_class, newest, prepare, unfinished
from kit.store.sqlite import SQLiteStore
from tests.classroom.fake import COURSE

NOW = datetime(2025, 3, 1, tzinfo=UTC)
HOLD = """
import sys
from pathlib import Path
from kit.settings import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held_by_another_process(home: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def class_file(home: Path, name: str, *more: object) -> Path:
    path = home / f"class-{name}.sqlite"
    store = SQLiteStore(path)
    store.append([ClassOpened(None, name, "day", "1234", "zh"), *more], NOW)  # type: ignore[list-item]
    store.close()
    return path


def test_a_home_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    prepare(tmp_path / "deep" / "home")

    assert list((tmp_path / "deep" / "home").iterdir()) == []


def test_a_home_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("this")

    prepare(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_home_that_is_a_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")

    with pytest.raises(SettingsError, match=r"--home: .*home cannot be written"):
        prepare(tmp_path / "home")


def test_a_home_that_may_not_be_written_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, content: bytes) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "write_bytes", refused)

    with pytest.raises(SettingsError, match=r"cannot be written \(Read-only file system\)"):
        prepare(tmp_path)


# --- held by one process


def test_a_home_is_held_by_one_process_at_a_time(tmp_path: Path) -> None:
    with (
        held_by_another_process(tmp_path),
        pytest.raises(SettingsError, match="a server is running a class"),
        hold(tmp_path),
    ):
        pass


def test_a_home_is_held_once_within_a_process_too(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(SettingsError, match="running"), hold(tmp_path):
        pass


def test_a_home_is_free_again_after_its_holder(tmp_path: Path) -> None:
    with hold(tmp_path):
        pass
    with hold(tmp_path):
        assert (tmp_path / IN_USE).exists()


def test_a_home_is_free_again_after_its_holder_failed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(tmp_path):
        raise ZeroDivisionError
    with hold(tmp_path):
        pass


def test_a_home_is_free_again_after_its_holder_was_killed(tmp_path: Path) -> None:
    with held_by_another_process(tmp_path) as process:
        process.kill()
        process.wait()
        with hold(tmp_path):
            pass


def test_two_homes_are_held_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with hold(tmp_path / "one"), hold(tmp_path / "two"):
        pass


def test_a_home_that_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be written"), hold(tmp_path / "nowhere"):
        pass


# --- what is in it


def test_a_new_class_is_opened_with_a_code_of_four_digits(tmp_path: Path) -> None:
    store = new_class(tmp_path, COURSE)

    (opened,) = [record.event for record in store.read()]
    store.close()
    assert isinstance(opened, ClassOpened)
    assert (opened.course, opened.language) == ("day", "zh")
    assert 1000 <= int(opened.code) <= 9999
    assert [path.name for path in tmp_path.glob("*.sqlite")] == [f"class-{opened.class_id}.sqlite"]


def test_two_classes_of_one_moment_have_files_of_their_own(tmp_path: Path) -> None:
    for _ in range(3):
        new_class(tmp_path, COURSE).close()

    assert len(list(tmp_path.glob("*.sqlite"))) == 3


def test_the_unfinished_class_is_the_newest(tmp_path: Path) -> None:
    class_file(tmp_path, "20250301-090000-aaaa")
    later = class_file(tmp_path, "20250302-090000-aaaa")

    found = unfinished(tmp_path)

    assert found
    assert (found[0], found[1].class_id) == (later, "20250302-090000-aaaa")


def test_after_a_class_that_ended_none_is_unfinished(tmp_path: Path) -> None:
    class_file(tmp_path, "20250301-090000-aaaa")
    class_file(tmp_path, "20250302-090000-aaaa", ClassClosed(None))

    assert unfinished(tmp_path) is None


def test_an_empty_home_has_no_class(tmp_path: Path) -> None:
    assert unfinished(tmp_path) is None
    with pytest.raises(SettingsError, match="no class in"):
        newest(tmp_path)


def test_a_class_that_was_cut_short_before_it_was_opened_is_passed_over(tmp_path: Path) -> None:
    older = class_file(tmp_path, "20250301-090000-aaaa")
    SQLiteStore(tmp_path / "class-20250302-090000-aaaa.sqlite").close()

    found = unfinished(tmp_path)

    assert found
    assert found[0] == older


def test_a_class_that_cannot_be_read_is_told_and_not_passed_over(tmp_path: Path) -> None:
    class_file(tmp_path, "20250301-090000-aaaa")
    (tmp_path / "class-20250302-090000-aaaa.sqlite").write_text("not a class" * 100)

    with pytest.raises(StoreError, match="20250302"):
        unfinished(tmp_path)


def test_the_newest_class_is_found_whether_it_ended_or_not(tmp_path: Path) -> None:
    class_file(tmp_path, "20250301-090000-aaaa")
    ended = class_file(
        tmp_path, "20250302-090000-aaaa", SeatTaken("a", "A", "en"), ClassClosed(None)
    )
    (tmp_path / "copy").mkdir()
    class_file(tmp_path / "copy", "20250303-090000-aaaa")

    assert newest(tmp_path) == ended
