"""The agreement: terms, schedule and summary, and whether both sides heard the same.

So far its arithmetic and its reading are here, all of it pure. Two kinds of figures are never
mixed: those of the unrounded formula (formula.py), as textbooks print them, and the ledger's
(ledger.py), which are what is really paid. Terms that were typed field by field are read in
reading.py; a summary in people's own words in reader.py, from data/agreement.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.exercises.contract import Assessor


def assessor(data: Path) -> "Assessor":
    """Return what reads summaries without a class; raises ContentError."""
    from kit.exercises.agreement.assess import AgreementAssessor
    from kit.exercises.agreement.content import read_reader  # loads YAML

    return AgreementAssessor(read_reader(data))
