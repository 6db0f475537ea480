"""Fields, choices and figures as a reader of either language has them."""

from datetime import date
from decimal import Decimal

import pytest

from kit.exercises.agreement import criterion, field
from kit.exercises.agreement.case import PARTIES
from kit.exercises.agreement.words import (
    CHOICES,
    ELEMENTS,
    FIELDS,
    HINTS,
    ROLES,
    VIOLATIONS,
    day,
    money,
    typed,
)
from kit.money import CURRENCIES
from kit.text.catalogue import translation

english, chinese = translation("en"), translation("zh")
USD, JPY = CURRENCIES["USD"], CURRENCIES["JPY"]


def test_everything_that_has_an_id_has_a_name() -> None:
    assert field.FIELDS.keys() <= FIELDS.keys()
    assert {choice for each in field.FIELDS.values() for choice in each.choices} == CHOICES.keys()
    assert tuple(ELEMENTS) == tuple(HINTS) == criterion.ELEMENTS
    assert tuple(VIOLATIONS) == criterion.VIOLATIONS
    assert {*PARTIES, "observer"} == ROLES.keys()


@pytest.mark.parametrize(
    ("amount", "code", "en", "zh"),
    [
        ("1250", "USD", "$1,250.00", "1,250.00 美元"),
        ("1250.005", "GBP", "£1,250.01", "1,250.01 英镑"),
        ("-0.5", "CNY", "−¥0.50", "−0.50 元"),
        ("1234567", "JPY", "¥1,234,567", "1,234,567 日元"),
        ("0", "EUR", "€0.00", "0.00 欧元"),
    ],
)
def test_an_amount_is_told_to_the_smallest_unit(amount: str, code: str, en: str, zh: str) -> None:
    assert money(Decimal(amount), CURRENCIES[code], english) == en
    assert money(Decimal(amount), CURRENCIES[code], chinese) == zh


def test_a_day_is_told_as_in_running_text() -> None:
    assert day(date(2026, 12, 5), english) == "5 December 2026"
    assert day(date(2026, 12, 5), chinese) == "2026年12月5日"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("period", "fortnight", "Every two weeks"),
        ("method", "equal-principal", "Equal principal"),
        ("channel", "month", "month"),
        ("down", " 3600 ", "$3,600.00"),
        ("total", "48600.00", "$48,600.00"),
        ("first_due", "2026-12-15", "15 December 2026"),
        ("channel", "2026-12-15", "2026-12-15"),
        ("instalments", "36", "36"),
    ],
)
def test_what_was_typed_is_read_out_by_what_its_field_holds(
    name: str, text: str, told: str
) -> None:
    assert typed(name, text, USD, english) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a lot",
        "1,5",
        "-5",
        "NaN",
        "sNaN",
        "Infinity",
        "1e99999999",
        "1e-9999999",
        "１",
        "2026-13-40",
    ],
)
def test_what_is_no_amount_day_or_choice_is_read_out_as_it_stands(text: str) -> None:
    assert {typed(name, text, JPY, english) for name in field.FIELDS} == {text}
