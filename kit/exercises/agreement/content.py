"""Reads data/agreement: the cases, the cues, and why each violation is one."""

from pathlib import Path

from kit.content import Faults
from kit.content.care import read_care
from kit.content.cues import read_cues
from kit.content.fields import complete
from kit.content.rules import read_rules
from kit.exercises.agreement.cases import read_cases
from kit.exercises.agreement.criterion import VIOLATIONS
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.reader import Reader
from kit.exercises.agreement.sought import SOUGHT
from kit.text.language import Text


def read_agreement(data: Path) -> Agreement:
    """Return the exercise from the data folder; raises ContentError with a line for each fault."""
    folder = data / "agreement"
    with Faults() as faults:
        why = _why(faults, folder / "violations.yaml")
    rulebooks, care = read_rules(data / "rules"), read_care(data / "care.yaml")
    return Agreement(read_cases(folder), read_reader(data), why, rulebooks, care)


def read_reader(data: Path) -> Reader:
    """Return the reader from the data folder; raises ContentError with a line for each fault."""
    folder = data / "agreement"
    care = read_care(data / "care.yaml")
    with Faults() as faults:
        cues = {
            language: read_cues(faults, folder / "cues" / f"{language}.yaml", SOUGHT, alarm)
            for language, alarm in care.cues.items()
        }
        return Reader(cues, _why(faults, folder / "violations.yaml"))


def _why(faults: Faults, path: Path) -> dict[str, Text]:
    root = faults.open(path)
    read = [
        (node.choice("id", VIOLATIONS), node.bilingual("why")) for node in root.each("violations")
    ]
    complete(root, "violations", [id_ for id_, _why in read], VIOLATIONS)
    return dict(read)
