"""The editor: what a page sets is an answer, or is taken back; the plan follows the hand."""

import logging

import pytest

from kit.errors import AnswerRefused
from kit.exercises.agreement.model import Agreement
from kit.exercises.agreement.widget import AgreementEditor
from kit.exercises.contract import Json
from kit.text.catalogue import translation
from tests.exercises.agreement.answers import answer
from tests.exercises.agreement.form import CASES, form_of


@pytest.fixture
def heard() -> list[Json]:
    return []


@pytest.fixture
def editor(agreement: Agreement, heard: list[Json]) -> AgreementEditor:
    return AgreementEditor(agreement, "bank-card", "zh", translation("en"), heard.append)


def test_what_is_typed_is_told_as_a_whole_answer(
    editor: AgreementEditor, agreement: Agreement, heard: list[Json]
) -> None:
    terms = agreement.blank()["terms"] | {"balance": "48600"}
    editor._form.value = terms
    editor._words.value = "说定了"
    assert heard == [{"terms": terms, "words": ""}, {"terms": terms, "words": "说定了"}]


def test_the_schedule_appears_as_one_types(editor: AgreementEditor, agreement: Agreement) -> None:
    assert "It needs what is owed" in editor._plan.html
    editor._form.value = form_of(CASES["bank-card"])
    assert "¥1,250.00" in editor._plan.html
    assert "15 November 2029" in editor._plan.html


def test_a_fault_stands_at_its_field_and_the_rest_stays(
    editor: AgreementEditor, agreement: Agreement
) -> None:
    typed = form_of(CASES["bank-card"]) | {"down": "三千六"}
    editor._form.value = typed
    assert editor._form.faults == {
        "down": "Paid at once: write it in plain digits; is 3600.00 meant?"
    }
    assert editor._form.value == typed


def test_a_rate_is_not_asked_for_where_there_is_no_interest(
    editor: AgreementEditor, agreement: Agreement
) -> None:
    editor._form.value = form_of(CASES["bank-card"])
    assert editor._form.idle == ["rate"]
    editor._form.value = form_of(CASES["bank-card"]) | {"method": "equal-principal"}
    assert editor._form.idle == []


def test_showing_an_answer_tells_nobody(
    editor: AgreementEditor, agreement: Agreement, heard: list[Json]
) -> None:
    editor.show(answer(form_of(CASES["bank-card"])))
    assert heard == []
    assert editor._form.value["instalments"] == "36"
    assert "1,250.00" in editor._plan.html


@pytest.mark.parametrize("forged", [{}, {"balance": "1"}, {"balance": ["x"]}, {1: 2}])
def test_a_forged_form_is_taken_back_and_logged(
    editor: AgreementEditor,
    agreement: Agreement,
    heard: list[Json],
    caplog: pytest.LogCaptureFixture,
    forged: Json,
) -> None:
    editor._form.value = form_of(CASES["bank-card"])
    with caplog.at_level(logging.WARNING):
        editor._form.value = forged
    assert len(heard) == 1
    assert editor._form.value["instalments"] == "36"
    assert "answer.terms" in caplog.text


def test_what_is_no_answer_is_not_shown(editor: AgreementEditor) -> None:
    with pytest.raises(AnswerRefused):
        editor.show({"text": "x"})


def test_a_press_opens_another_screen(editor: AgreementEditor) -> None:
    assert "is-terms" in editor.widget._dom_classes
    editor._press("screen", {"to": "words"})
    assert "is-words" in editor.widget._dom_classes
    assert "is-terms" not in editor.widget._dom_classes
    editor._press("screen", {"to": "comparison"})
    assert "is-words" in editor.widget._dom_classes
