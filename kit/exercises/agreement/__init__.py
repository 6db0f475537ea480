"""The agreement: terms, schedule and summary, and whether both sides heard the same.

Two kinds of figures are never mixed: those of the unrounded formula (formula.py), as textbooks
print them, and the ledger's (ledger.py), which are what is really paid. What is typed field by
field is read in reading.py and becomes a plan in plan.py; words of one's own are read in
reader.py. Cases, cues and reasons stand in data/agreement.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kit.exercises.contract import Assessor, Exercise, ExercisePackage, ExerciseView

if TYPE_CHECKING:
    from kit.exercises.agreement.model import Agreement


def _open(data: Path) -> "Agreement":
    from kit.exercises.agreement.content import read_agreement  # loads YAML

    return read_agreement(data)


def _view(exercise: Exercise) -> ExerciseView:
    from kit.exercises.agreement.model import Agreement
    from kit.exercises.agreement.view import AgreementView  # loads charts

    if not isinstance(exercise, Agreement):
        raise TypeError(f"exercise: {type(exercise).__name__} is no Agreement")
    return AgreementView(exercise)


EXERCISE = ExercisePackage(id="agreement", open=_open, view=_view)


def assessor(data: Path) -> Assessor:
    """Return what reads summaries without a class; raises ContentError."""
    from kit.exercises.agreement.assess import AgreementAssessor
    from kit.exercises.agreement.content import read_reader  # loads YAML

    return AgreementAssessor(read_reader(data))
