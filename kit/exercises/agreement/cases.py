"""Reads data/agreement/cases.yaml; every fault is told with its line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from kit.content import Faults, Node
from kit.content.fields import written_as
from kit.exercises.agreement.affordability import Budget, Stress
from kit.exercises.agreement.case import PARTIES, Case, Limits, Said, Truth, Turn
from kit.exercises.agreement.period import Period
from kit.exercises.agreement.terms import Method
from kit.money import CURRENCIES, Currency
from kit.rules import INSTITUTIONS, PRODUCTS
from kit.text.language import LANGUAGES, Language, Text

_METHODS: tuple[Method, ...] = ("equal-instalment", "equal-principal", "interest-free")
_PERIODS = {period.label: period for period in Period}
_MOST_INSTALMENTS = 1200
_Value = TypeVar("_Value")


def read_cases(folder: Path) -> dict[str, Case]:
    """Return the cases by id; raises ContentError with a line for each fault."""
    with Faults() as faults:
        root = faults.open(folder / "cases.yaml")
        found: dict[str, Case] = {}
        for node in root.each("cases"):
            case = _case(node)
            if case.id in found:
                node.fault("id", f"{case.id!r} is the id of another case too")
            found[case.id] = case
        return found


def _case(node: Node) -> Case:
    talk = tuple(Turn(turn.choice("by", PARTIES), _text(turn)) for turn in node.each("talk"))
    truth = _truth(node.child("truth"), len(talk))
    budget, parties = node.child("budget"), node.child("parties")
    return Case(
        id=node.id("id"),
        title=node.bilingual("title"),
        about=node.bilingual("about"),
        product=node.choice("product", PRODUCTS),
        institution=node.choice("institution", INSTITUTIONS),
        parties={party: parties.bilingual(party) for party in PARTIES},
        currencies=_currencies(node.child("currency")),
        balance=_amount(node, "balance"),
        penalty=_amount(node, "penalty"),
        talk=talk,
        heard=_heard(node, len(talk)),
        budget=Budget(_amount(budget, "income"), _amount(budget, "necessary")),
        stress=Stress(shock=_amount(budget, "shock")),
        limits=_limits(node.child("limits")),
        truth=truth,
        misheard=_misheard(node, truth),
    )


def _truth(node: Node, turns: int) -> Truth:
    def told(child: Node, read: Callable[[Node], _Value]) -> Said[_Value]:
        return Said(read(child), child.whole("turn", 1, turns) if "turn" in child else None)

    def said(key: str, read: Callable[[Node], _Value]) -> Said[_Value]:
        return told(node.child(key), read)

    def heard(key: str, read: Callable[[Node], _Value]) -> Said[_Value] | None:
        child = node.child(key)
        return None if child.flag("open") else told(child, read)

    return Truth(
        down=said("down", _value),
        waived_principal=said("waived_principal", _value),
        waived_penalty=said("waived_penalty", _value),
        condition=said("condition", _text) if "condition" in node else None,
        method=said("method", lambda each: each.choice("value", _METHODS)),
        rate=said("rate", _rate) if "rate" in node else None,
        instalments=said("instalments", lambda each: each.whole("value", 1, _MOST_INSTALMENTS)),
        period=said("period", lambda each: _PERIODS[each.choice("value", tuple(_PERIODS))]),
        instalment_amount=said("instalment_amount", _value),
        first_due=heard("first_due", lambda each: _day(each, "value")),
        channel=heard("channel", _text),
        customer_does=heard("customer_does", _text),
        institution_does=heard("institution_does", _text),
        missed_payment=heard("missed_payment", _text),
        follow_up=heard("follow_up", _text),
    )


def _misheard(node: Node, truth: Truth) -> Truth:
    """Return the truth by the customer's transcript."""
    if "misheard" not in node:
        return truth
    other, changed = node.child("misheard"), truth
    if "instalment_amount" in other:
        amount = replace(truth.instalment_amount, value=_amount(other, "instalment_amount"))
        changed = replace(changed, instalment_amount=amount)
    if "first_due" in other:
        turn = truth.first_due.turn if truth.first_due else None
        changed = replace(changed, first_due=Said(_day(other, "first_due"), turn))
    return changed


def _text(node: Node) -> Text:
    return Text(*(node.text(language) for language in LANGUAGES))


def _amount(node: Node, key: str) -> Decimal:
    return written_as(node, key, r"[0-9]{1,9}\.[0-9]{2}", Decimal, "1250.00")


def _value(node: Node) -> Decimal:
    return _amount(node, "value")


def _rate(node: Node) -> Decimal:
    return written_as(node, "value", r"[0-9]{1,3}(\.[0-9]{1,4})?", Decimal, "4.9")


def _day(node: Node, key: str) -> date:
    return written_as(node, key, r"[0-9]{4}(-[0-9]{2}){2}", date.fromisoformat, "2026-12-15")


def _currencies(node: Node) -> Mapping[Language, Currency]:
    return {each: CURRENCIES[node.choice(each, tuple(CURRENCIES))] for each in LANGUAGES}


def _heard(node: Node, turns: int) -> Mapping[int, Text]:
    heard = node.each("heard", optional=True)
    return {each.whole("turn", 1, turns): _text(each) for each in heard}


def _limits(node: Node) -> Limits:
    return Limits(
        instalments=node.whole("instalments", 1, _MOST_INSTALMENTS),
        down=_amount(node, "down"),
        waived_principal=_amount(node, "waived_principal"),
        waived_penalty=_amount(node, "waived_penalty"),
    )
