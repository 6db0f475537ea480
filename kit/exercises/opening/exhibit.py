"""Openings on the wall, of nobody by name: one large, two side by side, or the model, as HTML."""

from collections.abc import Sequence

from kit.exercises.contract import Attempt, Json
from kit.exercises.opening import picture
from kit.exercises.opening.criterion import Codebook
from kit.exercises.opening.marked import marked
from kit.exercises.opening.situation import Scenario
from kit.exercises.opening.words import chips, missing, names
from kit.text.catalogue import Translate
from kit.text.fit import Block, plain, sizes, style
from kit.text.language import HTML_LANG
from kit.text.markup import shown

_SIDE_BY_SIDE = 2  # more cannot be read from the last row
Room = tuple[float, float, float]  # width, height and size of type, in units of the wall
_COLUMN: Room = (39, 27, 2.7)
_WHOLE: Room = (85, 27, 3.5)
_REASONED: Room = (49, 31, 2.8)
_LEADING = 1.8  # a label makes its line a little higher
_MARKED = ("breach", "found")


def openings(codebook: Codebook, approved: Sequence[Attempt], _: Translate) -> str:
    """Return up to two openings side by side; a single one as in the spotlight."""
    chosen = approved[:_SIDE_BY_SIDE]
    if len(chosen) == 1:
        return spotlight(codebook, chosen[0], _)
    head = shown(_("Two of our openings"))
    cards = "".join(
        f'<article class="card">{_text(codebook, each, _COLUMN, _MARKED, _)}'
        f'<p class="row">{chips(picture.seen(each), _)}</p></article>'
        for each in chosen
    )
    return (
        f'<section class="stack is-middle"><h1>{head}</h1>'
        f'<div class="wall-halves is-level">{cards}</div></section>'
    )


def spotlight(codebook: Codebook, attempt: Attempt, _: Translate) -> str:
    """Return one opening, large, with what it has, breaks and lacks."""
    seen = picture.seen(attempt)
    lacks = names(missing(seen), codebook.elements, _.language)
    lacking = shown(_("Still missing: {names}").format(names=lacks))
    head = shown(_("One of our openings"))
    return (
        f'<section class="stack is-middle"><div class="row is-apart"><p class="note">{head}</p>'
        f"{chips(seen, _)}</div>"
        f'<article class="card">{_text(codebook, attempt, _WHOLE, _MARKED, _)}</article>'
        + (f'<p class="note">{lacking}</p>' if lacks else "")
        + "</section>"
    )


def model(codebook: Codebook, scenario: Scenario, attempt: Attempt, _: Translate) -> str:
    """Return the model opening beside the reason why."""
    head, why = shown(_("One way to open")), scenario.model_why.of(_.language)
    (size,) = sizes([Block(why, 28, 2.1, 1.5)], 34)
    return (
        f'<section class="wall-halves is-wide-left"><div class="stack"><h1>{head}</h1>'
        f'<article class="card">{_text(codebook, attempt, _REASONED, ("found",), _)}</article>'
        f'</div><div class="wall-reply"><p {style(size)}>{shown(why)}</p></div></section>'
    )


def _text(
    codebook: Codebook,
    attempt: Attempt,
    room: Room,
    kinds: Sequence[str],
    _: Translate,
) -> str:
    """Return an opening, marked, in the size wished for or a smaller one that fits.

    What does not fit even in the smallest is cut, and it says how much that is.
    """
    seen, text = picture.seen(attempt), attempt.answer["text"]
    width, height, wished = room
    end = len(text)
    while True:
        html = marked(text[:end], _clipped(seen, end), codebook, _.language, kinds)
        if end < len(text):
            left = shown(_("… and {count} characters more").format(count=len(text) - end))
            html += f' <span class="note">{left}</span>'
        words = plain(html.replace("</small>", "　　"))  # a label has margins
        block = Block(words, width, wished, _LEADING, breaks_anywhere=True)
        if not end or block.height(0) <= height:
            break
        end = min(end - 1, int(end * height / block.height(0)))
    (size,) = sizes([block], height)
    lang = HTML_LANG[seen["language"] or _.language]
    return f'<p class="opening" lang="{lang}" {style(size)}>{html}</p>'


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
