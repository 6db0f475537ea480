"""What the form says: its fields in the reader's words, its faults, and the way through it."""

import re

import pytest

from kit.exercises.agreement import form
from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.plan import make_plan
from kit.exercises.agreement.words import FIELDS as NAMES
from kit.exercises.contract import Json
from kit.money import CURRENCIES
from kit.text.catalogue import translation
from tests.exercises.agreement.form import BLANK, CASES, STAND_IN, form_of
from tests.exercises.agreement.handed import BANK

english, chinese = translation("en"), translation("zh")
USD, JPY = CURRENCIES["USD"], CURRENCIES["JPY"]


def fields(code: str = "USD") -> dict[str, Json]:
    return {each["id"]: each for each in form.fields(CURRENCIES[code], english)}


def faults(**typed: str) -> dict[str, str]:
    plan = make_plan(form_of(CASES[BANK], language="en", **typed), USD, STAND_IN)
    return form.faults(plan, english)


def test_every_field_is_there_in_its_order_by_the_name_that_it_has_everywhere() -> None:
    assert list(fields()) == list(FIELDS)
    assert {id_: each["label"] for id_, each in fields().items()} == {
        id_: NAMES[id_] for id_ in FIELDS
    }


def test_what_is_chosen_between_is_told_in_words() -> None:
    assert [each["label"] for each in fields()["period"]["options"]] == [
        "Monthly",
        "Weekly",
        "Every two weeks",
    ]
    assert fields()["channel"]["options"] == []


def test_examples_are_amounts_of_the_currency_and_texts_in_the_reader_s_language() -> None:
    assert fields()["balance"]["example"] == "18600.00"
    assert fields("JPY")["balance"]["example"] == "18600"
    assert (
        fields()["waived_penalty"]["example"] == fields("JPY")["waived_penalty"]["example"] == "0"
    )
    assert fields()["channel"]["example"] == "where and how the money goes"
    told = {each["id"]: each["example"] for each in form.fields(USD, chinese)}
    assert told["channel"] != "where and how the money goes"
    assert told["first_due"] == "2026-12-10"


def test_every_example_of_a_figure_is_one_that_the_form_takes() -> None:
    typed = BLANK | {
        id_: each["example"] for id_, each in fields().items() if each["kind"] != "words"
    }
    plan = make_plan(typed | {"instalment_amount": ""}, USD, STAND_IN)

    assert plan.faults == {}


def test_a_fault_names_its_field_and_what_would_be_right() -> None:
    assert faults() == {}
    assert faults(down="three thousand") == {
        "down": "Paid at once: write it in plain digits; is 3000.00 meant?"
    }


def test_what_goes_against_other_terms_is_told_at_each_of_them() -> None:
    told = faults(down="48600", instalment_amount="")

    assert told.keys() == {"down", "balance"}
    assert told["down"].startswith("Paid at once: ")
    assert told["balance"].startswith("What is owed: ")


def test_faults_are_in_the_reader_s_language() -> None:
    plan = make_plan(form_of(CASES[BANK], language="en", down="x"), USD, STAND_IN)
    [told] = form.faults(plan, chinese).values()

    assert told.startswith(chinese(NAMES["down"]))
    assert not re.search(r"[a-z]", told)


@pytest.mark.parametrize(
    ("changes", "idle"),
    [
        ({"method": "interest-free"}, ["rate"]),
        ({"method": "interest-free", "rate": "4.9"}, []),  # or it could not be taken back
        ({"method": "equal-principal"}, []),
        ({"method": ""}, []),
    ],
)
def test_a_rate_is_asked_for_unless_there_is_no_interest(
    changes: dict[str, str], idle: list[str]
) -> None:
    assert form.idle(BLANK | changes) == idle


@pytest.mark.parametrize(("screen", "done"), [("terms", 0), ("plan", 1), ("words", 2)])
def test_the_stepper_shows_where_one_is_and_goes_to_what_can_be_written(
    screen: str, done: int
) -> None:
    html = form.steps(screen, english)

    assert re.findall(r'data-to="(\w+)"', html) == ["terms", "plan", "words"]
    assert html.count('class="is-done"') == done
    [(current, label)] = re.findall(r'aria-current="step"><button.*?data-to="(\w+)">(\w+)<', html)
    assert (current, label) == (screen, screen.capitalize())
    assert '<span class="stepper-part">Compare</span>' in html


@pytest.mark.parametrize(
    ("screen", "to"), [("terms", ["plan"]), ("plan", ["terms", "words"]), ("words", ["plan"])]
)
def test_the_ways_lead_to_the_screens_before_and_after(screen: str, to: list[str]) -> None:
    html = form.ways(screen, english)

    assert re.findall(r'data-press="screen" data-to="(\w+)"', html) == to
    assert ("One part back" in html) is (screen != "terms")
    assert ("Next part" in html) is (screen != "words")
