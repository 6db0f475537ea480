"""The gold set: texts that people have labelled, twice each and independently.

A folder holds one for each language and half: zh.tuning.yaml, zh.kept.yaml, en.… . The kept
half is not looked at while cues are written; of it only totals are printed then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.assessment.scores import Labels
from kit.content import Faults, Node

HALVES = ("tuning", "kept")


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text: what two people found in it, and what they agreed on where they differed.

    `options` are those of the command that assesses it; `facts` what it tells, by name.
    """

    id: str
    text: str
    options: dict[str, str]
    first: Labels
    second: Labels
    agreed: Labels
    facts: dict[str, str]


def read_gold(
    path: Path, criteria: Sequence[str], options: Sequence[str], facts: Sequence[str] = ()
) -> list[Example]:
    """Return the examples of one file; raises ContentError with a line for each fault."""
    with Faults() as faults:
        root = faults.open(path)
        return [_example(node, criteria, options, facts) for node in root.each("examples")]


def _example(
    node: Node, criteria: Sequence[str], options: Sequence[str], facts: Sequence[str]
) -> Example:
    first = frozenset(node.choices("first", criteria))
    second = frozenset(node.choices("second", criteria))
    agreed = frozenset(node.choices("agreed", criteria)) if "agreed" in node else first
    if "agreed" not in node and first != second:
        node.fault("second", f"differs in {', '.join(sorted(first ^ second))}: say what is agreed")
    given = _texts(node, options)
    told = _texts(node.child("facts"), facts) if "facts" in node and facts else {}
    return Example(node.id("id"), node.text("text"), given, first, second, agreed, told)


def _texts(node: Node, names: Sequence[str]) -> dict[str, str]:
    return {name: node.text(name) for name in names if name in node}
