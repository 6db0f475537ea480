"""One finding, one note: what breaks a rule and why, what is missing, what was corrected."""

from collections.abc import Iterator

from kit.exercises.contract import Attempt, Json
from kit.exercises.opening.criterion import Violation
from kit.exercises.opening.model import Opening
from kit.exercises.opening.words import broken, missing, names
from kit.text.catalogue import Translate
from kit.text.markup import sentence, shown


def breaches(opening: Opening, seen: Json, _: Translate) -> Iterator[str]:
    """Give a block for each thing that a draft breaks: rule, reason, and a better wording."""
    found = {each["id"]: each for each in reversed(seen["violations"])}
    for id_ in broken(seen):
        violation, by_hand = opening.codebook.violations[id_], found[id_].get("corrected")
        note = shown(_("Found by the instructor."))
        if not by_hand:
            note = _rule(opening, found[id_]["rule"], _)
        yield _note(
            "is-breach is-corrected" if by_hand else "is-breach",
            violation.name.of(_.language),
            f"<p>{shown(violation.why.of(_.language))}</p>"
            f'<p class="note">{note}</p>{_instead(violation, _)}',
        )


def _rule(opening: Opening, id_: str | None, _: Translate) -> str:
    """Return what the rule says; without one, or with one that is no more, good practice."""
    rule = opening.rules.get(id_ or "")
    if rule is None:
        return shown(_("Good practice; no rule is named for it."))
    return sentence(
        _("Rule: {source}. {says}"),
        source=shown(rule.source.of(_.language)),
        says=shown(rule.says.of(_.language)),
    )


def _instead(violation: Violation, _: Translate) -> str:
    """Return the better thing to say, or to do."""
    better = violation.instead.of(_.language)
    head = _("You could say") if better.startswith("“") else _("Better")
    return f'<div class="instead"><b>{shown(head)}</b>{shown(better)}</div>'


def lacking(opening: Opening, seen: Json, _: Translate) -> Iterator[str]:
    """Give a note with a hint for each element that a draft lacks."""
    by_hand = {each["id"] for each in seen["elements"] if each.get("corrected")}
    why = shown(_("Found missing by the instructor."))
    for id_ in missing(seen):
        element = opening.codebook.elements[id_]
        kind, note = "is-missing", ""
        if id_ in by_hand:
            kind, note = "is-missing is-corrected", f'<p class="note">{why}</p>'
        hint = f"<p>{shown(element.hint.of(_.language))}</p>"
        yield _note(kind, element.name.of(_.language), hint + note)


def to_mend(opening: Opening, seen: Json, _: Translate) -> Iterator[str]:
    """Give the same in short, for the hand that is writing: names and what to say."""
    book, language = opening.codebook, _.language
    for id_ in broken(seen):
        violation = book.violations[id_]
        better = f"<p>{shown(violation.instead.of(language))}</p>"
        yield _note("is-breach", violation.name.of(language), better)
    for id_ in missing(seen):
        hint = f"<p>{shown(book.elements[id_].hint.of(language))}</p>"
        yield _note("is-missing", book.elements[id_].name.of(language), hint)


def aside(opening: Opening, item: str, seen: Json, _: Translate) -> Iterator[str]:
    """Give a note on what needs not be said to whoever answers here; nothing where all does."""
    idle = [each["id"] for each in seen["elements"] if not each["applies"] and not each["present"]]
    if not idle:
        return
    whys = {
        "spouse": _("It is not the customer who answers."),
        "colleague": _("It is not the customer who answers."),
        "voicemail": _("It is a machine that answers, and anyone may play it."),
    }
    why = whys.get(opening.scenarios[item].situation.answers, "")
    head = _("Not needed this time: {names}").format(
        names=names(idle, opening.codebook.elements, _.language)
    )
    yield _note("is-aside", head, f'<p class="note">{shown(why)}</p>' if why else "")


def granted(opening: Opening, attempt: Attempt, seen: Json, _: Translate) -> Iterator[str]:
    """Give a note for each judgement that the instructor took back in the draft's favour."""
    book, why = opening.codebook, _("The instructor read it again.")
    note = f'<p class="note">{shown(why)}</p>'
    for each in seen["elements"]:
        if each.get("corrected") and each["present"]:
            head = _("“{name}” is there").format(name=book.elements[each["id"]].name.of(_.language))
            yield _note("is-corrected", head, note)
    for id_ in broken(attempt.feedback):
        if id_ not in broken(seen):
            head = _("Not “{name}”").format(name=book.violations[id_].name.of(_.language))
            yield _note("is-corrected", head, note)


def _note(kind: str, head: str, html: str) -> str:
    return f'<section class="finding {kind}"><p>{shown(head)}</p>{html}</section>'
