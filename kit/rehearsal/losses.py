"""What was acknowledged, held against what the class has kept."""

from collections.abc import Iterable, Mapping, Sequence

from kit.rehearsal.ledger import Acknowledged, Ledger

TEXT = 12  # characters; what is shorter is an id, and might stand in another one


def missing(
    ledger: Ledger, rows: Sequence[Mapping[str, str]], confirmations: Sequence[Mapping[str, str]]
) -> list[Acknowledged]:
    """Return all that was acknowledged and not kept: answers, common versions, yeses to them.

    `rows` are the export's with names, `confirmations` the log's.
    """
    own = [row for row in rows if row.get("common") != "yes"]
    common = [row for row in rows if row.get("common") == "yes"]
    return [
        *losses(ledger.acknowledged, own),
        *losses(ledger.common, common),
        *losses(ledger.confirmed, confirmations),
    ]


def losses(
    acknowledged: Iterable[Acknowledged], rows: Sequence[Mapping[str, str]]
) -> list[Acknowledged]:
    """Return what pages said was done and what has no row of its own.

    `rows` have the names of their seats, those of a seat in the order of the agenda, which is also
    the order in which a seat answers.
    """
    kept: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        kept.setdefault(row["name"], []).append(row)
    lost = []
    for answer in acknowledged:
        left = kept.get(answer.seat, [])
        place = next((n for n, row in enumerate(left) if holds(row, answer.values)), None)
        if place is None:
            lost.append(answer)
        else:
            kept[answer.seat] = left[place + 1 :]
    return lost


def holds(row: Mapping[str, str], values: Iterable[str]) -> bool:
    """Say whether a row of the export has every value of an answer.

    An id has to be a cell, or one of several in it; a text may stand in one, and white space does
    not count.
    """
    cells = [" ".join(cell.split()) for cell in row.values()]
    ids = {part.strip() for cell in cells for part in cell.split(",")} | set(cells)
    return all(
        value in ids or (len(value) >= TEXT and any(value in cell for cell in cells))
        for value in (" ".join(value.split()) for value in values)
    )
