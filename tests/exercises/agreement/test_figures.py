"""The figures of a free text, and what two wordings have in common by them."""

from decimal import Decimal

import pytest

from kit.exercises.agreement.figures import figures, likeness, together


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("首付3600到账，违约金全免", {3600}),
        ("首付三千六百块到账", {3600}),
        ("the down payment of 3,600 has arrived", {3600}),
        ("六百八十块五", {Decimal("680.5")}),
        ("三天之内联系，10天内补上", {3, 10}),
        ("两期没还，一次还清", {2}),
        ("in by Friday, within ten days", {10}),
        ("the first three are on time, any one of them", {3}),
        ("第二天签好", set()),
    ],
)
def test_numbers_are_read_in_every_form(text: str, numbers: set[Decimal]) -> None:
    assert figures(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月2号打电话", (None, 12, 2)),
        ("a call on Wednesday, December 2", (None, 12, 2)),
        ("2026年12月4号之前到账", (2026, 12, 4)),
        ("每月15号扣款", (None, None, 15)),
    ],
)
def test_days_of_the_calendar_are_no_numbers(
    text: str, day: tuple[int | None, int | None, int | None]
) -> None:
    assert (figures(text).days, figures(text).numbers) == ({day}, frozenset())


@pytest.mark.parametrize("text", ["每周三转账", "星期三之前", "on Wednesday", "Wednesdays"])
def test_days_of_the_week_are_the_same_in_every_wording(text: str) -> None:
    assert (figures(text).weekdays, figures(text).numbers) == ({3}, frozenset())


def test_what_only_the_day_of_speaking_would_tell_is_no_figure() -> None:
    assert not figures("今天晚上签好，明天发过去")
    assert not figures("sign it tonight, by the end of the month")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("自动扣款", " 自动扣款。"),
        ("Direct Debit", "direct  debit"),
        ("头三期按时还，免3200", "免三千二百，条件是前3期都准时"),
        ("10天内补上", "ten days to make it up"),
        ("2026年12月2号打电话", "十二月二号，星期三，打电话"),
        ("每周一自动转账", "a standing order for Mondays"),
    ],
)
def test_texts_with_the_same_figures_say_the_same(one: str, other: str) -> None:
    assert likeness(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("头三期按时还", "头六期按时还"),
        ("12月2号打电话", "12月4号打电话"),
        ("2026年12月2号打电话", "2027年12月2号打电话"),
        ("每周一转账", "每周五转账"),
        ("10天内补上", "10天内补上，连着两期就终止"),
        ("还1.5万", "还15万"),
    ],
)
def test_texts_with_other_figures_say_something_else(one: str, other: str) -> None:
    assert likeness(one, other) == "different"


@pytest.mark.parametrize(
    ("one", "other"), [("按时还就免", "签了字就免"), ("三天内联系", "改日期"), ("★", "☆")]
)
def test_without_figures_on_both_sides_only_people_can_tell(one: str, other: str) -> None:
    assert likeness(one, other) == "unread"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("10天内补上", True),
        ("12月扣第一期", True),
        ("1月15号扣第二期", True),
        ("12月20号扣第一期", False),
        ("20天内补上", False),
        ("每周二扣款", False),
    ],
)
def test_less_may_be_told_but_nothing_else(text: str, inside: bool) -> None:
    known = together(["三天之内联系，10天内补上", "2026-12-15", "每月15号扣款"])

    assert figures(text).within(known) is inside
