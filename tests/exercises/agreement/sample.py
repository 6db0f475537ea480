"""Ledgers for the tests, from terms as they are typed."""

from kit.exercises.agreement.ledger import Ledger, make_ledger
from kit.exercises.agreement.reading import read_terms
from kit.exercises.agreement.terms import Terms

CREDIT = {
    "balance": "100000",
    "rate": "4.9",
    "instalments": "120",
    "method": "equal-instalment",
    "first_due": "2026-12-10",
}
FREE = {
    "balance": "10000",
    "instalments": "3",
    "method": "interest-free",
    "first_due": "2026-12-10",
}
GIVEN = {
    "balance": "5000",
    "instalments": "24",
    "payment": "230",
    "first_due": "1978-02-10",
}


def terms_of(typed: dict[str, str], **changes: str | None) -> Terms:
    """Return terms with some fields typed otherwise; None leaves a field out."""
    whole = typed | changes
    return read_terms({field: text for field, text in whole.items() if text is not None})


def ledger_of(typed: dict[str, str], **changes: str | None) -> Ledger:
    return make_ledger(terms_of(typed, **changes))


def column(ledger: Ledger, name: str) -> list[str]:
    return [str(getattr(row, name)) for row in ledger.rows]
