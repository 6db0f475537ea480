"""The closing words against the form: what is said in one way and written in another."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kit.exercises.agreement.criterion import FACTS
from kit.exercises.agreement.ledger import Ledger
from kit.exercises.agreement.plan import Plan, Value
from kit.exercises.contract import Json


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A fact that the words tell otherwise than the form; amounts with decimals, days ISO 8601."""

    field: str
    said: str
    written: str


def said_otherwise(facts: Json, plan: Plan) -> list[Otherwise]:
    """Return the facts of a reading that a plan contradicts, in the order of `FACTS`.

    What the words do not tell, or the form does not, contradicts nothing. The first day is
    `first_due` where the words tell its year, else `first_due_month_day`.
    """
    written = _written(plan)
    if facts["first_due"] is not None:
        written.pop("first_due_month_day", None)
    return [
        Otherwise(fact, str(facts[fact]), str(written[fact][0]))
        for fact in FACTS
        if facts[fact] is not None
        and fact in written
        and not any(_same(facts[fact], value) for value in written[fact])
    ]


def _written(plan: Plan) -> dict[str, tuple[Value, ...]]:
    """Return by fact the values of which any may be said; the first is the one to show."""
    names = {"down": "down_payment", "instalments": "instalments", "period": "period"}
    written: dict[str, tuple[Value, ...]] = {
        fact: (plan.values[name],) for name, fact in names.items() if name in plan.values
    }
    written |= _totals(plan.ledger) if plan.ledger else {}
    if isinstance(day := plan.values.get("first_due"), date):
        written |= {"first_due": (day,), "first_due_month_day": (f"{day:%m-%d}",)}
    return written


def _totals(ledger: Ledger) -> dict[str, tuple[Value, ...]]:
    """Return the instalment, and what people call the total: with or without the down payment.

    The balance after a waiver is one too, even where interest comes on top.
    """
    terms = ledger.terms
    owed = terms.balance - terms.waived_principal.amount
    return {
        "instalment_amount": (ledger.rows[0].payment,),
        "total": (terms.down + ledger.total, ledger.total, owed),
    }


def _same(said: object, value: Value) -> bool:
    return Decimal(str(said)) == value if isinstance(value, Decimal) else str(said) == str(value)
