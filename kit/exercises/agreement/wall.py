"""The wall's half: the case, the class's picture, the plans, closing words, as HTML."""

from collections.abc import Sequence

from kit.exercises.agreement import feedback, field_chart, plans_chart
from kit.exercises.agreement.case import Case
from kit.exercises.agreement.element_bars import element_bars
from kit.exercises.agreement.explanation import chips, spoken
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.words import FIELDS, money
from kit.exercises.contract import Attempt, Json
from kit.text.catalogue import Translate
from kit.text.fit import Block, plain, sizes, style
from kit.text.language import HTML_LANG, Language
from kit.text.markup import bold, sentence, shown

_HEIGHT, _LEADING = 27, 1.8  # of closing words; a label makes its line a little higher


def prompt(case: Case, language: Language, _: Translate) -> str:
    """Return the case, and what is asked; the talk itself is on the phones."""
    asked = _("Read the talk on your phone. Write down what was agreed, and the closing words.")
    about = case.about.of(language)
    (size,) = sizes([Block(about, 40, 3.2, 1.5)], 20)
    owed = bold(money(case.balance, case.currencies[language], _))
    line = sentence(_("Owed: {amount}"), amount=owed)
    return (
        f'<section class="stack" lang="{HTML_LANG[language]}">'
        f"<h1>{shown(case.title.of(language))}</h1><p {style(size)}>{shown(about)}</p>"
        f"<p>{line}</p>"
        f'<p class="note">{shown(asked)}</p></section>'
    )


def distribution(tally: Json, light: str, _: Translate) -> str:
    """Return by field how many have it right, and where pairs wrote the same."""
    if not tally["answers"]:
        return _empty(_)
    head = shown(_("What we wrote down"))
    pairs = tally["pairs"]["pairs"]
    lines = [sentence(_("Agreements handed in: {count}"), count=tally["answers"])]
    if pairs:
        lines.append(sentence(_("Pairs compared: {count}"), count=pairs))
    names = {name: _(words) for name, words in FIELDS.items()}
    figure = field_chart.draw(tally, names, light, _)
    return _halves(head, lines, figure)


def plans(case: Case, tally: Json, language: Language, light: str, _: Translate) -> str:
    """Return payment against surplus, and what both sides get of each plan."""
    if not tally["plans"]:
        return _empty(_)
    head = shown(_("What our plans do to both sides"))
    figure = plans_chart.draw(tally, case.currencies[language], light, _)
    return f'<section class="stack"><h1>{head}</h1><figure>{figure}</figure></section>'


def exhibit(
    agreement: Agreement,
    item: str,
    approved: Sequence[Attempt],
    language: Language,
    _: Translate,
) -> str:
    """Return up to two closing words side by side."""
    head = shown(_("Closing words of ours"))
    cards = "".join(
        f'<article class="card">{_text(each, language, _)}'
        f"{chips(agreement, item, each, language, _)}</article>"
        for each in approved[:2]
    )
    return (
        f'<section class="stack is-middle"><h1>{head}</h1>'
        f'<div class="wall-halves is-level">{cards}</div></section>'
    )


def summary(summary: Json, _: Translate) -> str:
    """Return what the closing words of a step had, and how much of the forms was right."""
    if not summary["items"]:
        return _empty(_)
    return f'<section class="stack is-middle">{element_bars(summary, _)}</section>'


def _text(attempt: Attempt, language: Language, _: Translate) -> str:
    """Return closing words in the size wished for or a smaller one that fits.

    What does not fit even in the smallest is cut, and it says how much that is.
    """
    words, seen = attempt.answer["words"], feedback.seen(attempt)
    end = len(words)
    while True:
        html = spoken(words[:end], feedback.clipped(seen, end), language, _)
        if end < len(words):
            left = shown(_("… and {count} characters more").format(count=len(words) - end))
            html += f'<p class="note">{left}</p>'
        labelled = plain(html.replace("</small>", "　　"))  # a label has margins
        block = Block(labelled, 39, 2.7, _LEADING, breaks_anywhere=True)
        if not end or block.height(0) <= _HEIGHT:
            break
        end = min(end - 1, int(end * _HEIGHT / block.height(0)))
    (size,) = sizes([block], _HEIGHT)
    return f"<div {style(size)}>{html}</div>"


def _halves(head: str, lines: Sequence[str], figure: str) -> str:
    told = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<section class="wall-halves is-wide-right"><div class="stack"><h1>{head}</h1>{told}'
        f"</div><figure>{figure}</figure></section>"
    )


def _empty(_: Translate) -> str:
    note = shown(_("Nobody has answered this one."))
    return f'<section class="stack is-middle"><p>{note}</p></section>'
