"""What changed between two drafts: nothing lost, no shreds, and never slow."""

import time

import pytest

from kit.exercises.opening.changes import changes
from kit.text.language import Language

OLD = "您好，我是安和银行的陈静。请问李强在吗？他有一笔贷款逾期十二天了。"
NEW = "您好，我是安和银行的陈静，通话会录音，请您知悉。请问是李强先生吗？麻烦您请他回个电话。"
FIRST = "Hello, this is Jing Chen. He has a loan 12 days overdue."
SECOND = "Hello, this is Jing Chen from Anhe Bank. There is something for him."

PAIRS: list[tuple[str, str, Language]] = [
    (OLD, NEW, "zh"),
    (FIRST, SECOND, "en"),
    ("", NEW, "zh"),
    (OLD, "", "zh"),
    ("", "", "en"),
    ("  a\n\nb 🙂 c", "a b 🙂🙂 c", "en"),
    ("您好 hello 3500", "您早 hello 3,500", "zh"),
]


@pytest.mark.parametrize(("old", "new", "language"), PAIRS)
def test_both_drafts_can_be_read_from_the_changes(old: str, new: str, language: Language) -> None:
    found = changes(old, new, language)

    assert "".join(words for kind, words in found if kind != "new") == old
    assert "".join(words for kind, words in found if kind != "old") == new
    assert all(words for _kind, words in found)


def test_what_went_stands_before_what_came() -> None:
    assert changes(FIRST, "Hello, this is Jing Chen. He is out.", "en") == [
        ("same", "Hello, this is Jing Chen. He "),
        ("old", "has a loan 12 days overdue"),
        ("new", "is out"),
        ("same", "."),
    ]


def test_a_few_equal_characters_between_two_changes_do_not_stand_alone() -> None:
    found = changes("请问李强在吗", "请问是李强先生吗", "zh")

    assert found == [("same", "请问"), ("old", "李强在"), ("new", "是李强先生"), ("same", "吗")]


def test_a_change_of_one_character_takes_its_neighbour_along() -> None:
    found = changes("您好，我是陈静", "您早，我是陈静", "zh")

    assert found == [("old", "您好"), ("new", "您早"), ("same", "，我是陈静")]


def test_equal_drafts_have_one_equal_stretch() -> None:
    assert changes(OLD, OLD, "zh") == [("same", OLD)]


@pytest.mark.parametrize("letters", ["的一", "，。", "a b", "天地玄黄宇宙洪荒"])
def test_the_longest_drafts_take_no_long_time(letters: str) -> None:
    old, new = letters * (5_000 // len(letters)), letters[::-1] * (5_000 // len(letters))

    begun = time.process_time()
    changes(old, new, "zh")

    assert time.process_time() - begun < 1
