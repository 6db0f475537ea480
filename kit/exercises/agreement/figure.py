"""Amounts as short figures: no more decimals than they need, in running text and on an axis."""

from decimal import Decimal

from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.language import Language

_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "CNY": "¥"}
_UNITS = {"CNY": "元", "USD": "美元", "GBP": "英镑", "EUR": "欧元", "JPY": "日元"}
_LARGE: dict[Language, tuple[tuple[int, str], ...]] = {
    "zh": ((10**8, "亿"), (10**4, "万")),
    "en": ((10**9, "bn"), (10**6, "m"), (10**3, "k")),
}
_LONG = 10_000  # an axis writes less in full


def digits(amount: Decimal) -> str:
    """Return an amount with thousands separators, decimals only where it has any: 1,249.50."""
    whole = amount == amount.to_integral_value()
    return _minus(amount, f"{abs(amount):,.0f}" if whole else f"{abs(amount):,}")


def money(amount: Decimal, currency: Currency, _: Translate) -> str:
    """Return an amount with its unit: 1,900 元, $1,900."""
    if _.language == "zh":
        return f"{digits(amount)} {unit(currency, _)}"
    return _minus(amount, f"{unit(currency, _)}{digits(abs(amount))}")


def unit(currency: Currency, _: Translate) -> str:
    """Return what an axis of amounts is headed with: 元, $."""
    return (_UNITS if _.language == "zh" else _SIGNS)[currency.code]


def tick(value: float, language: Language) -> str:
    """Return a round value as an axis shows it: 1,500, then 1.5万 or 15k."""
    size = abs(value)
    if size < _LONG:
        return _minus(value, f"{size:,.6g}")
    scale, word = next(each for each in _LARGE[language] if size >= each[0])
    return _minus(value, f"{size / scale:,.6g}{word}")


def _minus(amount: Decimal | float, written: str) -> str:
    return f"−{written}" if amount < 0 else written
