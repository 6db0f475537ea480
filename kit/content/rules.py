"""Reads data/rules: a file of rules for each jurisdiction."""

from pathlib import Path

from kit.content.course import JURISDICTIONS
from kit.content.faults import Faults
from kit.content.fields import time_of_day
from kit.content.node import Node
from kit.rules import ANSWERS, FINDINGS, INSTITUTIONS, PRODUCTS, Rule, Rulebook


def read_rules(folder: Path) -> dict[str, Rulebook]:
    """Return the rules by jurisdiction; raises ContentError with a line for each fault.

    No two rules have the same id, not even in different files.
    """
    with Faults() as faults:
        known: set[str] = set()
        return {
            jurisdiction: _rulebook(
                faults.open(folder / f"{jurisdiction}.yaml"), jurisdiction, known
            )
            for jurisdiction in JURISDICTIONS
        }


def _rulebook(root: Node, jurisdiction: str, known: set[str]) -> Rulebook:
    rules = []
    for node in root.each("rules"):
        rule = _rule(node, jurisdiction)
        if rule.id in known:
            node.fault("id", f"{rule.id!r} is the id of another rule too")
        known.add(rule.id)
        rules.append(rule)
    quiet = root.child("quiet")
    hours = (time_of_day(quiet, "from"), time_of_day(quiet, "until"))
    return Rulebook(jurisdiction, root.bilingual("name"), hours, tuple(rules))


def _rule(node: Node, jurisdiction: str) -> Rule:
    findings = node.choices("findings", FINDINGS)
    if not findings:
        node.fault("id", "speaks of no finding; name one or more under findings")
    return Rule(
        id=node.id("id"),
        jurisdiction=jurisdiction,
        findings=findings,
        source=node.bilingual("source"),
        says=node.bilingual("says"),
        products=node.choices("products", PRODUCTS),
        institutions=node.choices("institutions", INSTITUTIONS),
        answers=node.choices("answers", ANSWERS),
    )
