"""Forms for the tests: what was agreed in a shipped case, typed as one side heard it."""

from datetime import date

from kit.exercises.agreement.case import Case, Party
from kit.exercises.agreement.cases import read_cases
from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.period import Period
from kit.settings import DATA
from kit.text.language import Language, Text

CASES = read_cases(DATA / "agreement")
STAND_IN = date(2026, 12, 1)
BLANK = dict.fromkeys(FIELDS, "")


def form_of(
    case: Case, side: Party = "collector", language: Language = "zh", **changes: str
) -> dict[str, str]:
    """Return the truth typed into the form, with some fields typed otherwise."""
    truth = case.agreed(side)
    agreed = {field: getattr(truth, field, None) for field in FIELDS}
    typed = {field: written(said.value, language) for field, said in agreed.items() if said}
    return BLANK | {"balance": str(case.balance)} | typed | changes


def written(value: object, language: Language) -> str:
    if isinstance(value, Text):
        return value.of(language)
    return value.label if isinstance(value, Period) else str(value)
