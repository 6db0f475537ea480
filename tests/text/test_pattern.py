"""Patterns: how a trainer writes a cue, and what is refused."""

import pytest

from kit.text.pattern import pattern

LISTS = {"court": ["法院", "court"], "dull": ["的", "了"]}


def test_alternatives_and_lists_become_the_literals_of_one_part() -> None:
    (part,) = pattern("(上|去){court}", LISTS).parts

    assert part.literals == {
        ("上", "法", "院"),
        ("去", "法", "院"),
        ("上", "court"),
        ("去", "court"),
    }


def test_gaps_part_the_parts_and_have_a_width() -> None:
    assert [part.gap for part in pattern("您 … 方便 …3 聊聊", {}).parts] == [0, 8, 3]


def test_a_caret_asks_for_the_beginning_and_a_question_mark_for_a_question() -> None:
    made = pattern("^ 好的 ?", {})

    assert (made.begins, made.asks) == (True, True)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "no words"),
        ("…", "between words"),
        ("法院 …", "at the end"),
        ("… 法院", "between words"),
        ("法院 …99 起诉", "at most 30"),
        ("(法院|)", "empty"),
        ("的", "nearly everything"),
        ("{dull}", "nearly everything"),
        ("the", "nearly everything"),
        ("{police}", "no such list"),
        ("(法院", "bracket"),
        ("法院? 起诉", "only at the end"),
        ("(一|二|三|四|五|六|七|八|九)" * 5, "ways"),
    ],
)
def test_a_pattern_that_says_nothing_or_too_much_is_refused_with_the_reason(
    written: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        pattern(written, LISTS)
