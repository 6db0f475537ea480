"""Exercises as pages have them: opened once, here or in a process that ends with it."""

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from kit.classroom.answer import Answer
from kit.classroom.scene import shown
from kit.errors import ContentError
from kit.exercises.contract import Attempt, Setting
from kit.pages import exercise as pages
from kit.settings import DATA

SAID = {"text": "您好，我是顺和银行的小周，您现在说话方便吗？"}


@pytest.fixture(autouse=True)
def none_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_opened", {})


def test_what_was_opened_apart_is_there_and_reads_as_what_is_opened_here() -> None:
    here, _ = pages.exercise("opening")
    pages._opened.clear()
    pages.open_apart("opening")()
    apart, _ = pages._opened["opening"]
    assert apart is not here
    assert pages.exercise("opening")[0] is apart
    item, setting = here.items()[0], Setting("zh")
    assert apart.judge(item, SAID, setting) == here.judge(item, SAID, setting)


def test_content_that_breaks_its_form_is_told_from_apart_as_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = copytree(DATA, tmp_path / "data")
    (broken / "opening" / "codebook.yaml").write_text("elements: 7", encoding="utf-8")
    monkeypatch.setattr(pages, "DATA", broken)
    told = []
    for way in (lambda: pages.exercise("opening"), pages.open_apart("opening")):
        with pytest.raises(ContentError, match=r"codebook\.yaml") as caught:
            way()
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert pages._opened == {}


def test_an_attempt_is_read_back_as_a_view_tells_of_it() -> None:
    own = Attempt({"text": "hi"}, {"greeting": False}, role="caller", group="2", common=True)
    answer = Answer(**vars(own), number=1, at=datetime.now(UTC))

    assert pages.attempt(shown(answer)) == own
    assert pages.attempt({"answer": {"text": "hi"}, "at": "9:00"}) == Attempt({"text": "hi"}, {})
