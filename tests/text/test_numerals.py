"""Numbers and sums of money, as people type them."""

from decimal import Decimal

import pytest

from kit.text.amounts import amounts
from kit.text.numerals import numbers
from kit.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三千五", 3500),
        ("三千零五", 3005),
        ("三千五百块", 3500),
        ("一万二", 12000),
        ("1.2万", 12000),
        ("2万3", 23000),
        ("十二", 12),
        ("二十", 20),
        ("两百五", 250),
        ("3,500.00", 3500),
        ("３５００", 3500),
        ("二〇二六", 2026),
        ("十二万三千四百五十六", 123456),
        ("twelve hundred", 1200),
        ("two thousand five hundred and fifty", 2550),
        ("a grand", 1000),
        ("seventy five", 75),
    ],
)
def test_a_number_is_read_in_every_form(text: str, value: int) -> None:
    assert [each.value for each in numbers(tokens(text))] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("您欠三千五还没还", ["三千五"]),
        ("共3500元，分6期，十二号前", ["3500元"]),
        ("人民币五千元整", ["人民币五千元"]),
        ("you owe $1,240.50 or £850, a grand at most", ["$1,240.50", "£850", "a grand"]),
        ("a balance of 1200 for 30 days", ["1200"]),
        ("工号 1024，电话 13800138000", []),
        ("逾期 120 天", []),
        ("call me at 8 in 3 days", []),
    ],
)
def test_a_sum_of_money_is_told_from_other_numbers(text: str, found: list[str]) -> None:
    words = tokens(text)

    assert [text[slice(*words.span(a.first, a.behind))] for a in amounts(words)] == found


def test_a_thousand_behind_a_figure_multiplies_it() -> None:
    assert [each.value for each in amounts(tokens("about 2k of debt"))] == [Decimal(2000)]
