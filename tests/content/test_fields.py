"""The kinds of value that several contents have tell what is wrong and what would be right."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from kit.content import Faults, Node
from kit.content.fields import complete, short, time_of_day
from kit.errors import ContentError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.yaml"


def told(path: Path, text: str, read: Callable[[Node], object]) -> list[str]:
    """Return the faults that `read` meets in a file, without the folder."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error, Faults() as faults:
        read(faults.open(path))
    return str(error.value).replace(f"{path.parent}/", "").splitlines()


def hour(root: Node) -> time:
    return time_of_day(root, "hour")


@pytest.mark.parametrize("written", ["19:40", '"19:40"'])
def test_a_time_of_day_needs_no_quotes(path: Path, written: str) -> None:
    """YAML itself would make the number 1180 of 19:40."""
    path.write_text(f"hour: {written}\n", encoding="utf-8")
    with Faults() as faults:
        assert hour(faults.open(path)) == time(19, 40)


@pytest.mark.parametrize("written", ["24:00", "9:40", "19.40", "1180", "晚上", "19:40:30"])
def test_what_is_no_time_of_day_is_a_fault(path: Path, written: str) -> None:
    assert told(path, f"# a comment\nhour: {written}\n", hour) == [
        f"file.yaml:2: hour: {written!r} is no time of day; write it like 08:00 or 19:40"
    ]


def test_a_time_that_is_left_out_is_told_once(path: Path) -> None:
    assert told(path, "{}\n", hour) == ["file.yaml:1: hour: is missing"]


def test_a_short_text_is_short_in_each_language(path: Path) -> None:
    def read(root: Node) -> None:
        short(root, "name", {"zh": 4, "en": 5})

    assert told(path, "name: {zh: 四个汉字, en: Five letters}\n", read) == [
        "file.yaml:1: name: 'Five letters' is longer than 5 (en)"
    ]


def test_a_set_of_ids_is_whole_when_each_stands_in_it_once(path: Path) -> None:
    def read(root: Node) -> None:
        root.each("list")
        complete(root, "list", ["a", "b", "b"], ["a", "b", "c"])

    assert told(path, "list: []\n", read) == [
        "file.yaml:1: list: holds 'b' 2 times, not once",
        "file.yaml:1: list: holds 'c' 0 times, not once",
    ]
