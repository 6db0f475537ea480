"""What closing words have, element by element, as HTML bars."""

from kit.exercises.agreement.words import ELEMENTS
from kit.exercises.contract import Json
from kit.text.catalogue import Translate
from kit.text.markup import sentence, shown


def element_bars(summary: Json, _: Translate) -> str:
    """Return a row for each element of a step's summary: the share of answers that have it."""
    head = shown(_("What our closing words have"))
    rows = [each for each in summary["elements"] if each["of"]]
    if not rows:
        note = shown(_("Nobody has answered this one."))
        return f'<section class="question"><h1>{head}</h1><p class="note">{note}</p></section>'
    answers = sentence(_("Agreements handed in: {count}"), count=rows[0]["of"])
    shares = {each["id"]: each["present"] / each["of"] for each in rows}
    drawn = "".join(_bar(_(ELEMENTS[id_]), share) for id_, share in shares.items())
    return (
        f'<section class="question"><h1>{head} <small>{answers}</small></h1>'
        f'<div class="bars">{drawn}</div></section>'
    )


def _bar(name: str, share: float) -> str:
    length = f'<i style="--share: {100 * share:.3g}%"></i>' if share else "<i></i>"
    return (
        f'<p class="bar is-share"><span>{shown(name)}</span>{length}'
        f'<span class="figure">{100 * share:.0f}%</span></p>'
    )
