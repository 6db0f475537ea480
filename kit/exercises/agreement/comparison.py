"""Two forms side by side: where they say the same, and where they do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kit.exercises.agreement.entry import BLANK, ORDER, Entry, entries
from kit.exercises.agreement.field import FREE
from kit.exercises.agreement.figures import likeness
from kit.money import Currency

Standing = Literal["same", "different", "one_side", "unread"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A field as both sides wrote it; it is unread where only people can tell if it is the same."""

    field: str
    standing: Standing
    mine: str
    theirs: str


def compare(
    mine: Mapping[str, str], theirs: Mapping[str, str], currency: Currency, stand_in: date
) -> list[Compared]:
    """Return the fields of two forms in their order, those blank on both sides left out.

    Figures and choices are compared by value, free texts by the figures in them. `stand_in` is
    the first day of a plan without one.
    """
    one, other = (entries(typed, currency, stand_in) for typed in (mine, theirs))
    pairs = {field: (one.get(field, BLANK), other.get(field, BLANK)) for field in ORDER}
    return [
        Compared(field, _standing(field, *pair), pair[0].text, pair[1].text)
        for field, pair in pairs.items()
        if any(entry.text for entry in pair)
    ]


def alike(compared: Compared, verdicts: Mapping[str, bool]) -> bool | None:
    """Return whether both sides wrote the same.

    `verdicts` are what a pair said, by field; they count where only people can tell. None where
    they have not said it.
    """
    if compared.standing == "unread":
        return verdicts.get(compared.field)
    return compared.standing == "same"


def _standing(field: str, mine: Entry, theirs: Entry) -> Standing:
    if mine.text == theirs.text or (mine.is_nothing and theirs.is_nothing):
        return "same"
    if not mine.text or not theirs.text:
        return "one_side"
    if field in FREE:
        return likeness(mine.text, theirs.text)
    if mine.value is None or theirs.value is None:
        return "unread"
    return "same" if mine.value == theirs.value else "different"
