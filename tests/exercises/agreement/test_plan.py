"""The plan as it is typed: every fault by its field, and a schedule as soon as there can be one."""

from datetime import date

import pytest

from kit.exercises.agreement.plan import Plan, make_plan
from kit.money import CURRENCIES

TYPED = {
    "balance": "48600",
    "down": "3600",
    "method": "interest-free",
    "instalments": "36",
    "period": "month",
    "first_due": "2026-12-15",
}
STAND_IN = date(2026, 12, 1)


def plan(**changes: str) -> Plan:
    return make_plan(TYPED | changes, CURRENCIES["CNY"], STAND_IN)


def test_terms_that_are_all_there_make_a_schedule() -> None:
    made = plan()

    assert made.ledger
    assert [str(row.payment) for row in made.ledger.rows] == ["1250.00"] * 36
    assert made.dated
    assert made.faults == {}


@pytest.mark.parametrize("blank", ["balance", "method", "instalments", "period"])
def test_what_a_plan_needs_is_waited_for_without_a_word(blank: str) -> None:
    made = plan(**{blank: "  "})

    assert made.ledger is None
    assert made.faults == {}


def test_without_a_first_day_there_is_a_schedule_without_dates() -> None:
    made = plan(first_due="")

    assert made.ledger
    assert not made.dated


def test_nothing_at_once_may_be_written_as_nothing() -> None:
    assert plan(down="0").ledger == plan(down="").ledger
    assert plan(down="0").values["down"] == 0


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("balance", "三千五", "3500.00"),
        ("balance", "3,500.00", "3500.00"),
        ("balance", "3500元", "3500.00"),
        ("balance", "1.2万", "12000.00"),
        ("balance", "３５００", "3500.00"),
        ("down", "five hundred", "500.00"),
        ("instalments", "十二", "12"),
        ("instalments", "12期", "12"),
        ("instalments", "１２", "12"),
    ],
)
def test_a_sum_written_otherwise_is_asked_back(field: str, typed: str, meant: str) -> None:
    made = plan(**{field: typed})

    assert made.faults[field].values == {"meant": meant}
    assert made.faults.keys() == {field}
    assert made.ledger is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("balance", "1e30", "plain digits"),
        ("balance", "9" * 13, "under 1000000000000"),
        ("balance", "-5", "not over 0"),
        ("down", "0.001", "finer than 0.01"),
        ("first_due", "2026-02-30", "year-month-day"),
        ("first_due", "tomorrow", "year-month-day"),
        ("instalments", "0", "from 1 to 1200"),
        ("instalments", "1000000", "from 1 to 1200"),
        ("instalments", "12.5", "from 1 to 1200"),
        ("rate", "-3", "0 to 1000"),
        ("period", "day", "one of"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(field: str, typed: str, said: str) -> None:
    made = plan(**{field: typed})

    assert said in made.faults[field].said
    assert made.ledger is None


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"down": "50000"}, {"down", "balance"}),
        ({"rate": "5"}, {"rate", "method"}),
        ({"method": "equal-instalment"}, {"rate", "method"}),
        ({"first_due": "9999-12-01"}, {"first_due", "instalments"}),
    ],
)
def test_fields_that_contradict_each_other_are_all_told(
    changes: dict[str, str], fields: set[str]
) -> None:
    made = plan(**changes)

    assert made.faults.keys() == fields
    assert made.ledger is None


def test_many_faults_are_told_at_once() -> None:
    assert plan(balance="x", instalments="0", rate="-1").faults.keys() == {
        "balance",
        "instalments",
        "rate",
    }


def test_an_instalment_that_was_heard_otherwise_is_a_doubt_and_no_obstacle() -> None:
    made = plan(instalment_amount="1520")

    assert made.ledger
    assert "1250.00, not 1520.00" in made.faults["instalment_amount"].said
    assert plan(instalment_amount="1250").faults == {}
