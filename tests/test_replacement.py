"""A file is written whole or not at all, and for its owner alone."""

import os
from pathlib import Path

import pytest

from kit.errors import SettingsError
from kit.replacement import replace


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.csv"
    target.write_bytes(b"old")

    replace(target, b"new", "--output")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]
    assert os.name == "nt" or target.stat().st_mode & 0o077 == 0


def test_what_was_there_stays_where_the_new_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.csv"
    target.write_bytes(b"old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SettingsError, match=r"^--output: .*\(No space left on device\)"):
        replace(target, b"new", "--output")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^file: .* cannot be written \(it is no file\)"):
        replace(tmp_path, b"new", "file")
