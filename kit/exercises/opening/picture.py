"""The class's picture of its openings: what the first drafts had, and what the last ones have."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from kit.exercises.contract import Attempt, Json
from kit.exercises.opening.criterion import ELEMENTS, VIOLATIONS
from kit.exercises.opening.feedback import corrected


def of_item(given: Sequence[Sequence[Attempt]], applies: Mapping[str, bool]) -> Json:
    """Return the picture of one scenario from each seat's drafts; see `Opening.tally`.

    `applies` says by element whether the situation asks for it.
    """
    seats = [[seen(each) for each in attempts] for attempts in given if attempts]
    seats = [drafts for drafts in seats if not any(each["stopped"] for each in drafts)]
    firsts, lasts = [drafts[0] for drafts in seats], [drafts[-1] for drafts in seats]
    return {
        "count": len(seats),
        "rewritten": sum(1 for drafts in seats if len(drafts) > 1),
        "applies": dict(applies),
        "first": _present(firsts),
        "last": _present(lasts),
        "violations": _broken(firsts, lasts),
        "seconds": [_median(firsts), _median(lasts)] if seats else None,
    }


def of_step(tallies: Sequence[Json], seats: int) -> Json:
    """Return the picture of a step from the tallies of its items; see `Opening.summarize`."""
    counts: dict[str, list[int]] = {}
    for tally in tallies:
        for id_, last, first in tally["violations"]:
            known = counts.get(id_, [0, 0])
            counts[id_] = [known[0] + last, known[1] + first]
    return {
        "items": len(tallies),
        "seats": seats,
        "first": _shares(tallies, "first"),
        "last": _shares(tallies, "last"),
        "violations": _ranked(counts),
    }


def seen(attempt: Attempt) -> Json:
    """Return the feedback on a draft as the instructor has corrected it."""
    return corrected(attempt.feedback, attempt.corrections)


def lacks(element: Json) -> bool:
    """Say whether an element is asked for and not there."""
    return bool(element["applies"] and not element["present"])


def _present(drafts: Sequence[Json]) -> dict[str, int]:
    found = Counter(each["id"] for draft in drafts for each in draft["elements"] if each["present"])
    return {id_: found[id_] for id_ in ELEMENTS}


def _broken(firsts: Sequence[Json], lasts: Sequence[Json]) -> list[list[object]]:
    """Return [id, people in the last draft, people in the first], most frequent first."""
    first, last = (
        Counter(id_ for draft in drafts for id_ in {each["id"] for each in draft["violations"]})
        for drafts in (firsts, lasts)
    )
    return _ranked({id_: [last[id_], first[id_]] for id_ in first.keys() | last.keys()})


def _ranked(counts: Mapping[str, list[int]]) -> list[list[object]]:
    ids = sorted(counts, key=lambda id_: (-max(counts[id_]), VIOLATIONS.index(id_)))
    return [[id_, *counts[id_]] for id_ in ids]


def _shares(tallies: Sequence[Json], which: str) -> dict[str, float | None]:
    """Return by element the share of openings that have it, of those that it applies to."""
    shares: dict[str, float | None] = {}
    for id_ in ELEMENTS:
        asked = [tally for tally in tallies if tally["applies"][id_]]
        people = sum(tally["count"] for tally in asked)
        shares[id_] = sum(tally[which][id_] for tally in asked) / people if people else None
    return shares


def _median(drafts: Sequence[Json]) -> float:
    return float(median(draft["seconds"] for draft in drafts))
