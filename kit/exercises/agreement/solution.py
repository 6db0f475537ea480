"""What was really agreed: every term, and the line of the talk that says it, as HTML."""

from collections.abc import Iterator
from datetime import date

from kit.exercises.agreement.case import Case, Said, Truth
from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.period import Period
from kit.exercises.agreement.words import AMOUNTS, CHOICES, day, money
from kit.exercises.agreement.words import FIELDS as NAMES
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language, Text
from kit.text.markup import joined, sentence, shown


def card(case: Case, language: Language, _: Translate) -> str:
    """Return what was agreed by the institution's transcript, and what the customer misheard."""
    head = shown(_("What was agreed"))
    rows = "".join(
        f"<dt>{shown(name)}</dt><dd>{shown(value)} {_line(said, _)}</dd>"
        for name, value, said in terms(case, case.truth, language, _)
    )
    return (
        f'<section class="card"><h2>{head}</h2>'
        f'<dl class="pairs is-long" lang="{HTML_LANG[language]}">{rows}</dl>'
        f"{_misheard(case, language, _)}</section>"
    )


def terms(
    case: Case, truth: Truth, language: Language, _: Translate
) -> Iterator[tuple[str, str, Said[object]]]:
    """Give name, value in words, and where it is said, of every term that was agreed."""
    for name in FIELDS:
        said = getattr(truth, name, None)
        if said is None or (name in AMOUNTS and not said.value):
            continue
        yield _(NAMES[name]), _value(case, name, said.value, language, _), said
    for name in ("first_due", "channel", "customer_does", "institution_does", "missed_payment"):
        if getattr(truth, name) is None:
            yield _(NAMES[name]), _("left open: nobody said it"), Said(None)


def _value(case: Case, name: str, value: object, language: Language, _: Translate) -> str:
    if isinstance(value, Text):
        return value.of(language)
    if isinstance(value, Period):
        return _(CHOICES[value.label])
    if isinstance(value, date):
        return day(value, _)
    if name == "method":
        return _(CHOICES[str(value)])
    if name in AMOUNTS:
        return money(value, case.currencies[language], _)  # type: ignore[arg-type]  # a Decimal
    return str(value)


def _line(said: Said[object], _: Translate) -> str:
    if said.turn is None:
        return ""
    line = sentence(_("line {number}"), number=said.turn)
    return f'<span class="note">{line}</span>'


def _misheard(case: Case, language: Language, _: Translate) -> str:
    """Return what the customer's side heard otherwise; empty where both heard the same."""
    if not case.heard:
        return ""
    told = []
    for number, text in case.heard.items():
        line = _("Line {number} reached the customer as: “{words}”")
        told.append(sentence(line, number=number, words=shown(text.of(language))))
    return f'<p class="note" lang="{HTML_LANG[language]}">{joined(told, _.language)}</p>'
