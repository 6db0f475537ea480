"""Scripts: one form for every sign, and the language that a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.script import language_of, plain, seconds


@given(st.text(max_size=60))
def test_the_plain_form_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_width_case_quotes_and_traditional_characters_make_no_difference() -> None:
    assert plain("ＡＢＣ３５００！") == "abc3500!"
    assert plain("Don’t") == "don't"
    assert plain("請問您方便嗎，後果自負") == "请问您方便吗,后果自负"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("您好，我是ABC银行的小李", "zh"),
        ("Hi, this is Sam from 华信 Bank, please call me back", "en"),
        ("hi there", "en"),
        ("Здравствуйте, это банк", None),
        ("こんにちは、銀行の田中です", None),
        ("Bonjour madame, ici la banque, je vous appelle au sujet de votre compte", None),
        ("🙂", None),
        ("", None),
    ],
)
def test_a_text_is_in_the_language_of_most_of_it(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_speaking_takes_as_long_as_characters_and_words_do() -> None:
    assert seconds("您好，" * 9) == 4.0
    assert seconds("one two, three four five") == 2.0
