"""A form against the talk: which fields say what was agreed, and which contradict it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from kit.exercises.agreement.case import Case, Party, Said
from kit.exercises.agreement.entry import BLANK, ORDER, Entry, entries
from kit.exercises.agreement.field import FREE
from kit.exercises.agreement.figures import Figures, likeness, together
from kit.exercises.agreement.period import Period
from kit.exercises.agreement.plan import Typed, as_key
from kit.money import Currency
from kit.text.language import Language, Text

Standing = Literal["right", "wrong", "missing", "invented", "unread"]
CHECKED = tuple(field for field in ORDER if field != "thanks")  # nobody agrees on thanks
Agreed = Mapping[str, Said[Entry]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A field against what was agreed: how it stands, the turn that says so, and the truth.

    The truth is as it would be typed, empty where nothing was agreed. A field is missing where
    something was agreed and none is written, invented the other way round, and unread where only
    people can tell.
    """

    field: str
    standing: Standing
    turn: int | None
    truth: str


def against_talk(
    case: Case, side: Party, typed: Mapping[str, str], language: Language, stand_in: date
) -> Sequence[Checked]:
    """Return every field of a form against what one side's transcript says.

    A free text is right where its words or figures are those of the truth. It is wrong only
    where a figure stands neither in what was agreed nor in a turn that says so: people may tell
    less, and tell it elsewhere. `stand_in` is the first day of a plan without one.
    """
    return _checked(case, side, as_key(typed), language, stand_in)


@lru_cache(maxsize=512)
def _checked(
    case: Case, side: Party, typed: Typed, language: Language, stand_in: date
) -> Sequence[Checked]:
    agreed = _agreed(case, side, language)
    written = entries(dict(typed), case.currencies[language], stand_in)
    known = _known(case, side, agreed, language)
    return tuple(
        Checked(
            field,
            _standing(field, said.value, written.get(field, BLANK), known),
            said.turn,
            said.value.text,
        )
        for field, said in agreed.items()
    )


def share_right(checked: Sequence[Checked]) -> Fraction:
    """Return the share of right fields (0 to 1) of all but the unread; 0 where all are unread."""
    judged = [each for each in checked if each.standing != "unread"]
    right = sum(each.standing == "right" for each in judged)
    return Fraction(right, len(judged)) if judged else Fraction(0)


def _agreed(case: Case, side: Party, language: Language) -> Agreed:
    """Return what was agreed as it would be typed, by field; a blank where nothing was."""
    truth, currency = case.agreed(side), case.currencies[language]
    said = {each.name: getattr(truth, each.name) for each in fields(truth)}
    said["balance"] = Said(case.balance)
    return {
        field: Said(_entry(field, said[field].value, currency, language), said[field].turn)
        if said[field]
        else Said(BLANK)
        for field in CHECKED
    }


def _entry(field: str, value: object, currency: Currency, language: Language) -> Entry:
    if isinstance(value, Text):
        return Entry(value.of(language), value.of(language))
    if isinstance(value, Period):
        return Entry(value.label, value.label)
    if isinstance(value, Decimal) and field != "rate":
        return Entry(currency.text(value), value)
    assert isinstance(value, Decimal | int | date | str)
    return Entry(str(value), value)


def _known(case: Case, side: Party, agreed: Agreed, language: Language) -> Figures:
    """Return the figures of all that was agreed and of the turns that say so."""
    heard = case.transcript(side)
    turns = sorted({said.turn for said in agreed.values() if said.turn})
    return together(
        [
            *(said.value.text for said in agreed.values()),
            *(heard[turn - 1].text.of(language) for turn in turns),
        ]
    )


def _standing(field: str, agreed: Entry, written: Entry, known: Figures) -> Standing:
    if agreed.is_nothing:
        return "right" if written.is_nothing else "invented"
    if written.is_nothing:
        return "missing"
    if field in FREE:
        return _of_words(agreed.text, written.text, known)
    if written.value is None:
        return "unread"
    return "right" if written.value == agreed.value else "wrong"


def _of_words(agreed: str, written: str, known: Figures) -> Standing:
    if likeness(agreed, written) == "same":
        return "right"
    return "unread" if together([written]).within(known) else "wrong"
