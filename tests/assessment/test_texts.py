"""The texts to be assessed: files, columns, and what cannot be read."""

from pathlib import Path

import pytest

from kit.assessment.texts import Text, texts
from kit.errors import SettingsError


def test_a_file_is_a_text_whatever_mark_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes("您好".encode("utf-8-sig"))

    assert texts([str(path)], None) == [Text(str(path), "您好")]


def test_a_column_is_a_text_a_row_with_line_breaks_kept(tmp_path: Path) -> None:
    path = tmp_path / "homework.csv"
    path.write_text('name,opening\nLi,"您好\n我是小李"\nWang,\n', encoding="utf-8")

    assert texts([str(path)], "opening") == [
        Text(f"{path}:1", "您好\n我是小李"),
        Text(f"{path}:2", ""),
    ]


@pytest.mark.parametrize(
    ("content", "column", "why"),
    [
        (None, None, "cannot be read"),
        ("您好".encode("gb18030"), None, "UTF-8"),
        (b"a,b\n1,2\n", "opening", "no column of .*; there are: a, b"),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, content: bytes | None, column: str | None, why: str
) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(SettingsError, match=why):
        texts([str(path)], column)
