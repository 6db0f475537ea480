"""Reads data/care.yaml: the card for whose words tell of despair, the same in all exercises."""

from pathlib import Path

from kit.care import Care
from kit.content.faults import Faults


def read_care(path: Path) -> Care:
    """Return what the card says; raises ContentError with a line for each fault."""
    with Faults() as faults:
        root = faults.open(path)
        return Care(root.bilingual("title"), root.bilingual("text"), root.bilingual("help"))
