"""A text with marked words, each label behind the words that it is for, as HTML."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from kit.text.markup import shown
from kit.text.spans import Span


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return `text` with `spans` marked; where they share words, the first of them is on top.

    A span whose words are all marked by another one has its label behind that one's.
    """
    runs = list(_runs(text, spans))
    labels = _labels(spans, runs)
    html = []
    for start, end, owner in runs:
        words = shown(text[start:end])
        if owner is not None:
            words = f'<mark class="span" data-kind="{spans[owner].kind}">{words}</mark>'
        html.append(words + labels.get(end, ""))
    return "".join(html)


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
