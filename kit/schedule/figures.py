"""The figures of a schedule as JSON values: the same for every form they are written in."""

from decimal import Decimal
from typing import Any

from kit.exercises.agreement.convention import convention
from kit.exercises.agreement.findings import Finding, find
from kit.exercises.agreement.ledger import Ledger, Row
from kit.money import Currency, half_up
from kit.text.catalogue import translation

Json = dict[str, Any]

MONEY = ("payment", "principal", "interest", "fee", "balance")
RATE_DECIMALS = 4


def figures(ledger: Ledger, jurisdiction: str) -> Json:
    """Return rows, sums, rates, convention and findings; money as text with its decimals.

    The nominal rate is the one that was given, 0 where interest-free, and None where the payments
    alone say what it is.
    """
    terms, text, english = ledger.terms, ledger.terms.currency.text, translation("en")
    nominal = Decimal(0) if terms.method and terms.rate is None else terms.rate
    return {
        "rows": [_row(row, terms.currency) for row in ledger.rows],
        "financed": text(terms.financed),
        "down": text(terms.down),
        "waived_principal": text(terms.waived_principal.amount),
        "waived_penalty": text(terms.waived_penalty.amount),
        "total": text(ledger.total),
        "interest": text(ledger.interest),
        "fees": text(ledger.fees),
        "nominal_rate": None if nominal is None else f"{nominal:f}",
        "annual_rate": str(half_up(ledger.annual_rate(), RATE_DECIMALS)),
        "convention": convention(terms, english),
        "findings": [_finding(finding) for finding in find(ledger, jurisdiction)],
    }


def _row(row: Row, currency: Currency) -> Json:
    money = {name: currency.text(getattr(row, name)) for name in MONEY}
    return {"number": row.number, "due": row.due.isoformat(), **money}


def _finding(finding: Finding) -> Json:
    rule = finding.rule and {"id": finding.rule.id, "source": finding.rule.source}
    return {"id": finding.id, "rule": rule, "why": finding.why(translation("en"))}
