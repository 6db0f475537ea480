"""What of an opening is marked, in which order, and by which names."""

import re
from html import unescape

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


def test_a_breach_wins_over_what_was_found_and_that_over_warmth(opening: Opening) -> None:
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


def test_labels_are_the_short_names_in_the_reader_s_language(opening: Opening) -> None:
    found = feedback({"greeting": [[0, 5]]}, {"third_party_disclosure": [10, 15]})

    for language in ("zh", "en"):
        html = marked(TEXT, found, opening.codebook, language)
        labels = [words for kind, words in pieces(html) if kind.endswith(":")]
        assert labels == [
            opening.codebook.elements["greeting"].short.of(language),
            opening.codebook.violations["third_party_disclosure"].short.of(language),
        ]


def test_kinds_that_are_not_asked_for_are_not_marked(opening: Opening) -> None:
    found = feedback({"greeting": [[0, 5]]}, {"threat": [10, 15]}, {"thanks": [0, 30]})

    html = marked(TEXT, found, opening.codebook, "en", ("found",))

    assert pieces(html) == [("found", "Hello"), ("found:", "Greeting")]


def test_what_was_found_without_words_marks_nothing(opening: Opening) -> None:
    found = feedback({"greeting": []}, {"threat": None})

    assert pieces(marked(TEXT, found, opening.codebook, "en")) == []
