"""A draft as the instructor reads it: marked, with a button for each judgement of it."""

from collections.abc import Iterator
from html import escape

from kit.exercises.contract import Attempt, Json
from kit.exercises.opening import picture
from kit.exercises.opening.criterion import Codebook
from kit.exercises.opening.marked import marked
from kit.exercises.opening.words import broken, chips, names, present
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.markup import sentence, shown


def told(codebook: Codebook, attempt: Attempt, language: Language, _: Translate) -> str:
    """Return the marked text, how much was found, and what was corrected."""
    seen = picture.seen(attempt)
    if seen["stopped"]:
        return ""
    own: Language = seen["language"] or language
    words = marked(attempt.answer["text"], seen, codebook, _.language, ("breach", "found"))
    said = sentence(_("Takes about {seconds} s to say"), seconds=round(seen["seconds"]))
    return (
        f'<p class="opening" lang="{HTML_LANG[own]}">{words}</p>'
        f'<div class="row">{chips(seen, _)}<span class="note">{said}</span></div>'
        f"{_corrected(codebook, attempt, _)}"
    )


def corrections(codebook: Codebook, attempt: Attempt, _: Translate) -> str:
    """Return the buttons of what may be corrected; each says the opposite of what it shows."""
    return "".join(_groups(codebook, picture.seen(attempt), _))


def _corrected(codebook: Codebook, attempt: Attempt, _: Translate) -> str:
    """Return what the instructor has decided already."""
    known = codebook.elements | codebook.violations
    by_hand = (
        (_("Corrected to found: {names}"), True),
        (_("Corrected to not found: {names}"), False),
    )
    return "".join(
        f'<p class="note">{shown(template.format(names=names(ids, known, _.language)))}</p>'
        for template, there in by_hand
        if (ids := [id_ for id_, held in attempt.corrections.items() if held is there])
    )


def _groups(codebook: Codebook, seen: Json, _: Translate) -> Iterator[str]:
    """Give the buttons of elements and of violations."""
    groups = (
        (_("Elements"), codebook.elements, present(seen)),
        (_("To mend"), codebook.violations, broken(seen)),
    )
    for head, criteria, found in groups:
        buttons = "".join(
            f'<button class="button is-quiet" type="button" data-press="correct"'
            f' data-criterion="{id_}" data-present="{"no" if id_ in found else "yes"}"'
            f' aria-pressed="{"true" if id_ in found else "false"}">'
            f"{shown(each.name.of(_.language))}</button>"
            for id_, each in criteria.items()
        )
        yield (
            f'<div class="corrections" role="group" aria-label="{escape(head)}">'
            f'<p class="note">{shown(head)}</p>{buttons}</div>'
        )
