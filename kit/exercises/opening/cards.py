"""The phone's cards: the scenario, the class's bars, the model opening, the summary, as HTML."""

from collections.abc import Mapping, Sequence

from kit.exercises.contract import Attempt, Json, Words
from kit.exercises.opening import picture
from kit.exercises.opening.criterion import Codebook
from kit.exercises.opening.shares import Row, Shares, of_item, of_step
from kit.exercises.opening.situation import Scenario
from kit.exercises.opening.words import missing, names, present
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.markup import joined, listed, said, sentence, shown

_REMINDED = 2  # names in a reminder: more are not kept in mind


def words(_: Translate) -> Words:
    """Return what buttons and notes say while an opening is written."""
    return Words(
        submit=_("Read my opening"),
        open=_("Write what you would say first"),
        again=_("Write another draft"),
        kept=_("What you write is kept as you go. It is read when you press the button."),
        changing=_("You are writing another draft; until you hand it in, the one before counts."),
    )


def prompt(scenario: Scenario, language: Language, _: Translate) -> str:
    """Return the card of the scenario."""
    asked = _("Write what you would say in the first thirty seconds.")
    you = joined([shown(scenario.you.of(language)), shown(asked)], _.language)
    return (
        f'<article class="card item" lang="{HTML_LANG[language]}">'
        f"<h1>{shown(scenario.title.of(language))}</h1>{pairs(scenario, language, _)}"
        f'<p class="note">{you}</p></article>'
    )


def pairs(scenario: Scenario, language: Language, _: Translate) -> str:
    """Return the lines of a scenario: who, who answers, when, and what the file says."""
    lines = (
        (_("Customer"), scenario.customer),
        (_("Who answers"), scenario.picks_up),
        (_("When"), scenario.when),
        (_("On file"), scenario.file),
    )
    told = "".join(
        f"<dt>{shown(head)}</dt><dd>{shown(line.of(language))}</dd>" for head, line in lines
    )
    return f'<dl class="pairs">{told}</dl>'


def reminder(codebook: Codebook, facts: Json, _: Translate) -> str:
    """Return what openings lacked and broke; empty where they did neither."""
    told = (
        (_("Your opening lacked {names}."), "missing", codebook.elements),
        (_("It had this to mend: {names}."), "broke", codebook.violations),
    )
    sentences = []
    for template, key, of in told:
        quoted = [said(of[id_].name.of(_.language)) for id_ in facts.get(key, ())[:_REMINDED]]
        if quoted:
            sentences.append(sentence(template, names=listed(quoted, _.language)))
    return joined(sentences, _.language)


def bars(codebook: Codebook, tally: Json, _: Translate) -> str:
    """Return what the class's openings have and break, first drafts beside last ones."""
    shares = of_item(tally)
    head, people = (
        shown(_("What our openings have")),
        sentence(_("People: {count}"), count=tally["count"]),
    )
    if not tally["count"]:
        note = shown(_("Nobody has answered this one."))
        return f'<section class="question"><h2>{head}</h2><p class="note">{note}</p></section>'
    idle = [id_ for id_, applies in tally["applies"].items() if not applies]
    note = _("Not counted here: {names}").format(names=names(idle, codebook.elements, _.language))
    return (
        f'<section class="question"><h2>{head} <small>{people}</small></h2>'
        f"{_rows(codebook, shares, _)}"
        + (f'<p class="note">{shown(note)}</p>' if idle else "")
        + "</section>"
    )


def _rows(codebook: Codebook, shares: Shares, _: Translate) -> str:
    """Return all rows as bars, elements by their share and violations by how many there are."""
    language = _.language
    most = max((max(row.first, row.last) for row in shares.violations), default=1)
    elements = "".join(
        _bar(codebook.elements[row.id].name.of(language), row, (1, 100, "%"), shares.rewritten)
        for row in shares.elements
    )
    broken = "".join(
        _bar(codebook.violations[row.id].name.of(language), row, (most, 1, ""), shares.rewritten)
        for row in shares.violations
    )
    key, mend = shown(_("Pale: first draft. Dark: last draft.")), shown(_("To mend"))
    html = f'<div class="bars is-two">{elements}</div>'
    if shares.rewritten:
        html += f'<p class="note">{key}</p>'
    if broken:
        html += f'<h3>{mend}</h3><div class="bars is-two">{broken}</div>'
    return html


def _bar(name: str, row: Row, scale: tuple[float, int, str], rewritten: bool) -> str:
    """Return a row: name, one bar or two, and the numbers; `scale` is (longest, times, unit)."""
    longest, times, unit = scale
    first, last = (
        f'<i{kind} style="--share: {100 * value / longest:.3g}%"></i>' if value else ""
        for kind, value in ((' class="is-first"', row.first), ("", row.last))
    )
    number = f"{times * row.last:.0f}{unit}"
    if rewritten:
        number = f"{times * row.first:.0f} → {number}"
    return (
        f'<p class="bar is-pair"><span>{shown(name)}</span>'
        f'<span class="bar-pair">{first if rewritten else ""}{last}</span>'
        f'<span class="figure">{number}</span></p>'
    )


def model(scenario: Scenario, html: str, language: Language, _: Translate) -> str:
    """Return one good opening, already marked, and why it is one."""
    head = shown(_("One way to open"))
    return (
        f'<article class="card item"><h2>{head}</h2>'
        f'<p class="opening" lang="{HTML_LANG[language]}">{html}</p>'
        f'<p class="note" lang="{HTML_LANG[language]}">{shown(scenario.model_why.of(language))}</p>'
        "</article>"
    )


def summary(codebook: Codebook, facts: Json, _: Translate) -> str:
    """Return what the openings of a step had and broke."""
    if not facts["items"]:
        note = shown(_("Nobody has answered this one."))
        return f'<section class="card"><p class="note">{note}</p></section>'
    head = shown(_("What our openings have"))
    people = sentence(_("People: {count}"), count=facts["seats"])
    return (
        f'<section class="card"><h2>{head} <small>{people}</small></h2>'
        f"{_rows(codebook, of_step(facts), _)}</section>"
    )


def practice(codebook: Codebook, given: Mapping[str, Sequence[Attempt]], _: Translate) -> str:
    """Return how often one's last drafts had what they should have."""
    lasts = [picture.seen(attempts[-1]) for attempts in given.values()]
    rows = []
    for id_, element in codebook.elements.items():
        had = sum(id_ in present(last) for last in lasts)
        asked = had + sum(id_ in missing(last) for last in lasts)
        if asked:
            name = shown(element.name.of(_.language))
            rows.append(f'<dt>{name}</dt><dd class="figure">{had} / {asked}</dd>')
    head = sentence(_("You wrote {count}"), count=len(lasts))
    return f'<section class="card"><h2>{head}</h2><dl class="pairs">{"".join(rows)}</dl></section>'
