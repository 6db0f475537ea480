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
        ("twelve fifty", 1250),
        ("twenty twenty-six", 2026),
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
        ("六百八十块五，680元5角，十块零五分", ["六百八十块五", "680元5角", "十块零五分"]),
        ("每月680，分6期，一期七百，每周五还", ["680", "七百"]),
        ("还1500分6期，第三期860", ["1500", "860"]),
        ("2026-12-20起，3000块三次", ["3000块"]),
        ("$10 and forty-five pounds fifty", ["$10", "forty-five pounds fifty"]),
        ("85 a month, ten dollars and fifty cents", ["85", "ten dollars and fifty cents"]),
    ],
)
def test_a_sum_of_money_is_told_from_other_numbers(text: str, found: list[str]) -> None:
    words = tokens(text)

    assert [text[slice(*words.span(a.first, a.behind))] for a in amounts(words)] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六百八十块五", "680.5"),
        ("十块零五分", "10.05"),
        ("forty-five pounds fifty", "45.5"),
        ("ten dollars and five cents", "10.05"),
    ],
)
def test_the_part_of_a_unit_behind_a_sum_belongs_to_it(text: str, value: str) -> None:
    assert [each.value for each in amounts(tokens(text))] == [Decimal(value)]


def test_numbers_of_two_clauses_and_ordinals_are_kept_apart() -> None:
    read = numbers(tokens("1200，一千五，between fifty and sixty, two hundred, 第三期"))

    assert [each.value for each in read] == [1200, 1500, 50, 60, 200]


def test_a_thousand_behind_a_figure_multiplies_it() -> None:
    assert [each.value for each in amounts(tokens("about 2k of debt"))] == [Decimal(2000)]
