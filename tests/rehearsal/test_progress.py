"""The line that tells how far a rehearsal is."""

from kit.rehearsal.ledger import Acknowledged, Ledger
from kit.rehearsal.progress import WIDTH, line
from kit.text.catalogue import translation


def test_at_first_it_tells_who_has_joined() -> None:
    ledger = Ledger(4)
    ledger.times["join"] += [1.0, 2.0]

    told = line(ledger, translation("en"))

    assert told.endswith("Joined: 2 of 4")
    assert told.count("█") == told.count("·") == WIDTH // 2


def test_then_it_tells_who_has_answered() -> None:
    ledger = Ledger(4, question=3, answered=4)
    assert line(ledger, translation("zh")) == f"[{'█' * WIDTH}] 第 3 题，已作答：4 / 4"


def test_where_there_are_pairs_it_tells_how_many_agree() -> None:
    ledger = Ledger(4, question=3, answered=4, pairs=2)
    ledger.confirmed.append(Acknowledged("Ann", ()))
    assert line(ledger, translation("en")).endswith("4 of 4, pairs agreed so far: 1 of 2")
