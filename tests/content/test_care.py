"""The card that is shipped says where help is, and each way to break its file is told."""

import re
import shutil
from pathlib import Path

import pytest

from kit.care import Care
from kit.content.care import read_care
from kit.errors import ContentError
from kit.settings import DATA

NUMBER = re.compile(r"\b\d{3}(?: ?\d{2,3})?\b")


@pytest.fixture(scope="module")
def shipped() -> Care:
    return read_care(DATA / "care.yaml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(DATA / "care.yaml", tmp_path))


def test_help_names_a_line_to_call_in_each_language(shipped: Care) -> None:
    assert NUMBER.findall(shipped.help.zh) == ["12356", "120", "110", "110", "120"]
    assert NUMBER.findall(shipped.help.en) == ["988", "116 123"]


def test_help_is_for_oneself_for_a_customer_and_for_who_made_it_up(shipped: Care) -> None:
    assert len(shipped.help.zh.splitlines()) == len(shipped.help.en.splitlines()) == 3


def test_what_it_says_is_of_no_one_exercise(shipped: Care) -> None:
    said = f"{shipped.title} {shipped.text} {shipped.help}".lower()
    for word in ("开场", "协议", "这一稿", "opening", "agreement", "draft", "terms"):
        assert word not in said


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("help:", "aid:", "aid: is no known key; known: help, text, title, words"),
        ("title: {zh:", "title: {fr:", "title.fr: is no known key; known: en, zh"),
        ('title: {zh: "先停一停"', 'title: {zh: ""', "title.zh: is empty"),
        ("  en: |", "  - |", "is no YAML"),
        ("不想活, 活不下去", '"(不想活", 活不下去', "words.zh"),
    ],
)
def test_a_broken_value_is_told_with_its_line(path: Path, old: str, new: str, fault: str) -> None:
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_care(path)

    told = str(error.value).splitlines()
    assert any(each.startswith(f"{path}:{line}: ") and fault in each for each in told), told


def test_what_is_missing_is_told(path: Path) -> None:
    path.write_text("title: {zh: 停, en: Stop}\ntext: {zh: 停}\n", encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_care(path)

    assert str(error.value).splitlines() == [
        f"{path}:1: help: is missing",
        f"{path}:1: words: is missing",
        f"{path}:2: text.en: is missing",
    ]


def test_a_file_that_is_not_there_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        read_care(tmp_path / "care.yaml")
