"""An opening with what was found in it marked in place, as HTML."""

from collections.abc import Collection, Sequence

from kit.exercises.contract import Json
from kit.exercises.opening.criterion import Codebook
from kit.text.language import Language
from kit.text.marked import marked as mark
from kit.text.spans import Span

# Where findings share words, the first of these is the one that marks them.
KINDS = ("breach", "found", "warmth")


def marked(
    text: str,
    feedback: Json,
    codebook: Codebook,
    language: Language,
    kinds: Collection[str] = KINDS,
) -> str:
    """Return `text` with the findings of these kinds marked, each label sticking to its words.

    A finding whose words are all marked by another one has its label behind that one's.
    """
    spans = _spans(feedback, codebook, language)
    return mark(text, [each for each in spans if each.kind in kinds])


def _spans(feedback: Json, codebook: Codebook, language: Language) -> list[Span]:
    """Return all that was found, the kind first that comes out on top."""
    found = [
        _span(each["span"], "breach", codebook.violations[each["id"]].short.of(language))
        for each in feedback["violations"]
        if each["span"]
    ]
    found += [
        _span(span, "found", codebook.elements[each["id"]].short.of(language))
        for each in feedback["elements"]
        for span in each["spans"]
        if each["present"]
    ]
    found += [
        _span(each["span"], "warmth", codebook.warmth[each["id"]].name.of(language))
        for each in feedback["warmth"]
    ]
    return found


def _span(place: Sequence[int], kind: str, label: str) -> Span:
    start, end = place
    return Span(start, end, kind, label)
