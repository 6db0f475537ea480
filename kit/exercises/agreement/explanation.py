"""What an agreement came to, on its author's phone: words, talk, form, budget, rules."""

from collections.abc import Iterator, Sequence

from kit.care import card
from kit.charts.canvas import Canvas
from kit.charts.sketch import Sketch
from kit.exercises.agreement import burden_chart, feedback, schedule
from kit.exercises.agreement.burden import make_burden, told
from kit.exercises.agreement.case import PARTIES, STAND_IN, Case, Party, side_of
from kit.exercises.agreement.contradictions import Checked, against_talk
from kit.exercises.agreement.findings import find
from kit.exercises.agreement.ledger import Ledger
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.spoken import said_otherwise
from kit.exercises.agreement.words import ELEMENTS, FIELDS, HINTS, VIOLATIONS, typed
from kit.exercises.contract import Attempt, Json
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.marked import marked
from kit.text.markup import said, sentence, shown
from kit.text.spans import Span
from kit.widgets.script import in_class


def reading(
    agreement: Agreement,
    item: str,
    attempt: Attempt,
    language: Language,
    _: Translate,
    apart: bool = False,
) -> str:
    """Return an agreement with all that was found in it, or the card that stops the reading.

    While both sides of a pair write `apart`, the institution's does not see the customer's month.
    """
    seen = feedback.seen(attempt)
    if seen["stopped"]:
        return card(agreement.care, _.language)
    notes = [
        *_breaches(agreement, item, seen, language, _),
        *_apart(agreement, item, attempt, language, _),
        *_wrong(agreement, item, attempt, language, _),
        *_lacking(seen, _),
    ]
    note = shown(_("The words are read, not the tone."))
    return (
        f"{chips(agreement, item, attempt, language, _)}"
        f"{terms(agreement, item, attempt, language, _) if attempt.common else ''}"
        f"{spoken(attempt.answer['words'], seen, language, _)}"
        f'<div class="feedback">{"".join(notes)}</div><p class="note">{note}</p>'
        f"{plan(agreement, item, attempt, language, _, apart and attempt.role == PARTIES[0])}"
    )


def chips(
    agreement: Agreement, item: str, attempt: Attempt, language: Language, _: Translate
) -> str:
    """Return in chips how much the words have and lack, and how much of the form is wrong."""
    seen = feedback.seen(attempt)
    present = sum(each["present"] for each in seen["elements"])
    wrong = [
        each
        for each in _checked(agreement, item, attempt, language)
        if each.standing in ("wrong", "missing", "invented")
    ]
    counts = (
        (_("Has {count}"), "is-strong", present),
        (_("Missing {count}"), "", len(seen["elements"]) - present),
        (_("Differs from the talk {count}"), "is-accent", len(wrong)),
    )
    drawn = "".join(
        f'<span class="chip {kind}">{shown(template.format(count=count))}</span>'
        for template, kind, count in counts
        if count
    )
    return f'<p class="chips">{drawn}</p>'


def spoken(words: str, seen: Json, language: Language, _: Translate) -> str:
    """Return the closing words, marked with what was found in them."""
    found = [("breach", VIOLATIONS, each["id"], each["span"]) for each in seen["violations"]]
    found += [
        ("found", ELEMENTS, each["id"], place)
        for each in seen["elements"]
        for place in each["spans"]
        if each["present"]
    ]
    spans = [
        Span(place[0], place[1], kind, _(names[id_])) for kind, names, id_, place in found if place
    ]
    lang = HTML_LANG[seen["language"] or language]
    return f'<p class="opening" lang="{lang}">{marked(words, spans)}</p>'


def terms(
    agreement: Agreement, item: str, attempt: Attempt, language: Language, _: Translate
) -> str:
    """Return the terms that were written, as they are read out."""
    currency = agreement.cases[item].currencies[language]
    rows = "".join(
        f"<dt>{shown(_(FIELDS[name]))}</dt><dd>{shown(typed(name, text, currency, _))}</dd>"
        for name, text in attempt.answer["terms"].items()
        if text.strip()
    )
    return f'<dl class="pairs is-long">{rows}</dl>'


def plan(
    agreement: Agreement,
    item: str,
    attempt: Attempt,
    language: Language,
    _: Translate,
    unseen: bool,
) -> str:
    """Return the plan in a sentence, what it does to a month, and what rules say of it.

    The month is left out where it is `unseen`.
    """
    case, made = agreement.cases[item], agreement.plan(item, attempt.answer, language)
    if made.ledger is None:
        return ""
    currency = case.currencies[language]
    head = shown(_("The plan"))
    line = schedule.headline(made, made.ledger, currency, _)
    html = f'<section class="stack"><h3>{head}</h3><p>{line}</p>'
    if not unseen:
        html += month(case, made.ledger, _)
    jurisdiction = JURISDICTION[currency.code]
    rules = find(made.ledger, jurisdiction, None if unseen else case.budget)
    for finding in rules:
        source = f" ({finding.rule.source})" if finding.rule else ""
        html += f'<p class="note">▲ {shown(finding.why(_, made.dated) + source)}</p>'
    return html + "</section>"


