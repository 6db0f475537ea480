"""The agreement sheet: what was agreed, in the natural words of one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.errors import AnswerRefused
from kit.exercises.agreement.case import PARTIES, Case, Party
from kit.exercises.agreement.convention import convention
from kit.exercises.agreement.field import FIELDS, FREE
from kit.exercises.agreement.ledger import Ledger
from kit.exercises.agreement.plan import Plan, Value, make_plan
from kit.exercises.agreement.words import FIELDS as NAMES
from kit.exercises.agreement.words import ROLES, day, money, typed
from kit.exercises.contract import Json
from kit.money import Currency, half_up
from kit.text.catalogue import Translate, translation
from kit.text.language import Language


@dataclass(frozen=True)
class Line:
    """A line of the sheet: its id, what it is called, its value, and the value in words."""

    id: str
    label: str
    value: Value
    text: str


@dataclass(frozen=True)
class Sheet:
    """An agreement as both sides take it home; what was left blank is not in it.

    `id` is that of the case, `sentences` are the fields filled in with words of one's own, and
    `heads` what the schedule's columns are called: number, due, payment, principal, interest and
    balance. Where the plan is not `dated`, nobody agreed on the days of its ledger, and no
    document shows them.
    """

    id: str
    language: Language
    title: str
    parties: tuple[Line, ...]
    terms: tuple[Line, ...]
    sentences: tuple[Line, ...]
    words: str
    heads: tuple[str, ...]
    ledger: Ledger
    dated: bool
    sums: tuple[Line, ...]
    convention: str
    notice: str

    def line(self, id_: str) -> Line | None:
        """Return the line of a field; None where it was left blank."""
        lines = (*self.terms, *self.sentences)
        return next((line for line in lines if line.id == id_), None)


def make_sheet(case: Case, answer: Json, language: Language, stand_in: date) -> Sheet:
    """Return the sheet of an answer; `stand_in` is a first day where none was agreed.

    Raises AnswerRefused where the terms make no plan.
    """
    currency, _ = case.currencies[language], translation(language)
    plan = make_plan(answer["terms"], currency, stand_in)
    if plan.ledger is None:
        at_fault = ", ".join(plan.faults) or "what a plan needs is missing"
        raise AnswerRefused(f"answer.terms: they make no plan: {at_fault}")
    return Sheet(
        id=case.id,
        language=language,
        title=case.title.of(language),
        parties=tuple(_party(case, side, _) for side in PARTIES),
        terms=tuple(_terms(plan, plan.ledger, currency, _)),
        sentences=tuple(
            _line(id_, plan.values[id_], str(plan.values[id_]), _)
            for id_ in FREE
            if id_ in plan.values
        ),
        words=answer["words"].strip(),
        heads=(_("No."), _("Due"), _("Payment"), _("Principal"), _("Interest"), _("Left")),
        ledger=plan.ledger,
        dated=plan.dated,
        sums=tuple(_sums(plan.ledger, _)),
        convention=convention(plan.ledger.terms, _),
        notice=_(
            "A training sheet: people, companies and amounts are invented. It is no contract and "
            "binds nobody."
        ),
    )


def _party(case: Case, side: Party, _: Translate) -> Line:
    name = case.parties[side].of(_.language)
    return Line(side, _(ROLES[side]), name, name)


def _line(id_: str, value: Value, text: str, _: Translate) -> Line:
    return Line(id_, _(NAMES[id_]), value, text)


def _terms(plan: Plan, ledger: Ledger, currency: Currency, _: Translate) -> Iterator[Line]:
    """Give the terms in the form's order, and what follows from them at its place."""
    for id_ in FIELDS:
        if id_ == "first_due":
            yield from _days(plan, ledger, _)
        elif id_ == "instalment_amount":  # what the terms come to, whatever was heard
            yield _line(id_, ledger.rows[0].payment, _each(ledger, currency, _), _)
        elif id_ in plan.values and id_ not in FREE:
            value = plan.values[id_]
            yield _line(id_, value, typed(id_, str(value), currency, _), _)


def _days(plan: Plan, ledger: Ledger, _: Translate) -> Iterator[Line]:
    first, last = ledger.rows[0].due, ledger.rows[-1].due
    if not plan.dated:
        yield _line("first_due", "", _("not agreed yet"), _)
        return
    yield _line("first_due", first, day(first, _), _)
    yield Line("last_due", _("Paid off on"), last, day(last, _))


def _each(ledger: Ledger, currency: Currency, _: Translate) -> str:
    """Return what an instalment is, in words: one amount, with another last, or from a to b."""
    payments = [row.payment for row in ledger.rows]
    first, last = (money(payment, currency, _) for payment in (payments[0], payments[-1]))
    if len(set(payments)) == 1:
        return first
    if len(set(payments[:-1])) == 1:
        return _("{first}, the last one {last}").format(first=first, last=last)
    return _("{first} at first, {last} at the end").format(first=first, last=last)


def _sums(ledger: Ledger, _: Translate) -> Iterator[Line]:
    terms = ledger.terms
    amounts = (
        ("financed", _("Left for instalments"), terms.financed),
        ("interest", _("Interest on it"), ledger.interest),
        ("instalments", _("All instalments together"), ledger.total),
    )
    for id_, label, amount in amounts:
        yield Line(id_, label, amount, money(amount, terms.currency, _))
    if terms.down:
        whole = terms.down + ledger.total
        yield _line("total", whole, money(whole, terms.currency, _), _)
    rate = half_up(ledger.annual_rate(), 2)
    yield Line("annual_rate", _("True annual rate, %"), rate, str(rate))
