"""A case: a talk that ends in an agreement, what was really agreed, and where it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from kit.exercises.agreement.affordability import Budget, Stress
from kit.exercises.agreement.ledger import Ledger, make_ledger
from kit.exercises.agreement.period import Period
from kit.exercises.agreement.terms import Method, Terms, Waiver
from kit.money import Currency
from kit.rules import Institution, Product
from kit.text.language import Language, Text

Party = Literal["collector", "customer"]
PARTIES: tuple[Party, ...] = ("collector", "customer")
STAND_IN = date(2026, 12, 1)  # a first day where nobody agreed on one: a plan can still be shown
_Value = TypeVar("_Value")


def side_of(role: str) -> Party:
    """Return whose transcript a role reads: an observer and whoever is alone the collector's."""
    return "customer" if role == "customer" else "collector"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side says."""

    by: Party
    text: Text


@dataclass(frozen=True, slots=True)
class Said(Generic[_Value]):
    """A value that was agreed, and the turn (from 1) that says it; none where nothing had to."""

    value: _Value
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What was agreed; None in the last six fields is what nobody said.

    Without a waiver there is no condition, and without interest no rate (per cent a year).
    """

    down: Said[Decimal]
    waived_principal: Said[Decimal]
    waived_penalty: Said[Decimal]
    condition: Said[Text] | None
    method: Said[Method]
    rate: Said[Decimal] | None
    instalments: Said[int]
    period: Said[Period]
    instalment_amount: Said[Decimal]
    first_due: Said[date] | None
    channel: Said[Text] | None
    customer_does: Said[Text] | None
    institution_does: Said[Text] | None
    missed_payment: Said[Text] | None
    follow_up: Said[Text] | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What the creditor's side may agree to: the most of each, and the least down payment."""

    instalments: int
    down: Decimal
    waived_principal: Decimal
    waived_penalty: Decimal


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each: a key for what is kept of it
class Case:
    """A talk with its truth; amounts are the same digits in each language's currency.

    `heard` are the turns (from 1) that the customer's transcript has otherwise; `misheard` is
    the truth by that transcript, the same where both heard the same. `product` and `institution`
    say which rules speak of the case. `stress` is one bad month of the size that the customer
    tells of.
    """

    id: str
    title: Text
    about: Text
    product: Product
    institution: Institution
    parties: Mapping[Party, Text]
    currencies: Mapping[Language, Currency]
    balance: Decimal
    penalty: Decimal
    talk: tuple[Turn, ...]
    heard: Mapping[int, Text]
    budget: Budget
    stress: Stress
    limits: Limits
    truth: Truth
    misheard: Truth

    def transcript(self, side: Party) -> tuple[Turn, ...]:
        """Return the talk as one side heard it."""
        if side == "collector":
            return self.talk
        return tuple(
            Turn(turn.by, self.heard.get(number, turn.text))
            for number, turn in enumerate(self.talk, start=1)
        )

    def agreed(self, side: Party) -> Truth:
        """Return what was agreed by the transcript of one side."""
        return self.truth if side == "collector" else self.misheard

    def ledger(self, language: Language, start: date, first_due: date) -> Ledger:
        """Return the plan that was agreed; `first_due` stands in where nobody said one.

        Raises TermsRefused where the truth does not go together.
        """
        truth = self.truth
        condition = truth.condition.value.of(language) if truth.condition else ""
        terms = Terms(
            currency=self.currencies[language],
            balance=self.balance,
            instalments=truth.instalments.value,
            first_due=truth.first_due.value if truth.first_due else first_due,
            start=start,
            period=truth.period.value,
            method=truth.method.value,
            rate=truth.rate.value if truth.rate else None,
            down=truth.down.value,
            waived_principal=Waiver(truth.waived_principal.value, condition),
            waived_penalty=Waiver(truth.waived_penalty.value, condition),
        )
        return make_ledger(terms)
