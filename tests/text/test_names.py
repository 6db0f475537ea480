"""Names: where one may stand in a Chinese text, and where words only begin like one."""

import pytest

from kit.text.names import names
from kit.text.tokens import tokens


def found(text: str) -> set[str]:
    words = tokens(text)
    return {text[slice(*words.span(*each))] for each in names(words, "zh")}


@pytest.mark.parametrize(
    ("text", "name"),
    [("我是陈静", "陈静"), ("欧阳雪女士", "欧阳雪"), ("您叫我小蒲", "小蒲"), ("我是阿强", "阿强")],
)
def test_surnames_and_nicknames_may_begin_a_name(text: str, name: str) -> None:
    assert name in found(text)


def test_a_name_ends_before_a_title_and_within_its_clause() -> None:
    assert found("王先生") == {"王"}
    assert found("我是王，请问") == {"王"}


@pytest.mark.parametrize("text", ["您方便吗", "小区物业", "老板在吗", "阿姨好", "是没钱吗"])
def test_common_words_are_no_names(text: str) -> None:
    assert found(text) == set()
