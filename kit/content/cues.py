"""Reads a cue file: what speaks for each criterion, in one language."""

from collections.abc import Sequence
from pathlib import Path

from kit.content.faults import Faults
from kit.content.node import Node
from kit.text.cues import Cue, CueBook
from kit.text.pattern import Pattern, pattern
from kit.text.tokens import tokens

Lists = dict[str, Sequence[str]]


def read_cues(faults: Faults, path: Path, criteria: Sequence[str], alarm: Cue) -> CueBook:
    """Return the cues of a file for `criteria`, each of which has some, and `alarm` beside them."""
    root = faults.open(path)
    lists = _lists(root)
    denials = root.texts("denials", lambda written: tuple(tokens(written).words), optional=True)
    cues: list[Cue] = []
    for node in root.each("criteria"):
        cues += _criterion(node, criteria, lists)
    known = {cue.criterion for cue in cues}
    for criterion in criteria:
        if criterion not in known:
            root.fault("criteria", f"{criterion!r} has no cue")
    return CueBook([*cues, alarm], denials)


def _lists(root: Node) -> Lists:
    lists: Lists = {}
    for node in root.each("lists", optional=True):
        name = node.id("name")
        if name in lists:
            node.fault("name", f"{name!r} is the name of another list too")
        lists[name] = node.texts("words", str)
    return lists


def _criterion(node: Node, criteria: Sequence[str], lists: Lists) -> list[Cue]:
    def read(written: str) -> Pattern:
        return pattern(written, lists)

    criterion = node.choice("criterion", criteria)
    deniable = node.flag("deniable")
    unless = node.texts("unless", read, optional=True)
    not_in = node.texts("not_in", read, optional=True)
    cues: list[Cue] = []
    for child in node.each("cues"):
        name = f"{criterion}.{child.id('id')}"
        if name in {cue.id for cue in cues}:
            child.fault("id", f"{name!r} is the id of another cue too")
        own = child.texts("unless", read, optional=True)
        wider = child.texts("not_in", read, optional=True)
        says = child.texts("says", read)
        denied = child.flag("deniable") if "deniable" in child else deniable
        cues.append(Cue(name, criterion, says, (*unless, *own), (*not_in, *wider), denied))
    return cues
