"""The folder of sockets and connection files: one a home, and never left behind."""

import stat
from pathlib import Path

import pytest

from kit.errors import SettingsError
from kit.server.runtime import place, runtime_folder

LONGEST_OF_A_SOCKET = 104  # characters of a path, on macOS; Linux has four more
DEEPEST = "voila_01234567/kernel-00000000-0000-0000-0000-000000000000-ipc-5"


def test_it_is_private_and_gone_in_the_end(tmp_path: Path) -> None:
    with runtime_folder(tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "inner").mkdir()
        (folder / "inner" / "kernel-1.json").touch()
    assert not folder.exists()


def test_it_is_gone_after_a_fault_too(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), runtime_folder(tmp_path) as folder:
        raise ZeroDivisionError
    assert not folder.exists()


def test_what_an_earlier_server_left_is_removed(tmp_path: Path) -> None:
    place(tmp_path).mkdir()
    (place(tmp_path) / "kernel-1.json").touch()
    with runtime_folder(tmp_path) as folder:
        assert list(folder.iterdir()) == []


def test_every_home_has_its_own_and_names_are_short_wherever_homes_are(tmp_path: Path) -> None:
    homes = [tmp_path, tmp_path / ("a long name" * 20), tmp_path / "课堂"]
    assert len({place(home) for home in homes}) == 3
    assert {len(str(place(home) / DEEPEST)) < LONGEST_OF_A_SOCKET for home in homes} == {True}


def test_a_place_that_is_taken_is_named(tmp_path: Path) -> None:
    place(tmp_path).write_text("somebody else's")
    try:
        with pytest.raises(SettingsError, match=str(place(tmp_path))), runtime_folder(tmp_path):
            raise AssertionError("it was made")
    finally:
        place(tmp_path).unlink()
