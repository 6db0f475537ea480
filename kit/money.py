"""Money: currencies with their minor unit, rounding half up, amounts as a person types them."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kit.errors import AmountRefused

LIMIT = Decimal(10) ** 12  # amounts are below it
# One form and no other: 3,500 and 1.2万 mean different sums to different people.
_AMOUNT = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is read."""
    return sentence


def half_up(number: Decimal | Fraction, decimals: int) -> Decimal:
    """Return a number of any size rounded to `decimals` places, halves away from zero.

    Nothing but integers is calculated with, so no precision can lose an exact half.
    """
    scaled = Fraction(number) * 10**decimals
    whole = math.floor(abs(scaled) + Fraction(1, 2))
    return _places(whole if scaled >= 0 else -whole, decimals)


@dataclass(frozen=True)
class Currency:
    """A currency: its ISO 4217 code and how many decimals its minor unit has."""

    code: str
    decimals: int

    @property
    def unit(self) -> Decimal:
        """The smallest amount: 0.01, or 1 where there is no minor unit."""
        return _places(1, self.decimals)

    def round(self, amount: Decimal | Fraction) -> Decimal:
        """Return an amount rounded half up to the minor unit."""
        return half_up(amount, self.decimals)

    def round_up(self, amount: Decimal | Fraction) -> Decimal:
        """Return the smallest payable amount that is not below `amount`."""
        return _places(math.ceil(Fraction(amount) * 10**self.decimals), self.decimals)

    def text(self, amount: Decimal | Fraction) -> str:
        """Return an amount as digits with all of the currency's decimals, such as 3500.00."""
        return str(self.round(amount))

    def read(self, typed: str) -> Decimal:
        """Return the amount that a person typed in plain digits, such as 3500 or 3500.00.

        Raises AmountRefused for any other form, for what is not over 0 and under 10^12, and for
        what is finer than the minor unit.
        """
        if not _AMOUNT.fullmatch(typed):
            raise AmountRefused(
                _("not an amount in plain digits; write it like {example}"),
                example=self.text(Decimal(3500)),
            )
        amount = Decimal(typed)
        if not 0 < amount < LIMIT:
            raise AmountRefused(
                _("not over 0 and under {limit}; give an amount such as {example}"),
                limit=LIMIT,
                example=self.text(Decimal(3500)),
            )
        if amount != self.round(amount):
            raise AmountRefused(
                _("finer than {unit}, the smallest unit of {currency}; write {nearest}"),
                currency=self.code,
                unit=self.unit,
                nearest=max(self.round(amount), self.unit),
            )
        return self.round(amount)


def _places(whole: int, decimals: int) -> Decimal:
    """Return whole minor units as a Decimal, exactly, whatever the context's precision."""
    return Decimal(f"{whole}E-{decimals}")


CURRENCIES = {
    currency.code: currency
    for currency in (
        Currency("CNY", 2),
        Currency("USD", 2),
        Currency("GBP", 2),
        Currency("EUR", 2),
        Currency("JPY", 0),
    )
}
