"""The class's picture in rows, the same for phone and wall: first drafts beside last ones."""

from dataclasses import dataclass

from kit.exercises.contract import Json


@dataclass(frozen=True)
class Row:
    """An element or a violation, in first and in last drafts.

    Elements in which share of the drafts (0 to 1), violations in how many.
    """

    id: str
    first: float
    last: float


@dataclass(frozen=True)
class Shares:
    """What openings have and break; `rewritten` where more than one draft makes a difference."""

    elements: tuple[Row, ...]
    violations: tuple[Row, ...]
    rewritten: bool

    def most_gained(self) -> Row | None:
        """Return the element that rewriting brought most often; None where it brought nothing."""
        best = max(self.elements, key=lambda row: row.last - row.first, default=None)
        return best if best and best.last > best.first else None

    def most_missing(self) -> Row | None:
        """Return the element that last drafts lack most often; None where they lack nothing."""
        worst = min(self.elements, key=lambda row: row.last, default=None)
        return worst if worst and worst.last < 1 else None


def of_item(tally: Json) -> Shares:
    """Return the rows of one scenario, with the elements that it asks for."""
    people = tally["count"] or 1
    elements = tuple(
        Row(id_, tally["first"][id_] / people, tally["last"][id_] / people)
        for id_, applies in tally["applies"].items()
        if applies
    )
    return Shares(elements, _violations(tally), tally["rewritten"] > 0)


def of_step(summary: Json) -> Shares:
    """Return the rows of a step, with the elements that any of its scenarios asks for."""
    first, last = summary["first"], summary["last"]
    elements = tuple(Row(id_, first[id_], last[id_]) for id_ in first if first[id_] is not None)
    violations = _violations(summary)
    changed = any(row.first != row.last for row in (*elements, *violations))
    return Shares(elements, violations, changed)


def _violations(facts: Json) -> tuple[Row, ...]:
    return tuple(Row(id_, first, last) for id_, last, first in facts["violations"])