# The fields that hold what the words' facts say, where they have another name.
_OF_FACT = {"down_payment": "down", "first_due_month_day": "first_due"}
# Amounts are in the currency of where the talk is held, and so are its rules.
JURISDICTION = {"CNY": "cn", "USD": "us", "GBP": "uk", "EUR": "uk", "JPY": "cn"}


def month(case: Case, ledger: Ledger, _: Translate) -> str:
    """Return whether the customer can bear it: the chart, and the same in words."""
    burden = make_burden(ledger, case.budget, case.stress)
    head = shown(_("Can the customer afford it?"))
    sheet = Sketch if in_class() else Canvas
    chart = burden_chart.draw(burden, "day", _, sheet)
    return f"<h3>{head}</h3><figure>{chart}</figure><p>{told(burden, _)}</p>"


def _breaches(
    agreement: Agreement, item: str, seen: Json, language: Language, _: Translate
) -> Iterator[str]:
    """Give a note for each thing that the words must not do: why, and the rule, if one speaks."""
    case = agreement.cases[item]
    book = agreement.rulebooks[JURISDICTION[case.currencies[language].code]]
    for id_ in dict.fromkeys(each["id"] for each in seen["violations"]):
        rule = book.rule(id_, case.product, case.institution, "customer")
        note = shown(_("Good practice; no rule is named for it."))
        if rule:
            note = sentence(
                _("Rule: {source}. {says}"),
                source=shown(rule.source.of(_.language)),
                says=shown(rule.says.of(_.language)),
            )
        why = f"<p>{shown(agreement.why[id_].of(_.language))}</p>"
        yield _note("is-breach", _(VIOLATIONS[id_]), f'{why}<p class="note">{note}</p>')


def _apart(
    agreement: Agreement, item: str, attempt: Attempt, language: Language, _: Translate
) -> Iterator[str]:
    """Give a note for each figure that words and form have differently."""
    currency = agreement.cases[item].currencies[language]
    made = agreement.plan(item, attempt.answer, language)
    for each in said_otherwise(attempt.feedback["facts"], made):
        name = _OF_FACT.get(each.field, each.field)
        line = sentence(
            _("You say {said}, the form has {written}. Which one was agreed?"),
            said=f"<b>{shown(typed(name, each.said, currency, _))}</b>",
            written=f"<b>{shown(typed(name, each.written, currency, _))}</b>",
        )
        yield _note("is-breach", _(FIELDS[name]), f"<p>{line}</p>")


def _wrong(
    agreement: Agreement, item: str, attempt: Attempt, language: Language, _: Translate
) -> Iterator[str]:
    """Give a note for each field that is otherwise than the talk has it, with its line."""
    case = agreement.cases[item]
    for each in _checked(agreement, item, attempt, language):
        fault = {
            "wrong": _("The talk has it otherwise."),
            "missing": _("It was agreed, and is not in the form."),
            "invented": _("Nobody agreed on this; leave it open, or ask."),
        }.get(each.standing)
        if fault:
            line = _line(case, _heard_by(attempt), each, language, _)
            kind = "is-missing" if each.standing == "missing" else "is-breach"
            yield _note(kind, _(FIELDS[each.field]), f"<p>{shown(fault)}</p>{line}")


def _line(case: Case, side: Party, each: Checked, language: Language, _: Translate) -> str:
    """Return the line of the talk that says it."""
    if each.turn is None:
        return ""
    turn = case.transcript(side)[each.turn - 1]
    head = sentence(_("Line {number}"), number=each.turn)
    words = said(turn.text.of(language))
    return f'<p class="note" lang="{HTML_LANG[language]}">{head}: {words}</p>'


def _lacking(seen: Json, _: Translate) -> Iterator[str]:
    for id_ in (each["id"] for each in seen["elements"] if not each["present"]):
        yield _note("is-missing", _(ELEMENTS[id_]), f"<p>{shown(_(HINTS[id_]))}</p>")


def _checked(
    agreement: Agreement, item: str, attempt: Attempt, language: Language
) -> Sequence[Checked]:
    case, side = agreement.cases[item], _heard_by(attempt)
    return against_talk(case, side, attempt.answer["terms"], language, STAND_IN)


def _heard_by(attempt: Attempt) -> Party:
    """Return whose transcript counts; what both wrote together counts by what was really said."""
    return PARTIES[0] if attempt.common else side_of(attempt.role)


def _note(kind: str, head: str, html: str) -> str:
    return f'<section class="finding {kind}"><p>{shown(head)}</p>{html}</section>'
