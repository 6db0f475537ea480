"""Agreements for the tests, as one side hands them in, or both together."""

from kit.exercises.agreement.case import side_of
from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Attempt, Setting
from tests.exercises.agreement.answers import WORDS, answer
from tests.exercises.agreement.form import CASES, form_of

BANK = "bank-card"
WHOLE = (
    "Mr Ross, this is Karen Mills of Harborview Bank. We agreed on the credit card: 3,600 down, "
    "then 36 monthly payments of 1,250 by automatic debit, the first one due on December 15th, "
    "2026. You sign the authorization tonight, and I email you the written agreement tomorrow. If "
    "you miss one, call me before the date. I will call you on December 2nd. Could you say that "
    "back to me? Thank you for talking this through."
)


def handed_in(
    agreement: Agreement,
    item: str = BANK,
    role: str = "",
    words: str = WORDS["en"],
    common: bool = False,
    **changes: str,
) -> Attempt:
    """Return what a side heard in English as its attempt, some fields typed otherwise."""
    terms = form_of(CASES[item], side_of(role), "en", **changes)
    given = answer(terms, words)
    judged = agreement.judge(item, given, Setting("en"))
    return Attempt(given, judged, role=role, group="1" if role else "", common=common)
