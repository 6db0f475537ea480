"""What a draft came to, on its author's phone: the own words marked, then one note a finding."""

from collections.abc import Sequence

from kit.care import card
from kit.exercises.contract import Attempt
from kit.exercises.opening import finding, picture
from kit.exercises.opening.changes import changes
from kit.exercises.opening.marked import marked
from kit.exercises.opening.model import Opening
from kit.exercises.opening.words import chips, names
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.markup import sentence, shown

_TAGS = {"same": ("", ""), "old": ('<del class="change-old">', "</del>")} | {
    "new": ('<ins class="change-new">', "</ins>")
}


def reading(opening: Opening, item: str, attempt: Attempt, language: Language, _: Translate) -> str:
    """Return a draft with all that was found in it, or the card that stops the reading."""
    seen = picture.seen(attempt)
    if seen["stopped"]:
        return card(opening.care, _.language)
    own: Language = seen["language"] or language
    words = marked(attempt.answer["text"], seen, opening.codebook, _.language)
    text = f'<p class="opening" lang="{HTML_LANG[own]}">{words}</p>'
    if seen["language"] is None:
        return f"{text}<p>{shown(_unread(_))}</p>"
    notes = [
        *finding.lacking(opening, seen, _),
        *finding.granted(opening, attempt, seen, _),
        *finding.aside(opening, item, seen, _),
    ]
    warm = list(dict.fromkeys(each["id"] for each in seen["warmth"]))
    closing = [_("The words are read, not the tone.")]
    if warm:
        named = names(warm, opening.codebook.warmth, _.language)
        closing.insert(0, _("May sound warm: {names}.").format(names=named))
    if any(each["rule"] for each in seen["violations"]):
        closing.append(_("Rules are retold for teaching; they are no legal advice."))
    return (
        f"{chips(seen, _)}{text}{''.join(finding.breaches(opening, seen, _))}"
        f'<div class="feedback">{"".join(notes)}</div>'
        + "".join(f'<p class="note">{shown(each)}</p>' for each in closing)
    )


def to_mend(opening: Opening, attempt: Attempt, number: int, _: Translate) -> str:
    """Return in short what of an earlier draft to mend, as a card above the next one."""
    seen = picture.seen(attempt)
    if seen["stopped"]:
        return card(opening.care, _.language)
    head = sentence(_("Draft {number}: to mend"), number=number)
    notes = list(finding.to_mend(opening, seen, _))
    nothing = _("Nothing. Smooth it as you like.")
    if seen["language"] is None:
        notes, nothing = [], _unread(_)
    return (
        f'<section class="card is-compact"><div class="row is-apart"><h2>{head}</h2>'
        f'{chips(seen, _)}</div><div class="feedback">'
        f"{''.join(notes) or f'<p>{shown(nothing)}</p>'}</div></section>"
    )


def between(attempts: Sequence[Attempt], language: Language, _: Translate) -> str:
    """Return what changed from the last draft but one to the last; empty for a first one."""
    if len(attempts) < 2:
        return ""
    old, new = (each.answer["text"] for each in attempts[-2:])
    own: Language = attempts[-1].feedback["language"] or language
    html = "".join(
        f"{_TAGS[kind][0]}{shown(words)}{_TAGS[kind][1]}" for kind, words in changes(old, new, own)
    )
    if old == new:
        html = shown(_("Not a word has changed."))
    head, key = shown(_("From draft to draft")), shown(_("＋ added  － taken out"))
    return (
        f'<section class="stack"><div class="row is-apart"><h3>{head}</h3>'
        f'<span class="note">{key}</span></div>'
        f'<p class="opening" lang="{HTML_LANG[own]}">{html}</p></section>'
    )


def _unread(_: Translate) -> str:
    return _(
        "This is neither Chinese nor English, so nothing in it was read. Write another draft in"
        " one of the two, and it will be."
    )
