"""The wall's half: the scenario, and the class's picture of an item and of a step, as HTML."""

from collections.abc import Sequence

from kit.exercises.contract import Json
from kit.exercises.opening.cards import pairs
from kit.exercises.opening.chart import picture as chart
from kit.exercises.opening.criterion import Codebook
from kit.exercises.opening.shares import Shares, of_item, of_step
from kit.exercises.opening.situation import Scenario
from kit.text.catalogue import Translate
from kit.text.fit import Block, plain, sizes, style
from kit.text.language import HTML_LANG, Language
from kit.text.markup import bold, joined, sentence, shown


def prompt(scenario: Scenario, language: Language, _: Translate) -> str:
    """Return the left half while people write: the scenario, who one is, what is asked."""
    title = scenario.title.of(language)
    lines = pairs(scenario, language, _)
    asked = _("Write what you would say in the first thirty seconds.")
    you = joined([shown(scenario.you.of(language)), shown(asked)], language)
    large, middle, small = sizes(
        [
            Block(title, 53, 3.8, 1.35),
            Block(plain(lines), 42, 2.5, 1.9),
            Block(plain(you), 53, 2.3, 1.5),
        ],
        32,
    )
    return (
        f'<div class="stack" lang="{HTML_LANG[language]}"><h1 {style(large)}>{shown(title)}</h1>'
        f"<div {style(middle)}>{lines}</div><p {style(small)}>{you}</p></div>"
    )


def distribution(codebook: Codebook, tally: Json, light: str, _: Translate) -> str:
    """Return what openings have and break, beside what stands out."""
    shares = of_item(tally)
    if not tally["count"]:
        return _empty(_)
    people = sentence(_("People who wrote: {count}"), count=bold(str(tally["count"])))
    again = sentence(_("of them with another draft: {count}"), count=bold(str(tally["rewritten"])))
    first, last = (round(each) for each in tally["seconds"])
    said = _("Half of us take up to {last} s to say it.")
    if shares.rewritten:
        said = _("Half of us take up to {last} s to say it; with the first draft it was {first} s.")
    lines = [
        f"{people}<br>{again}" if shares.rewritten else people,
        *_outstanding(codebook, shares, _),
    ]
    note = shown(said.format(first=first, last=last))
    return _picture(codebook, shares, (_("What our openings have"), lines, note), light, _)


def summary(codebook: Codebook, facts: Json, light: str, _: Translate) -> str:
    """Return the same over all scenarios of a step."""
    if not facts["items"]:
        return _empty(_)
    shares = of_step(facts)
    people = sentence(_("People who wrote: {count}"), count=bold(str(facts["seats"])))
    lines = [people, *_outstanding(codebook, shares, _)]
    note = sentence(_("Scenarios: {count}"), count=facts["items"])
    return _picture(codebook, shares, (_("All our openings"), lines, note), light, _)


def _outstanding(codebook: Codebook, shares: Shares, _: Translate) -> list[str]:
    """Return in sentences what rewriting brought, and what is missing most."""
    sentences = []
    if gained := shares.most_gained():
        name = bold(codebook.elements[gained.id].name.of(_.language))
        sentences.append(sentence(_("Rewriting brought most of all: {name}"), name=name))
    if lacked := shares.most_missing():
        name = bold(codebook.elements[lacked.id].name.of(_.language))
        sentences.append(sentence(_("Missing most often: {name}"), name=name))
    return sentences


def _picture(
    codebook: Codebook,
    shares: Shares,
    words: tuple[str, Sequence[str], str],
    light: str,
    _: Translate,
) -> str:
    """Return head, lines and a note beside the chart."""
    head, lines, note = words
    figure = chart(codebook, shares, _.language, light, _)
    return (
        f'<section class="wall-halves is-wide-right"><div class="stack"><h1>{shown(head)}</h1>'
        + "".join(f"<p>{line}</p>" for line in lines)
        + f'<p class="note">{note}</p></div><figure>{figure}</figure></section>'
    )


def _empty(_: Translate) -> str:
    note = shown(_("Nobody has answered this one."))
    return f'<section class="stack is-middle"><p>{note}</p></section>'
