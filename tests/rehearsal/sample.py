"""Outcomes of rehearsals that never were."""

from kit.errors import Stuck
from kit.rehearsal.ledger import Acknowledged, Ledger
from kit.rehearsal.memory import Memory
from kit.rehearsal.plan import Plan
from kit.rehearsal.rehearsal import Outcome
from kit.text.language import Language

EVIL = "<script>alert('1')</script>"


def good(language: Language) -> Outcome:
    """A rehearsal of three seats in which all went well."""
    ledger = Ledger(3, question=1)
    ledger.times["join"] += [0.5, 1.9, 1.0]
    ledger.times["submit"] += [0.04, 0.05, 0.3]
    ledger.times["wall"] += [0.25, 0.26, 0.5]
    ledger.acknowledged += [Acknowledged(f"Ann {n}", ("anger",)) for n in range(3)]
    return Outcome(Plan(seats=3, language=language), ledger, Memory(100.4, 180.2, 5))


def paired(language: Language) -> Outcome:
    """A rehearsal in which one of two pairs agreed, and of the other one somebody stayed away."""
    outcome = good(language)
    outcome.ledger.pairs, outcome.ledger.alone = 2, 1
    outcome.ledger.common.append(Acknowledged("Ann 0", ("700",)))
    outcome.ledger.confirmed.append(Acknowledged("Ann 1", ()))
    return outcome


def bad(language: Language) -> Outcome:
    """A rehearsal with a loss and a seat that got stuck, both with names that are markup."""
    outcome = good(language)
    outcome.ledger.lost.append(Acknowledged(EVIL, ("anger",)))
    outcome.ledger.fault(EVIL, Stuck(f"in vain: the end; the page: {EVIL}"), stuck=True)
    return outcome
