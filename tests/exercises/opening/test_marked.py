"""Marks and labels: in place, stuck to their words, safe, and none of them lost."""

import re
from html import unescape

import pytest

from kit.exercises.contract import Json
from kit.exercises.opening.marked import marked
from kit.exercises.opening.model import Opening

TEXT = "Hello <b>, you owe & shall pay"


def feedback(
    elements: Json | None = None, violations: Json | None = None, warmth: Json | None = None
) -> Json:
    return {
        "elements": [
            {"id": id_, "present": True, "applies": True, "spans": spans}
            for id_, spans in (elements or {}).items()
        ],
        "violations": [
            {"id": id_, "span": span, "severity": "mend", "rule": None, "cue": None}
            for id_, span in (violations or {}).items()
        ],
        "warmth": [{"id": id_, "span": span} for id_, span in (warmth or {}).items()],
    }


def pieces(html: str) -> list[tuple[str, str]]:
    """Return (kind, words) of each mark and each label; a label's kind ends in a colon."""
    found = re.findall(r'<(mark|small) class="[\w-]+" data-kind="(\w+)">(.*?)</', html)
    return [(kind + ":" * (tag == "small"), unescape(words)) for tag, kind, words in found]


def bare(html: str) -> str:
    """Return the text without its labels."""
    return unescape(re.sub(r"<small.*?</small>|<[^>]*>", "", html))


def test_a_label_stands_right_behind_its_words(opening: Opening) -> None:
    html = marked(TEXT, feedback({"greeting": [[0, 5]]}), opening.codebook, "en")

    assert html.startswith(
        '<mark class="span" data-kind="found">Hello</mark>'
        '<small class="span-label" data-kind="found">Greeting</small> &lt;b&gt;'
    )


@pytest.mark.parametrize(
    "found",
    [
        feedback(),
        feedback({"greeting": [[0, 5], [3, 12]]}, {"threat": [4, 20]}, {"thanks": [0, 30]}),
        feedback({"purpose": [[0, 30]]}, {"threat": [0, 30], "guilt": [0, 30]}),
    ],
)
def test_the_text_stays_whole_and_safe(opening: Opening, found: Json) -> None:
    html = marked(TEXT, found, opening.codebook, "en")

    assert bare(html) == TEXT
    assert "<b>" not in html


def test_where_findings_share_words_a_breach_wins_over_what_was_found_and_that_over_warmth(
    opening: Opening,
) -> None:
    found = feedback({"purpose": [[0, 20]]}, {"threat": [10, 15]}, {"thanks": [0, 30]})

    assert pieces(marked(TEXT, found, opening.codebook, "en")) == [
        ("found", TEXT[:10]),
        ("breach", TEXT[10:15]),
        ("breach:", "Threat"),
        ("found", TEXT[15:20]),
        ("found:", "Purpose"),
        ("warmth", TEXT[20:30]),
        ("warmth:", "Thanks"),
    ]


def test_a_finding_under_another_one_keeps_its_label(opening: Opening) -> None:
    found = feedback({"purpose": [[3, 8]]}, {"threat": [0, 12], "family_pressure": [0, 12]})

    assert pieces(marked(TEXT, found, opening.codebook, "en")) == [
        ("breach", TEXT[:12]),
        ("breach:", "Threat"),
        ("breach:", "Family pressure"),
        ("found:", "Purpose"),
    ]


def test_kinds_that_are_not_asked_for_are_not_marked(opening: Opening) -> None:
    found = feedback({"greeting": [[0, 5]]}, {"threat": [10, 15]}, {"thanks": [0, 30]})

    html = marked(TEXT, found, opening.codebook, "en", ("found",))

    assert pieces(html) == [("found", "Hello"), ("found:", "Greeting")]


def test_what_was_found_without_words_marks_nothing(opening: Opening) -> None:
    found = feedback({"greeting": []}, {"threat": None})

    assert pieces(marked(TEXT, found, opening.codebook, "en")) == []
