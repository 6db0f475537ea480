"""The plan that typed terms come to so far, and what stands in its way, field by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kit.errors import TermsRefused
from kit.exercises.agreement.field import FIELDS, NEEDED, Field
from kit.exercises.agreement.ledger import Ledger, make_ledger
from kit.exercises.agreement.period import PERIODS
from kit.exercises.agreement.reading import FieldReader
from kit.exercises.agreement.terms import Terms, Waiver
from kit.money import Currency
from kit.text.amounts import amounts
from kit.text.catalogue import mark as _
from kit.text.numerals import numbers
from kit.text.tokens import tokens

Value = Decimal | int | date | str
Typed = tuple[tuple[str, str], ...]  # a form's fields with what was typed
# Digits as they should be: their fault is another one.
_DIGITS = re.compile(r"[-−]?[\d.]+", re.ASCII)
_NOTHING = re.compile(r"0+(\.0+)?", re.ASCII)  # no down payment, no waiver: written as 0 as well


@dataclass(frozen=True)
class Plan:
    """What could be read, what could not, and the schedule once there is enough for one.

    `faults` are by field, each naming in its own `fields` all that it is about; with a schedule
    there is at most one, an instalment that was heard otherwise than the terms come to. Where no
    first day was typed the schedule's days stand in for it, and it is not `dated`.
    """

    values: Mapping[str, Value]
    faults: Mapping[str, TermsRefused]
    ledger: Ledger | None
    dated: bool


def make_plan(typed: Mapping[str, str], currency: Currency, stand_in: date) -> Plan:
    """Return the plan that `typed` comes to; blank fields are left out of it.

    It begins one period before the first day, or before `stand_in` where none was typed.
    """
    return _made(as_key(typed), currency, stand_in)


def as_key(typed: Mapping[str, str]) -> Typed:
    """Return a form as what is made of it is kept by: a picture asks for it again and again."""
    return tuple(sorted(typed.items()))


@lru_cache(maxsize=64)  # few: a plan of 1,200 instalments takes most of a megabyte
def _made(typed: Typed, currency: Currency, stand_in: date) -> Plan:
    values, faults = _read({name: text.strip() for name, text in typed if text.strip()}, currency)
    ledger = None
    if not faults and all(name in values for name in NEEDED):
        try:
            ledger = make_ledger(_terms(values, currency, stand_in))
        except TermsRefused as refused:
            faults = {name: refused for name in refused.fields if name in FIELDS}
        else:
            faults = _heard_otherwise(values, ledger)
    return Plan(values, faults, ledger, "first_due" in values)


def _read(
    typed: Mapping[str, str], currency: Currency
) -> tuple[dict[str, Value], dict[str, TermsRefused]]:
    values: dict[str, Value] = {}
    faults: dict[str, TermsRefused] = {}
    for name in typed:
        try:
            values[name] = _value(FIELDS[name], typed, currency)
        except TermsRefused as refused:
            faults[name] = _with_what_was_meant(refused, FIELDS[name], typed[name], currency)
    return values, faults


def _value(field: Field, typed: Mapping[str, str], currency: Currency) -> Value:
    reader = FieldReader(typed)
    if field.kind == "amount":
        nothing = field.id != "balance" and _NOTHING.fullmatch(typed[field.id])
        return Decimal(0) if nothing else reader.amount(field.id, currency)
    if field.kind == "count":
        return reader.count(field.id)
    if field.kind == "rate":
        return reader.rate(field.id)
    if field.kind == "day":
        return reader.day(field.id)
    return reader.choice(field.id, field.choices) if field.kind == "choice" else typed[field.id]


def _with_what_was_meant(
    refused: TermsRefused, field: Field, typed: str, currency: Currency
) -> TermsRefused:
    """Return the refusal with the number that was probably meant, where the words tell one."""
    words = tokens(typed)
    if field.kind == "amount":
        told = [each.value for each in amounts(words)] or [each.value for each in numbers(words)]
    elif field.kind == "count":
        told = [each.value for each in numbers(words) if each.value == int(each.value)]
    else:
        return refused
    if len(told) != 1 or _DIGITS.fullmatch(typed):
        return refused
    try:
        meant = str(told[0]) if field.kind == "count" else currency.text(told[0])
        _value(field, {field.id: meant}, currency)
    except TermsRefused:
        return refused
    return TermsRefused((field.id,), _("write it in plain digits; is {meant} meant?"), meant=meant)


def _heard_otherwise(values: Mapping[str, Value], ledger: Ledger) -> dict[str, TermsRefused]:
    """Return a doubt where the instalment that was typed is not what the terms come to."""
    heard = values.get("instalment_amount")
    if heard is None or heard == ledger.rows[0].payment:
        return {}
    doubt = TermsRefused(
        ("instalment_amount", "balance", "instalments"),
        _("these terms come to {payment}, not {heard}; one of them was heard otherwise"),
        payment=ledger.rows[0].payment,
        heard=heard,
    )
    return {"instalment_amount": doubt}


def _terms(values: Mapping[str, Value], currency: Currency, stand_in: date) -> Terms:
    """Return the terms of values that are all there; raises TermsRefused."""

    def amount(name: str) -> Decimal:
        return Decimal(str(values.get(name, 0)))

    period = PERIODS[str(values["period"])]
    first_due = values.get("first_due", stand_in)
    assert isinstance(first_due, date)
    condition = str(values.get("condition", ""))
    rate = values.get("rate")
    return Terms(
        currency=currency,
        balance=amount("balance"),
        instalments=int(str(values["instalments"])),
        first_due=first_due,
        start=period.shift(first_due, -1),
        period=period,
        method=values["method"],  # type: ignore[arg-type]  # one of the field's choices
        rate=None if rate is None else Decimal(str(rate)),
        down=amount("down"),
        waived_principal=Waiver(amount("waived_principal"), condition),
        waived_penalty=Waiver(amount("waived_penalty"), condition),
    )
