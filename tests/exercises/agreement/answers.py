"""Answers for the tests: the truth of a case as it would be typed, and closing words."""

from datetime import date
from decimal import Decimal
from typing import Literal

from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.period import Period
from kit.exercises.contract import Json
from kit.text.language import Language, Text

WORDS: dict[Language, str] = {
    "zh": "罗志强先生，那我们说定了：信用卡先还三千六，从十二月十五号起每月还一千二百五，"
    "一共三十六期。谢谢您今天肯说这么多。",
    "en": "Mr Ross, so we agreed: 3,600 down on the credit card, then 36 monthly payments of 1,250, "
    "the first one due on December 15th. Thank you for talking this through.",
}


def truth(
    agreement: Agreement,
    item: str,
    side: Literal["collector", "customer"] = "collector",
    language: Language = "zh",
) -> dict[str, str]:
    """Return the terms as one side heard them, typed into the form."""
    case = agreement.cases[item]
    agreed = case.agreed(side)
    typed = dict.fromkeys(FIELDS, "") | {"balance": str(case.balance)}
    for name in FIELDS:
        said = getattr(agreed, name, None)
        if said is not None:
            typed[name] = _typed(said.value, language)
    return typed


def _typed(value: object, language: Language) -> str:
    if isinstance(value, Text):
        return value.of(language)
    if isinstance(value, Period):
        return value.label
    if isinstance(value, date):
        return value.isoformat()
    return "" if isinstance(value, Decimal) and not value else str(value)


def answer(terms: dict[str, str], words: str = WORDS["zh"]) -> Json:
    return {"terms": dict(terms), "words": words}
