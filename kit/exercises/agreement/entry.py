"""What a form says, field by field, the instalment that follows from it included."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.plan import Typed, Value, as_key, make_plan
from kit.money import Currency

INSTALMENT = "instalment_amount"  # where nobody typed it, it follows from the terms
ORDER = tuple(FIELDS)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a field as it was typed, and its value; None where it cannot be read."""

    text: str = ""
    value: Value | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was typed, or a 0, which says as much."""
        return not self.text or self.value == 0


BLANK = Entry()


def entries(typed: Mapping[str, str], currency: Currency, stand_in: date) -> Mapping[str, Entry]:
    """Return what was typed, by field, blank ones left out.

    The first payment of the plan is there where a plan is; without a first day it is made from
    `stand_in` on.
    """
    return _entries(as_key(typed), currency, stand_in)


@lru_cache(maxsize=512)
def _entries(typed: Typed, currency: Currency, stand_in: date) -> Mapping[str, Entry]:
    plan = make_plan(dict(typed), currency, stand_in)
    found = {
        field: Entry(text, plan.values.get(field))
        for field, words in typed
        if (text := words.strip())
    }
    if plan.ledger and INSTALMENT not in found:
        amount = plan.ledger.rows[0].payment
        found[INSTALMENT] = Entry(currency.text(amount), amount)
    return found
