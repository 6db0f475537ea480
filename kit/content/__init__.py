"""Reads the YAML under data/, with the line of every value, and collects all faults.

    with Faults() as faults:
        root = faults.open(path)
        title = root.bilingual("title")

At the end of the block every fault of every file opened in it, keys that nobody read
included, is raised as one ContentError, a line each. What a reader gets in place of a
faulty value never leaves the block, so readers need not check anything twice.
"""

from kit.content.course import JURISDICTIONS, read_course
from kit.content.faults import Faults
from kit.content.node import Node

__all__ = ["JURISDICTIONS", "Faults", "Node", "read_course"]
