"""An opening with what was found in it marked in place, as HTML."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from kit.exercises.contract import Json
from kit.exercises.opening.criterion import Codebook
from kit.text.language import Language
from kit.text.markup import shown
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
    spans = [each for each in _spans(feedback, codebook, language) if each.kind in kinds]
    runs = list(_runs(text, spans))
    labels = _labels(spans, runs)
    html = []
    for start, end, owner in runs:
        words = shown(text[start:end])
        if owner is not None:
            words = f'<mark class="span" data-kind="{spans[owner].kind}">{words}</mark>'
        html.append(words + labels.get(end, ""))
    return "".join(html)


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


Run = tuple[int, int, int | None]  # start, end, and which span is on top


def _runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """Cut the text where the span on top changes."""
    owners: list[int | None] = [None] * len(text)
    for number in reversed(range(len(spans))):
        span = spans[number]
        owners[span.start : span.end] = [number] * (span.end - span.start)
    start = 0
    for owner, letters in groupby(owners):
        end = start + len(list(letters))
        yield start, end, owner
        start = end


def _labels(spans: Sequence[Span], runs: Sequence[Run]) -> dict[int, str]:
    """Return the labels by the end of the run that they stand behind, each of them once."""
    ends = [end for _start, end, _owner in runs]
    seen = {owner: end for _start, end, owner in runs if owner is not None}
    labels: dict[int, dict[str, str]] = {}
    for number, span in enumerate(spans):
        end = seen.get(number, ends[bisect_left(ends, span.end)])
        labels.setdefault(end, {}).setdefault(shown(span.label), span.kind)
    return {
        end: "".join(
            f'<small class="span-label" data-kind="{kind}">{label}</small>'
            for label, kind in here.items()
        )
        for end, here in labels.items()
    }
