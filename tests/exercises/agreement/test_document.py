"""An agreement as a file, in each of the forms that there are."""

import pytest

from kit.errors import AnswerRefused
from kit.exercises.agreement.document import FORMS, document
from tests.exercises.agreement.written import CASES, answer_of

BANK = CASES["bank-card"]
BEGINS = {"html": b"<!doctype html>", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR\r\n"}


@pytest.mark.parametrize("form", FORMS)
def test_a_document_is_of_the_form_that_was_asked_for(form: str) -> None:
    made = document(BANK, answer_of(BANK, "en"), form, "en")

    assert made.startswith(BEGINS[form])


@pytest.mark.parametrize("form", FORMS)
def test_without_a_plan_there_is_no_document(form: str) -> None:
    with pytest.raises(AnswerRefused):
        document(BANK, answer_of(BANK, "en", instalments="none"), form, "en")


def test_there_is_no_other_form() -> None:
    with pytest.raises(KeyError):
        document(BANK, answer_of(BANK, "en"), "docx", "en")
