"""The reader of YAML: each fault with its file, line, key and value, and all of them at once."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from kit.content import Faults, Node, read_course
from kit.errors import ContentError

COURSE = """\
id: day
title: {zh: 一天, en: A day}
language: zh
jurisdiction: cn
instructor:
steps:
  - id: welcome
    title: {zh: 欢迎, en: Welcome}
    about: {zh: 开场, en: The start}
    minutes: 5
    say:
      - {zh: 大家好, en: Hello}
  - id: hearing
    exercise: emotion
    title: {zh: 听, en: Hear}
    about: {zh: 听情绪, en: Hear emotions}
    minutes: 20
    timer: 60
    say: []
    reminders: [{zh: 慢, en: Slowly}]
    think: {zh: 想一想, en: Think}
    items: [one, two]
"""


Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "file.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return written


def first(root: Node) -> str:
    return root.text("a")


def faults_of(path: Path, read: Callable[[Node], object] | None = None) -> list[str]:
    """Return the faults that `read` meets, without the folder."""
    with pytest.raises(ContentError) as error, Faults() as faults:
        (read or first)(faults.open(path))
    return str(error.value).replace(f"{path.parent}/", "").splitlines()


def test_a_value_out_of_a_choice_is_told_with_line_key_and_what_is_right(write: Write) -> None:
    path = write("""\
        list:
          - size: big
          - size: bigg
        """)

    def read(root: Node) -> None:
        for node in root.each("list"):
            node.choice("size", ("small", "big"))

    assert faults_of(path, read) == ["file.yaml:3: list[2].size: 'bigg' is none of small, big"]


def test_all_faults_are_told_by_line(write: Write) -> None:
    path = write("""\
        c: 3
        b:
        a: [1]
        """)

    def read(root: Node) -> None:
        root.text("a")
        root.text("b")
        root.bilingual("d")

    assert faults_of(path, read) == [
        "file.yaml:1: c: is no known key; known: a, b, d",
        "file.yaml:1: d: is missing",
        "file.yaml:2: b: is empty",
        "file.yaml:3: a: is a list, not a text",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\na: 2\n", "file.yaml:2: a: is given twice, first in line 1"),
        ("a: 'open\nb: 1\n", "file.yaml:3: is no YAML: "),
        ("a: 1\n b: 2\n", "file.yaml:2: is no YAML: "),
        ("", "file.yaml:1: is empty"),
        ("- a\n", "file.yaml:1: is a list, not keys with values"),
        ("a: !!python/object:os.system x\nb: &x [*x]\n", "file.yaml:2: b: is no known key"),
    ],
)
def test_a_broken_file_is_told_with_its_line(write: Write, text: str, fault: str) -> None:
    told = faults_of(write(text))
    assert any(line.startswith(fault) for line in told), told


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes("a: 愤怒".encode("gbk"))
    assert "cannot be read" in faults_of(path)[0]


@pytest.mark.parametrize("written", ["no", "12", "2024-01-01", "on", "0x1F", "~x"])
def test_a_text_is_what_is_written_and_no_other_type(write: Write, written: str) -> None:
    with Faults() as faults:
        assert faults.open(write(f"a: {written}\n")).text("a") == written


@pytest.mark.parametrize("written", ["-1", "1.5", "11", "ten", "9" * 5000])
def test_a_whole_number_stays_within_its_bounds(write: Write, written: str) -> None:
    told = faults_of(write(f"a: {written}\n"), lambda root: root.whole("a", 0, 10))
    assert len(told) == 1
    assert "is no whole number from 0 to 10" in told[0]
    assert len(told[0]) < 150


def test_a_list_tells_what_stands_in_it_twice(write: Write) -> None:
    told = faults_of(write("a: [x, y, x]\n"), lambda root: root.ids("a"))
    assert told == ["file.yaml:1: a[3]: 'x' is given twice"]


def test_an_error_in_the_block_is_not_hidden_by_faults(write: Write) -> None:
    path = write("a:\n")

    def read(root: Node) -> None:
        root.text("a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Faults() as faults:
        read(faults.open(path))


def test_a_course_is_read_with_its_steps(write: Write) -> None:
    course = read_course(write(COURSE))
    assert [step.id for step in course.steps] == ["welcome", "hearing"]
    assert course.instructor == ""
    assert course.steps[0].items == ()
    assert course.steps[0].timer == 90
    assert course.steps[1].items == ("one", "two")
    assert course.steps[1].timer == 60
    assert course.steps[1].think is not None
    assert course.steps[1].reminders[0].en == "Slowly"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: hearing", "id: welcome", "steps[2].id: 'welcome' is already the step of line 7"),
        ("    exercise: emotion\n", "", "steps[2].items: needs an exercise beside it"),
        ("    items: [one, two]\n", "", "steps[2].items: is missing"),
        ("items: [one, two]", "items: []", "steps[2].items: is empty; an exercise needs one"),
        ("jurisdiction: cn", "jurisdiction: eu", "jurisdiction: 'eu' is none of cn, us, uk"),
        ("minutes: 20", "minutes: 0", "steps[2].minutes: '0' is no whole number from 1 to 600"),
        ("{zh: 听, en: Hear}", "{zh: 听}", "steps[2].title.en: is missing"),
        ("id: day", "id: A day!", "id: 'A day!' is no id"),
    ],
)
def test_a_fault_of_a_course_is_told(write: Write, old: str, new: str, fault: str) -> None:
    with pytest.raises(ContentError) as error:
        read_course(write(COURSE.replace(old, new)))
    assert fault in str(error.value)
