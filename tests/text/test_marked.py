"""Marks and labels: in place, stuck to their words, safe, and none of them lost."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.marked import marked
from kit.text.spans import Span

TEXT = "Hello <b>, you owe & shall pay"


def pieces(html: str) -> list[tuple[str, str]]:
    """Return (kind, words) of each mark and each label; a label's kind ends in a colon."""
    found = re.findall(r'<(mark|small) class="[\w-]+" data-kind="(\w+)">(.*?)</', html)
    return [(kind + ":" * (tag == "small"), unescape(words)) for tag, kind, words in found]


def bare(html: str) -> str:
    """Return the text without its labels."""
    return unescape(re.sub(r"<small.*?</small>|<[^>]*>", "", html))


def test_a_label_stands_right_behind_its_words() -> None:
    assert marked(TEXT, [Span(0, 5, "found", "Greeting")]).startswith(
        '<mark class="span" data-kind="found">Hello</mark>'
        '<small class="span-label" data-kind="found">Greeting</small> &lt;b&gt;'
    )


def test_a_text_without_spans_is_shown_as_it_stands() -> None:
    assert marked(TEXT, []) == "Hello &lt;b&gt;, you owe &amp; shall pay"
    assert marked("", []) == ""


@given(
    st.text(alphabet='ab <>&"\n诚', min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=6),
)
def test_the_text_stays_whole_and_no_label_is_lost(
    text: str, places: list[tuple[int, int]]
) -> None:
    spans = [
        Span(start, min(end, len(text)), "found", f"label {number}")
        for number, (start, end) in enumerate(places)
        if start < min(end, len(text))
    ]
    html = marked(text, spans)

    assert bare(html) == text
    labels = [words for kind, words in pieces(html) if kind == "found:"]
    assert sorted(labels) == sorted(span.label for span in spans)


def test_neither_the_text_nor_a_label_becomes_html_or_turns_the_direction() -> None:
    html = marked("<i>\u202e & you", [Span(0, 4, "found", "<u>\u202eWho")])

    assert html.startswith('<mark class="span" data-kind="found">&lt;i&gt;</mark>')
    assert "&lt;u&gt;Who</small>" in html
    assert "\u202e" not in html


def test_where_spans_share_words_the_first_of_them_is_on_top() -> None:
    spans = [
        Span(10, 15, "breach", "Threat"),
        Span(0, 20, "found", "Purpose"),
        Span(0, 30, "warmth", "Thanks"),
    ]

    assert pieces(marked(TEXT, spans)) == [
        ("found", TEXT[:10]),
        ("breach", TEXT[10:15]),
        ("breach:", "Threat"),
        ("found", TEXT[15:20]),
        ("found:", "Purpose"),
        ("warmth", TEXT[20:30]),
        ("warmth:", "Thanks"),
    ]


def test_a_span_under_another_one_keeps_its_label() -> None:
    spans = [
        Span(0, 12, "breach", "Threat"),
        Span(0, 12, "breach", "Family pressure"),
        Span(3, 8, "found", "Purpose"),
    ]

    assert pieces(marked(TEXT, spans)) == [
        ("breach", TEXT[:12]),
        ("breach:", "Threat"),
        ("breach:", "Family pressure"),
        ("found:", "Purpose"),
    ]


@pytest.mark.parametrize("kinds", [("found", "found"), ("breach", "found")])
def test_the_same_label_stands_once_behind_the_same_words(kinds: tuple[str, str]) -> None:
    html = marked(TEXT, [Span(0, 5, kind, "Who") for kind in kinds])

    assert pieces(html) == [(kinds[0], "Hello"), (f"{kinds[0]}:", "Who")]
