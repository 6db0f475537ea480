"""Tokens: a text as words, whatever signs it is written with."""

from hypothesis import given
from hypothesis import strategies as st

from kit.text.tokens import tokens

SIGNS = st.sampled_from("您好吗是我3,.。？!\n …“”（）(a' wE\u200b\u202e🙂￥$")


@given(st.text(SIGNS, max_size=80))
def test_every_word_stands_where_it_says_and_in_one_sentence(text: str) -> None:
    found = tokens(text)

    count = len(found.words)
    assert all(0 <= s < e <= len(text) for s, e in zip(found.starts, found.ends, strict=True))
    assert [len(each) for each in (found.sentences, found.clauses, found.quoted)] == [count] * 3
    inside = [number for number, (a, b) in enumerate(found.bounds) for _ in range(a, b)]
    assert inside == found.sentences
    assert len(found.asked) == len(found.rests) == len(found.bounds)


def test_a_chinese_character_is_a_word() -> None:
    assert tokens("您好ABC").words == ["您", "好", "abc"]


def test_contractions_are_spelled_out_however_they_are_typed() -> None:
    for typed in ("we don't", "We don’t", "we dont", "we do n't"):
        assert tokens(typed).words == ["we", "do", "not"]
    assert tokens("it's the customer's; you'll, I'd").words == (
        ["it", "is", "the", "customer", "you", "will", "i", "would"]
    )


def test_unseen_signs_do_not_hide_a_word() -> None:
    assert tokens("po\u200blice").words == ["police"]
    assert tokens("警\u200b察").words == ["警", "察"]


def test_a_sentence_ends_with_its_sign_and_a_chinese_question_with_its_particle() -> None:
    assert tokens("您好。方便吗我是小李").asked == [False, True, False]
    assert tokens("Mr. Li, is it you? It is 5 p.m. now.").asked == [True, False]


def test_a_number_with_a_point_does_not_end_a_sentence() -> None:
    found = tokens("You owe $1,240.50 today.")

    assert found.words == ["you", "owe", "$", "1,240.50", "today"]
    assert len(found.bounds) == 1


def test_dots_and_stage_directions_are_pauses() -> None:
    for pause in ("……", "...", "（等回应）", " (pause) "):
        assert tokens(f"您是王先生{pause}您方便").rests == [True, False], pause


def test_what_somebody_is_quoted_with_is_their_speech() -> None:
    found = tokens("您上次说“月底就还”，我记着")

    assert "".join(w for w, q in zip(found.words, found.quoted, strict=True) if q) == "月底就还"
    assert not any(tokens("所谓“老赖”，不是您").quoted)


def test_a_wide_comma_parts_numbers_and_a_narrow_one_thousands() -> None:
    assert tokens("1500，300").words == ["1500", "300"]
    assert tokens("1,500").words == ["1,500"]


def test_a_hyphen_inside_a_word_parts_no_clause_and_a_dash_does() -> None:
    assert len(set(tokens("your in-laws know").clauses)) == 1
    assert len(set(tokens("your wife - she knows").clauses)) == 2
