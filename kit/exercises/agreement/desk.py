"""An agreement as the instructor reads it: terms, words, and a button for each judgement."""

from collections.abc import Iterator
from html import escape

from kit.exercises.agreement import feedback, schedule
from kit.exercises.agreement.criterion import ELEMENTS as ELEMENT_IDS
from kit.exercises.agreement.explanation import chips, spoken
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.words import ELEMENTS, ROLES, VIOLATIONS
from kit.exercises.contract import Attempt, Json
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import shown


def told(
    agreement: Agreement, item: str, attempt: Attempt, language: Language, _: Translate
) -> str:
    """Return whose side it is, the plan in a sentence, the marked words, and how much is right."""
    seen = feedback.seen(attempt)
    if seen["stopped"]:
        return ""
    side = _(ROLES[attempt.role]) if attempt.role else ""
    kind = _("common version") if attempt.common else side
    note = f'<p class="note">{shown(kind)}</p>' if kind else ""
    made = agreement.plan(item, attempt.answer, language)
    currency = agreement.cases[item].currencies[language]
    line = schedule.headline(made, made.ledger, currency, _) if made.ledger else ""
    return (
        f"{note}<p>{line}</p>{spoken(attempt.answer['words'], seen, language, _)}"
        f"{chips(agreement, item, attempt, language, _)}"
    )


def corrections(attempt: Attempt, _: Translate) -> str:
    """Return the buttons of what may be corrected; each says the opposite of what it shows."""
    return "".join(_groups(feedback.seen(attempt), _))


def _groups(seen: Json, _: Translate) -> Iterator[str]:
    present = {each["id"] for each in seen["elements"] if each["present"]}
    broken = {each["id"] for each in seen["violations"]}
    groups = (
        (_("Elements"), {id_: ELEMENTS[id_] for id_ in ELEMENT_IDS}, present),
        (_("To mend"), VIOLATIONS, broken),
    )
    for head, criteria, found in groups:
        buttons = "".join(
            f'<button class="button is-quiet" type="button" data-press="correct"'
            f' data-criterion="{id_}" data-present="{"no" if id_ in found else "yes"}"'
            f' aria-pressed="{"true" if id_ in found else "false"}">{shown(_(name))}</button>'
            for id_, name in criteria.items()
        )
        yield (
            f'<div class="corrections" role="group" aria-label="{escape(head)}">'
            f'<p class="note">{shown(head)}</p>{buttons}</div>'
        )
