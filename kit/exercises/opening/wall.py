"""The wall's half: the scenario, the class's picture, and openings of nobody by name, as HTML."""

from collections.abc import Sequence

from kit.exercises.contract import Attempt, Json
from kit.exercises.opening import picture
from kit.exercises.opening.cards import pairs
from kit.exercises.opening.chart import picture as chart
from kit.exercises.opening.criterion import Codebook
from kit.exercises.opening.marked import marked
from kit.exercises.opening.shares import Shares, of_item, of_step
from kit.exercises.opening.situation import Scenario
from kit.exercises.opening.words import chips, missing, names
from kit.text.catalogue import Translate
from kit.text.fit import Block, plain, sizes, style
from kit.text.language import HTML_LANG, Language
from kit.text.markup import bold, joined, sentence, shown

_SIDE_BY_SIDE = 2  # more cannot be read from the last row
_LEADING = 1.7
_MARKED = ("breach", "found")


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
        sentences.append(sentence(_("Rewriting brought most of all: {name}."), name=name))
    if lacked := shares.most_missing():
        name = bold(codebook.elements[lacked.id].name.of(_.language))
        sentences.append(sentence(_("Missing most often: {name}."), name=name))
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


def openings(codebook: Codebook, approved: Sequence[Attempt], _: Translate) -> str:
    """Return up to two openings side by side; a single one as in the spotlight."""
    chosen = approved[:_SIDE_BY_SIDE]
    if len(chosen) == 1:
        return spotlight(codebook, chosen[0], _)
    cards = "".join(_card(codebook, each, (39, 2.4, 28), _) for each in chosen)
    head = shown(_("Two of our openings"))
    return (
        f'<section class="stack is-middle"><h1>{head}</h1>'
        f'<div class="wall-halves is-level">{cards}</div></section>'
    )


def spotlight(codebook: Codebook, attempt: Attempt, _: Translate) -> str:
    """Return one opening, large, with what it has, breaks and lacks."""
    lacks = names(missing(picture.seen(attempt)), codebook.elements, _.language)
    head, lacking = _("One of our openings"), _("Still missing: {names}.").format(names=lacks)
    return (
        f'<section class="stack is-middle"><h1>{shown(head)}</h1>'
        f"{_card(codebook, attempt, (86, 3.2, 26), _)}"
        + (f"<p>{shown(lacking)}</p>" if lacks else "")
        + "</section>"
    )


def model(codebook: Codebook, scenario: Scenario, attempt: Attempt, _: Translate) -> str:
    """Return the model opening beside the reason why."""
    language = _.language
    head, why = _("One way to open"), scenario.model_why.of(language)
    (size,) = sizes([Block(why, 28, 2.1, 1.5)], 34)
    return (
        f'<section class="wall-halves is-wide-left"><div class="stack">'
        f"<h1>{shown(head)}</h1>"
        f"{_card(codebook, attempt, (50, 2.6, 28), _, ('found',))}</div>"
        f'<div class="wall-reply"><p {style(size)}>{shown(why)}</p></div></section>'
    )


def _card(
    codebook: Codebook,
    attempt: Attempt,
    room: tuple[float, float, float],
    _: Translate,
    kinds: Sequence[str] = _MARKED,
) -> str:
    """Return a card with an opening; `room` is its width, the size wished for, and its height.

    What does not fit even in the smallest size is cut, and the card says how much that is.
    """
    seen = picture.seen(attempt)
    text, own = attempt.answer["text"], seen["language"] or _.language
    width, wished, height = room
    end = len(text)
    while True:
        html = marked(text[:end], _clipped(seen, end), codebook, _.language, kinds)
        if end < len(text):
            left = _("… and {count} characters more").format(count=len(text) - end)
            html += f' <span class="note">{shown(left)}</span>'
        block = Block(plain(html), width, wished, _LEADING)
        if end == 0 or block.height(0) <= height:
            break
        end = min(end - 1, int(end * height / block.height(0)))
    (size,) = sizes([block], height)
    return (
        f'<article class="card"><p class="opening" lang="{HTML_LANG[own]}" {style(size)}>{html}</p>'
        f'<p class="row">{chips(seen, _)}</p></article>'
    )


def _clipped(seen: Json, end: int) -> Json:
    """Return what was found in the first `end` characters."""
    return seen | {
        "elements": [
            each | {"spans": [[a, min(b, end)] for a, b in each["spans"] if a < end]}
            for each in seen["elements"]
        ],
        **{
            kind: [
                each | {"span": each["span"] and [each["span"][0], min(each["span"][1], end)]}
                for each in seen[kind]
                if not each["span"] or each["span"][0] < end
            ]
            for kind in ("violations", "warmth")
        },
    }


def _empty(_: Translate) -> str:
    note = shown(_("Nobody has answered this one."))
    return f'<section class="stack is-middle"><p>{note}</p></section>'
