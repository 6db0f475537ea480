"""Cues: found where their words stand, taken back by what stands near."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kit.text.cues import Cue, CueBook
from kit.text.pattern import pattern
from kit.text.tokens import tokens

DENIALS = [("不", "会"), ("will", "not")]


def book(
    *says: str, unless: Sequence[str] = (), not_in: Sequence[str] = (), deniable: bool = False
) -> CueBook:
    cue = Cue(
        "threat.court",
        "threat",
        tuple(pattern(each, {}) for each in says),
        tuple(pattern(each, {}) for each in unless),
        tuple(pattern(each, {}) for each in not_in),
        deniable,
    )
    return CueBook([cue], DENIALS)


def found(cues: CueBook, text: str) -> list[str]:
    words = tokens(text)
    kinds = {"amount": [(0, 1)]} if words.words and words.words[0].isdigit() else {}
    matches = cues.find(words, kinds).get("threat", [])
    return [text[slice(*words.span(match.first, match.behind))] for match in matches]


def test_parts_are_found_in_order_within_their_gap() -> None:
    cues = book("我们 …4 起诉")

    assert found(cues, "我们要起诉您") == ["我们要起诉"]
    assert found(cues, "起诉我们") == []
    assert found(cues, "我们这个那个这个那个起诉") == []


def test_parts_do_not_reach_over_the_end_of_a_sentence() -> None:
    assert found(book("我们 … 起诉"), "找我们。起诉的事") == []
    assert found(book("您好"), "请您。好的") == []


def test_english_words_are_whole_words() -> None:
    assert found(book("court"), "courtesy call") == []
    assert found(book("take you to court"), "We will take you to Court!") == ["take you to Court"]


def test_words_that_begin_two_alternatives_end_with_either() -> None:
    assert found(book("(我们|我) …1 诉"), "我们告诉") == ["我们告诉"]
    assert found(book("(我们|我) …1 们"), "我们") == ["我们"]


def test_a_literal_does_not_reach_over_the_end_of_a_clause() -> None:
    cues = book("您好", "您好您好")

    assert found(cues, "您，好") == []
    assert found(cues, "您好您，好") == ["您好"]


def test_a_denial_shortly_before_takes_a_deniable_cue_back() -> None:
    cues = book("起诉", "sue you", deniable=True)

    assert found(cues, "我们不会随便起诉您") == []
    assert found(cues, "we won't sue you") == []
    assert found(cues, "我们不会客气，起诉您") == ["起诉"]
    assert found(book("起诉"), "我们不会起诉您") == ["起诉"]


def test_a_denial_within_a_question_or_the_cue_itself_denies_nothing() -> None:
    assert found(book("后悔", deniable=True), "您会不会后悔") == ["后悔"]
    assert found(book("不会客气", deniable=True), "我们不会客气") == ["不会客气"]


def test_a_part_of_longer_words_is_no_cue_but_another_in_the_sentence_is() -> None:
    cues = book("你好", not_in=["你好意思"])

    assert found(cues, "你好意思吗") == []
    assert found(cues, "你好，你好意思吗") == ["你好"]


def test_a_cue_is_taken_back_by_words_in_the_same_sentence_only() -> None:
    cues = book("起诉", unless=["您有权"])

    assert found(cues, "您有权起诉") == []
    assert found(cues, "您有权。我们起诉") == ["起诉"]


def test_quoted_speech_is_nobodys_cue() -> None:
    assert found(book("起诉"), "您上次说“起诉就起诉”，我记着") == []


def test_a_question_cue_asks_for_a_question() -> None:
    cues = book("方便 ?")

    assert found(cues, "您方便？") == ["方便"]
    assert found(cues, "您方便的话") == []


def test_a_caret_cue_stands_at_the_beginning_of_a_clause() -> None:
    cues = book("^好的")

    assert found(cues, "嗯，好的") == ["好的"]
    assert found(cues, "挺好的") == []


def test_amounts_are_found_where_they_were_said_to_be() -> None:
    assert found(book("{amount} 元"), "500 元") == ["500 元"]


def test_amounts_do_not_reach_over_the_end_of_a_sentence() -> None:
    words, cues = tokens("还500\n元"), book("还 {amount}")

    assert cues.find(words, {"amount": [(1, 3)]}) == {}
    assert cues.find(words, {"amount": [(1, 2)]})


@given(st.text(st.sampled_from("我们要起诉您。，a "), max_size=120))
def test_a_match_lies_within_one_sentence(text: str) -> None:
    words = tokens(text)
    for match in book("我 …30 诉", "起诉").find(words, {}).get("threat", []):
        assert words.sentences[match.first] == words.sentences[match.behind - 1]
