"""Days of the calendar, and relative ones, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.dates import dates
from kit.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年12月10日前", (2026, 12, 10)),
        ("二〇二六年十二月十号", (2026, 12, 10)),
        ("26年1月5号", (2026, 1, 5)),
        ("明年1月15号", (None, 1, 15)),
        ("12.10号", (None, 12, 10)),
        ("每月10号", (None, None, 10)),
        ("从12月份起", (None, 12, None)),
        ("2026-12-10", (2026, 12, 10)),
        ("2026/12/10", (2026, 12, 10)),
        ("12/10/2026", (2026, 12, 10)),
        ("31/12/2026", (2026, 12, 31)),
        ("£5 on 3/4", (None, 4, 3)),
        ("$5 on 3/4", (None, 3, 4)),
        ("December 10th, 2026", (2026, 12, 10)),
        ("Dec. 10", (None, 12, 10)),
        ("the tenth of December", (None, 12, 10)),
        ("Friday, 5 December", (None, 12, 5)),
        ("the twenty-fifth of each month", (None, None, 25)),
        ("December 10, twenty twenty-six", (2026, 12, 10)),
        ("starting in May", (None, 5, None)),
    ],
)
def test_a_day_is_read_as_far_as_it_is_said(
    text: str, day: tuple[int | None, int | None, int | None]
) -> None:
    assert [(each.year, each.month, each.day) for each in dates(tokens(text))] == [day]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下周五之前，月底也行，最晚7个工作日内", ["下周五", "月底", "7个工作日内"]),
        ("每周一次，每周一", ["每周一"]),
        ("发了工资就还", ["发了工资"]),
        ("by next Friday or within 7 business days", ["next Friday", "within 7 business days"]),
        ("on payday, ten days from now", ["payday", "ten days from now"]),
    ],
)
def test_a_relative_day_is_one_without_month_and_day(text: str, found: list[str]) -> None:
    words = tokens(text)
    read = dates(words)

    assert [text[slice(*words.span(each.first, each.behind))] for each in read] == found
    assert {(each.year, each.month, each.day) for each in read} == {(None, None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "6个月，3号线，第一期，13月5日，2月30日，20261-12-10",
        "you may pay, the first payment, for six months, 13/32/2026, as soon as possible",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert dates(tokens(text)) == []


@given(st.text(st.sampled_from("12月10号年日 /-.第周五the May 3rd,，"), max_size=60))
def test_days_lie_apart_and_are_possible(text: str) -> None:
    behind = 0
    for each in dates(tokens(text)):
        assert behind <= each.first < each.behind
        assert each.month is None or 1 <= each.month <= 12
        assert each.day is None or 1 <= each.day <= 31
        behind = each.behind
