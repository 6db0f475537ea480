"""The report: one page that needs nothing else, and all figures as JSON."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kit.errors import SettingsError
from kit.rehearsal.report import as_html, as_json, write_report
from kit.text.language import LANGUAGES, Language
from tests.rehearsal.sample import EVIL, bad, good, paired

VOID = ("meta", "br", "link", "img")


class Balanced(HTMLParser):
    """Keeps the tags that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", [good, paired, bad])
def test_the_page_is_well_formed_and_in_its_language(outcome: object, language: Language) -> None:
    page = as_html(outcome(language))  # type: ignore[operator]
    reader = Balanced()
    reader.feed(page)

    assert reader.open == []
    assert {"zh": 'lang="zh-CN"', "en": 'lang="en"'}[language] in page
    assert bool(re.search("[\u4e00-\u9fff]", page.partition("<body>")[2])) == (language == "zh")


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = as_html(bad("en"))
    assert not re.search(r"https?:|<script|<link|<img|@import|url\(", page.replace(EVIL, ""))
    assert "default-src 'none'" in page


def test_what_participants_are_called_and_met_is_escaped() -> None:
    page = as_html(bad("en"))
    assert EVIL not in page
    assert "&lt;script&gt;" in page


def test_the_json_has_every_figure_and_every_time() -> None:
    told = json.loads(as_json(bad("zh")))

    assert told["seconds"]["join"]["max"] == 1.9
    assert told["seconds"]["join"]["all"] == [0.5, 1.9, 1.0]
    assert told["memory_mb"] == {"server": 100.4, "pages": 180.2, "processes": 5}
    assert (told["well"], told["acknowledged"], len(told["lost"])) == (False, 3, 1)
    assert told["stuck"] == [EVIL]
    assert told["options"]["seats"] == 3


def test_the_json_tells_of_pairs() -> None:
    told = json.loads(as_json(paired("en")))["pairs"]
    assert told == {"opened_to": 2, "agreed": 1, "common_versions": 1, "went_on_alone": 1}


def test_a_report_is_of_the_form_that_its_name_says(tmp_path: Path) -> None:
    write_report(good("en"), tmp_path / "report.html")
    write_report(good("en"), tmp_path / "report.JSON")

    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!doctype html>")
    assert json.loads((tmp_path / "report.JSON").read_text("utf-8"))["well"] is True


def test_a_report_that_cannot_be_written_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(SettingsError, match=r"--report: .*report\.html"):
        write_report(good("en"), tmp_path / "report.html")
