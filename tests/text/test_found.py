"""What is found in a text: all that cues ask for, and nothing that nobody does."""

import pytest

from kit.text.cues import Cue, CueBook
from kit.text.found import Found, look
from kit.text.language import Language
from kit.text.pattern import KINDS, pattern

# A cue that asks for each kind, and a text that it speaks in.
ASKING: dict[str, tuple[str, Language, str]] = {
    "amount": ("还 {amount}", "zh", "先还五百块"),
    "number": ("分 {number} 期", "zh", "分六期"),
    "date": ("{date} 前", "zh", "十二月五号前"),
    "name": ("我是 {name}", "zh", "我是陈静"),
    "proper": ("with {proper}", "en", "I spoke with Helen about it"),
}


def found(written: str, language: Language, text: str) -> Found:
    return look(text, language, CueBook([Cue("it.one", "it", (pattern(written, {}),))], []))


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_cue_asks_for_by_its_kind_is_found(kind: str) -> None:
    assert found(*ASKING[kind]).of("it")


def test_what_no_cue_asks_for_is_not_looked_for() -> None:
    seen = found("我是 {name}", "zh", "我是陈静，十二月五号前还五百块。")

    assert seen.of("it")
    assert vars(seen).keys().isdisjoint({"amounts", "numbers", "dates"})


def test_sums_numbers_and_days_are_there_for_whoever_asks() -> None:
    seen = found("我是 {name}", "zh", "我是陈静，十二月五号前还五百块。")

    assert [each.value for each in seen.amounts] == [500]
    assert [each.value for each in seen.numbers] == [12, 5, 500]
    assert [(each.month, each.day) for each in seen.dates] == [(12, 5)]
