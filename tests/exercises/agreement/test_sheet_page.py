"""The printed page: whole by itself, and safe whatever was typed."""

import re
from html.parser import HTMLParser

import pytest

from kit.exercises.agreement.sheet_page import make_page
from kit.settings import CHECKOUT
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.test_sheet import BANK, LOAN, OPEN, sheet_of

EVIL = '</title></style><script>alert(1)</script><img src=x onerror="alert(1)">'
TOKENS = CHECKOUT / "kit" / "server" / "assets" / "tokens.css"


class Page(HTMLParser):
    """What a page is made of: its elements with their attributes, and the words in each."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[list[str]] = []
        self._open = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_data(self, data: str) -> None:
        if self._open in ("td", "th"):
            self.cells[-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def test_every_instalment_is_a_row_and_the_sums_stand_below() -> None:
    page = Page(make_page(sheet_of(BANK)))

    assert page.cells[0] == ["No.", "Due", "Payment", "Principal", "Interest", "Left"]
    first = ["1", "15 December 2026", "1,250.00", "1,250.00", "0.00", "43,750.00"]
    assert page.cells[1] == first
    assert page.cells[36][1:] == ["15 November 2029", "1,250.00", "1,250.00", "0.00", "0.00"]
    assert page.cells[37] == ["Sum", "", "45,000.00", "45,000.00", "0.00", ""]


def test_where_no_first_day_was_agreed_the_days_are_left_blank_and_the_page_says_so() -> None:
    html = make_page(sheet_of(OPEN)).decode()

    assert {row[1] for row in Page(html.encode()).cells[1:]} == {""}
    assert "the dates are left blank" in html
    assert "2026" not in re.sub(r"(?s)<dl class=.sentences.>.*?</dl>", "", html)


@pytest.mark.parametrize("field", ["condition", "channel", "customer_does", "thanks"])
def test_what_was_typed_is_shown_as_text(field: str) -> None:
    page = Page(make_page(sheet_of(BANK, words=EVIL, **{field: EVIL})))

    tags = [tag for tag, _ in page.elements]
    assert "script" not in tags
    assert "img" not in tags


def test_signs_that_turn_the_direction_are_left_out() -> None:
    assert "\u202e" not in make_page(sheet_of(BANK, words="a\u202eb")).decode()


def test_nothing_is_fetched() -> None:
    page = Page(make_page(sheet_of(BANK)))
    asked = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in ("src", "href", "action")
    ]

    assert asked == ["data:,"]
    assert "url(" not in make_page(sheet_of(BANK)).decode()


def test_a_long_plan_begins_a_page_of_its_own() -> None:
    assert 'class="plan is-long"' in make_page(sheet_of(LOAN)).decode()
    assert 'class="plan"' in make_page(sheet_of(LOAN, instalments="12")).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_the_room_s_language(language: Language) -> None:
    lang = dict(Page(make_page(sheet_of(BANK, language))).elements)["html"]["lang"]

    assert lang == {"zh": "zh-CN", "en": "en"}[language]


def test_colours_and_type_are_those_of_the_kit() -> None:
    style = make_page(sheet_of(BANK)).decode()
    tokens = TOKENS.read_text(encoding="utf-8")

    def values(text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in re.findall(r"(--[\w-]+): ([^;]+);", text):
            found.setdefault(name, value)  # the day's, not the night's
        return found

    ours, theirs = values(style), values(tokens)
    assert len(ours) > 20
    assert ours == {name: theirs[name] for name in ours}
