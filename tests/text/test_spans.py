"""Spans: a text cut along its marks is still the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.spans import Span, once, overlap, pieces


@given(st.text(min_size=1, max_size=30), st.lists(st.integers(0, 30), max_size=8))
def test_pieces_joined_are_the_text(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    spans = [Span(*edge, kind="cue") for edge in zip(edges[::2], edges[1::2], strict=False)]
    found = list(pieces(text, reversed(spans)))
    assert "".join(piece.words for piece in found) == text
    assert [piece.span for piece in found if piece.span] == spans


@pytest.mark.parametrize(
    "spans",
    [
        [Span(0, 3, "cue"), Span(2, 4, "cue")],
        [Span(3, 3, "cue")],
        [Span(4, 9, "cue")],
        [Span(-1, 2, "cue")],
    ],
)
def test_spans_that_do_not_fit_are_refused(spans: list[Span]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        list(pieces("12345", spans))


def test_words_are_found_only_where_they_stand_once() -> None:
    assert once("说了又说", "又") == (2, 3)
    assert once("说了又说", "说") is None
    assert once("aaa", "aa") is None
    assert once("说", "") is None


def test_an_overlap_names_the_two() -> None:
    left, right = Span(0, 3, "cue"), Span(2, 4, "cue")
    assert overlap([right, left]) == (left, right)
    assert overlap([Span(0, 2, "cue"), right]) is None
