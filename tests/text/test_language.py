"""The two languages, and which of them a browser asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.language import HTML_LANG, LANGUAGES, Text, is_language, preferred


def test_a_text_stands_in_both_languages() -> None:
    text = Text("你好", "Hello")

    assert (text.of("zh"), text.of("en")) == ("你好", "Hello")


def test_only_two_names_are_languages() -> None:
    assert [name for name in ("zh", "en", "de", "ZH", "", None, 1, ()) if is_language(name)] == [
        "zh",
        "en",
    ]


def test_every_language_has_a_name_in_html() -> None:
    assert set(HTML_LANG) == set(LANGUAGES)
    assert all(name.startswith(language) for language, name in HTML_LANG.items())


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh-CN;q=0.8", "en"),
        ("de-DE,de;q=0.9,en;q=0.5", "en"),
        ("fr, zh-Hant-TW", "zh"),
        ("EN-us", "en"),
        (" en", "en"),
        ("de", "zh"),
        ("*", "zh"),
        ("", "zh"),
        ("q=zh", "zh"),
    ],
)
def test_the_first_of_the_two_that_a_browser_names_is_taken(header: str, language: str) -> None:
    assert preferred(header) == language


@given(header=st.text())
def test_any_header_gives_a_language(header: str) -> None:
    assert preferred(header) in LANGUAGES
