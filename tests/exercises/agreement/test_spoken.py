"""The closing words against the form: only what both tell can differ."""

import pytest

from kit.exercises.agreement.criterion import FACTS
from kit.exercises.agreement.plan import make_plan
from kit.exercises.agreement.spoken import Otherwise, said_otherwise
from tests.exercises.agreement.form import BLANK, CASES, STAND_IN, form_of

CASE = CASES["bank-card"]  # 3,600 down, then 36 times 1,250 from 15 December 2026
WHOLE = form_of(CASE)
SILENT = dict.fromkeys(FACTS)


def otherwise(typed: dict[str, str], **facts: object) -> list[Otherwise]:
    plan = make_plan(typed, CASE.currencies["zh"], STAND_IN)
    return said_otherwise(SILENT | facts, plan)


def test_words_that_tell_what_the_form_says_are_not_told_of() -> None:
    assert (
        otherwise(
            WHOLE,
            down_payment="3600.00",
            instalments=36,
            instalment_amount="1250.00",
            period="month",
            first_due="2026-12-15",
            first_due_month_day="12-15",
            total="48600.00",
        )
        == []
    )


@pytest.mark.parametrize(
    ("fact", "said", "written"),
    [
        ("down_payment", "3000.00", "3600.00"),
        ("instalments", 24, "36"),
        ("instalment_amount", "1500.00", "1250.00"),
        ("period", "week", "month"),
        ("first_due", "2026-12-10", "2026-12-15"),
        ("first_due_month_day", "12-10", "12-15"),
        ("total", "50000.00", "48600.00"),
    ],
)
def test_each_fact_that_is_said_otherwise_is_told(fact: str, said: object, written: str) -> None:
    assert otherwise(WHOLE, **{fact: said}) == [Otherwise(fact, str(said), written)]


def test_a_first_day_with_its_year_is_told_once() -> None:
    found = otherwise(WHOLE, first_due="2026-12-10", first_due_month_day="12-10")

    assert [each.field for each in found] == ["first_due"]


@pytest.mark.parametrize("total", ["14000.00", "9000.00"])
def test_the_total_may_be_with_or_without_the_down_payment(total: str) -> None:
    settlement = form_of(CASES["settlement"])

    assert otherwise(settlement, total=total) == []
    assert otherwise(settlement, total="20000.00") == [Otherwise("total", "20000.00", "14000.00")]


def test_the_total_may_be_what_is_owed_before_interest() -> None:
    loan = form_of(CASES["consumer-loan"])

    assert otherwise(loan, total="13537.69") == []
    assert otherwise(loan, total="14400.00") == []


def test_a_form_that_says_nothing_contradicts_nothing() -> None:
    said = {"down_payment": "1.00", "instalment_amount": "1.00", "first_due": "2026-12-10"}

    assert otherwise(BLANK, **said, total="1.00", instalments=2, period="week") == []
    assert [each.written for each in otherwise(BLANK | {"down": "0"}, **said)] == ["0"]
