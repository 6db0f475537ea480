"""The exercise's own words: its fields, choices, sides and elements, and how figures are said."""

import re
from datetime import date
from decimal import Decimal

from kit.exercises.agreement.figure import unit
from kit.money import Currency
from kit.text.catalogue import Translate
from kit.text.catalogue import mark as _

FIELDS = {
    "balance": _("What is owed"),
    "down": _("Paid at once"),
    "waived_principal": _("Debt waived"),
    "waived_penalty": _("Penalty waived"),
    "condition": _("Waived if"),
    "method": _("How it is worked out"),
    "rate": _("Rate, % a year"),
    "instalments": _("Number of instalments"),
    "instalment_amount": _("Each instalment"),
    "period": _("How often it is due"),
    "first_due": _("First one due"),
    "channel": _("How it is paid"),
    "customer_does": _("What the customer does"),
    "institution_does": _("What the institution does"),
    "missed_payment": _("If one is missed"),
    "follow_up": _("Next contact"),
    "thanks": _("A word of thanks"),
    "total": _("In all"),
}
CHOICES = {
    "interest-free": _("Interest-free"),
    "equal-instalment": _("Equal instalments"),
    "equal-principal": _("Equal principal"),
    "month": _("Monthly"),
    "fortnight": _("Every two weeks"),
    "week": _("Weekly"),
}
ROLES = {
    "collector": _("Institution’s side"),
    "customer": _("Customer’s side"),
    "observer": _("Observer"),
}
ELEMENTS = {
    "who": _("Who"),
    "what": _("Which debt"),
    "how_much": _("How much"),
    "when": _("By when"),
    "channel": _("How it is paid"),
    "both_duties": _("What both do"),
    "missed_payment": _("If one is missed"),
    "follow_up": _("Next contact"),
    "read_back": _("Asked to confirm"),
    "thanks": _("Thanks"),
}
HINTS = {
    "who": _("Say who agrees with whom: the customer’s name, and your institution’s."),
    "what": _("Say which debt it is: the card, the loan, the bill."),
    "how_much": _("Say the sum of an instalment, or the whole."),
    "when": _("Say the day, and from which month on."),
    "channel": _("Say how the money gets there."),
    "both_duties": _("Say what the customer does, and what you do for it."),
    "missed_payment": _("Say what happens if one is missed, before it happens."),
    "follow_up": _("Say when you will be in touch again."),
    "read_back": _("Ask for the terms to be said back, or for a yes."),
    "thanks": _("Thank the customer: that call was not easy."),
}
VIOLATIONS = {
    "promise_delete_record": _("Promises to delete a record"),
    "borrow_to_repay": _("Borrow to repay"),
    "threat": _("Threat"),
}


def money(amount: Decimal, currency: Currency, _: Translate) -> str:
    """Return an amount to the cent with its unit: 1,250.00 元, $1,250.00."""
    digits = f"{abs(currency.round(amount)):,}"
    minus = "−" if amount < 0 else ""
    if _.language == "zh":
        return f"{minus}{digits} {unit(currency, _)}"
    return f"{minus}{unit(currency, _)}{digits}"


def day(when: date, _: Translate) -> str:
    """Return a day as it is written in running text: 2026年12月15日, 15 December 2026."""
    if _.language == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def typed(field: str, value: str, currency: Currency, _: Translate) -> str:
    """Return what stands in a field as it is read: choices in words, amounts with their unit."""
    if value in CHOICES and field in ("method", "period"):
        return _(CHOICES[value])
    if field in AMOUNTS:
        digits = value.strip()
        return money(Decimal(digits), currency, _) if _PLAIN.fullmatch(digits) else value
    try:
        return day(date.fromisoformat(value), _) if field == "first_due" else value
    except ValueError:  # what was typed is no day yet
        return value


_PLAIN = re.compile(r"\d+(\.\d+)?", re.ASCII)  # written out, 1e99999999 would take minutes
AMOUNTS = ("balance", "down", "waived_principal", "waived_penalty", "instalment_amount", "total")
