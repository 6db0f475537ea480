"""Agreements as people hand them in, made of what was really agreed."""

from typing import Any

from kit.exercises.agreement.case import Case, Said
from kit.exercises.agreement.cases import read_cases
from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.period import Period
from kit.exercises.contract import Json
from kit.settings import DATA
from kit.text.language import Language, Text

CASES = read_cases(DATA / "agreement")


def answer_of(case: Case, language: Language, words: str = "", **changes: str) -> Json:
    """Return the form filled in with the truth, some of it changed, and the closing words."""
    truth = {field: _typed(getattr(case.truth, field, None), language) for field in FIELDS}
    return {"terms": truth | {"balance": str(case.balance)} | changes, "words": words}


def _typed(said: Said[Any] | None, language: Language) -> str:
    if said is None:
        return ""
    if isinstance(said.value, Text):
        return said.value.of(language)
    return said.value.label if isinstance(said.value, Period) else str(said.value)
