"""Amounts as short figures, in running text and on an axis."""

from decimal import Decimal

import pytest

from kit.exercises.agreement.figure import digits, money, tick
from kit.money import CURRENCIES
from kit.text.catalogue import translation
from kit.text.language import Language


@pytest.mark.parametrize(
    ("amount", "written"),
    [("1900.00", "1,900"), ("1249.50", "1,249.50"), ("0", "0"), ("-1000.00", "−1,000")],
)
def test_decimals_are_written_where_there_are_any(amount: str, written: str) -> None:
    assert digits(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("amount", "code", "language", "written"),
    [
        ("1900.00", "CNY", "zh", "1,900 元"),
        ("1900.00", "USD", "en", "$1,900"),
        ("-810.50", "GBP", "en", "−£810.50"),
        ("120000", "JPY", "zh", "120,000 日元"),
    ],
)
def test_an_amount_has_its_unit_where_the_language_puts_it(
    amount: str, code: str, language: Language, written: str
) -> None:
    assert money(Decimal(amount), CURRENCIES[code], translation(language)) == written


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (0, "0", "0"),
        (0.30000000000000004, "0.3", "0.3"),
        (1500, "1,500", "1,500"),
        (-15000, "−1.5万", "−15k"),
        (20_000_000, "2,000万", "20m"),
        (500_000_000_000, "5,000亿", "500bn"),
    ],
)
def test_an_axis_writes_large_values_short(value: float, chinese: str, english: str) -> None:
    assert (tick(value, "zh"), tick(value, "en")) == (chinese, english)
