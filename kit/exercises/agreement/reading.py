"""Terms read from what a person typed, field by field: strict, so that nothing is guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast, get_args

from kit.errors import AmountRefused, TermsRefused
from kit.exercises.agreement.period import PERIODS
from kit.exercises.agreement.terms import Method, Terms, Waiver
from kit.money import CURRENCIES, Currency
from kit.text.catalogue import mark as _

MOST_INSTALMENTS = 1200
HIGHEST_RATE = 1000
EARLIEST = date(1900, 1, 1)  # a spreadsheet knows no day before
# Twelve decimals are more than anybody quotes, and keep the exact arithmetic quick.
_RATE = re.compile(r"-?\d+(\.\d{1,12})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNT = re.compile(r"-?\d+", re.ASCII)


def read_terms(typed: Mapping[str, str]) -> Terms:
    """Return the terms that were typed, by the names of `Terms`; what is left out has its default.

    Without a start it is one period before the first due date. A waiver is its amount under its
    name and its condition under `..._condition`. Raises TermsRefused for the first field that
    cannot be read, and for terms that do not go together.
    """
    read = FieldReader(typed)
    currency = CURRENCIES[read.choice("currency", CURRENCIES, "CNY")]
    period = PERIODS[read.choice("period", PERIODS, "month")]
    balance = read.amount("balance", currency)
    instalments = read.count("instalments")
    first_due = read.day("first_due")
    return Terms(
        currency=currency,
        balance=balance,
        instalments=instalments,
        first_due=first_due,
        start=read.day("start") if read.given("start") else period.shift(first_due, -1),
        period=period,
        method=cast(Method, read.choice("method", get_args(Method)))
        if read.given("method")
        else None,
        rate=read.rate("rate") if read.given("rate") else None,
        payment=read.amount("payment", currency) if read.given("payment") else None,
        down=read.amount("down", currency) if read.given("down") else Decimal(0),
        waived_principal=read.waiver("waived_principal", currency),
        waived_penalty=read.waiver("waived_penalty", currency),
        fee_rate=read.rate("fee_rate") if read.given("fee_rate") else Decimal(0),
    )


@dataclass(frozen=True)
class FieldReader:
    """What was typed, read one field at a time; every method raises TermsRefused naming it."""

    typed: Mapping[str, str]

    def given(self, field: str) -> bool:
        """Say whether anything was typed."""
        return field in self.typed

    def text(self, field: str) -> str:
        """Return what was typed."""
        if not self.given(field):
            raise TermsRefused((field,), _("missing; write what was agreed"))
        return self.typed[field]

    def choice(self, field: str, choices: Iterable[str], default: str = "") -> str:
        """Return one of `choices`; the default where nothing was typed."""
        if default and not self.given(field):
            return default
        known = list(choices)
        if self.text(field) not in known:
            raise TermsRefused(
                (field,),
                _("not one of the choices; give one of {choices}"),
                choices=", ".join(known),
            )
        return self.typed[field]

    def amount(self, field: str, currency: Currency) -> Decimal:
        """Return an amount over 0."""
        try:
            return currency.read(self.text(field))
        except AmountRefused as error:
            raise TermsRefused((field,), error.sentence, **error.values) from error

    def waiver(self, field: str, currency: Currency) -> Waiver:
        """Return a waiver, of nothing where nothing was typed."""
        if not self.given(field):
            return Waiver()
        return Waiver(self.amount(field, currency), self.typed.get(f"{field}_condition", ""))

    def rate(self, field: str) -> Decimal:
        """Return a rate in per cent a year."""
        text = self.text(field)
        if not _RATE.fullmatch(text) or not 0 <= Decimal(text) <= HIGHEST_RATE:
            raise TermsRefused(
                (field,),
                _(
                    "not a rate from 0 to {highest} per cent, with 12 decimals at most; "
                    "write it like 4.9"
                ),
                highest=HIGHEST_RATE,
            )
        return abs(Decimal(text))

    def count(self, field: str) -> int:
        """Return a number of instalments."""
        text = self.text(field)
        if not _COUNT.fullmatch(text) or not 1 <= Decimal(text) <= MOST_INSTALMENTS:
            raise TermsRefused(
                (field,),
                _("not a whole number from 1 to {most}; write it like 12"),
                most=MOST_INSTALMENTS,
            )
        return int(Decimal(text))  # int() itself refuses thousands of leading zeros

    def day(self, field: str) -> date:
        """Return a day."""
        text = self.text(field)
        try:
            day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:  # 2026-02-30
            day = None
        if day is None or day < EARLIEST:
            raise TermsRefused(
                (field,),
                _("not a day from {earliest} on; write year-month-day, like 2026-12-10"),
                earliest=EARLIEST,
            )
        return day
