"""The fields of the form: what the terms of an agreement are written down in."""

from dataclasses import dataclass
from typing import Literal, get_args

from kit.exercises.agreement.period import PERIODS
from kit.exercises.agreement.terms import Method

Kind = Literal["amount", "count", "rate", "day", "choice", "words"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what is written in it, and between what is chosen."""

    id: str
    kind: Kind
    choices: tuple[str, ...] = ()


FIELDS: dict[str, Field] = {
    field.id: field
    for field in (
        Field("balance", "amount"),
        Field("down", "amount"),
        Field("waived_principal", "amount"),
        Field("waived_penalty", "amount"),
        Field("condition", "words"),
        Field("method", "choice", get_args(Method)),
        Field("rate", "rate"),
        Field("instalments", "count"),
        Field("instalment_amount", "amount"),
        Field("period", "choice", tuple(PERIODS)),
        Field("first_due", "day"),
        Field("channel", "words"),
        Field("customer_does", "words"),
        Field("institution_does", "words"),
        Field("missed_payment", "words"),
        Field("follow_up", "words"),
        Field("thanks", "words"),
    )
}
NEEDED = ("balance", "method", "instalments", "period")  # without them there is no plan
FREE = tuple(field.id for field in FIELDS.values() if field.kind == "words")
