"""The shipped cases hold together: what was agreed is said, pays itself off, and can be kept."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kit.errors import ContentError
from kit.exercises.agreement.affordability import heaviest
from kit.exercises.agreement.case import PARTIES, Case, Truth
from kit.exercises.agreement.cases import read_cases
from kit.settings import DATA
from kit.text.language import LANGUAGES, Language
from kit.text.numerals import numbers
from kit.text.tokens import tokens

DAY, DUE = date(2026, 11, 25), date(2026, 12, 15)  # of the talks, and where no due date was said
CASES = read_cases(DATA / "agreement")
EVERY_CASE = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "agreement", tmp_path / "agreement"))


def unsaid(truth: Truth) -> list[str]:
    """What was left open, by name."""
    fields = ("first_due", "channel", "customer_does", "institution_does", "missed_payment")
    return [name for name in (*fields, "follow_up") if getattr(truth, name) is None]


def test_there_are_six_talks_or_more_of_fifteen_to_thirty_turns() -> None:
    assert len(CASES) >= 6
    assert all(15 <= len(case.talk) <= 30 for case in CASES.values())


@EVERY_CASE
@IN_EVERY_LANGUAGE
def test_what_was_agreed_pays_itself_off(case: Case, language: Language) -> None:
    ledger = case.ledger(language, DAY, DUE)

    assert {row.payment for row in ledger.rows} == {case.truth.instalment_amount.value}
    assert ledger.rows[-1].balance == 0


@EVERY_CASE
def test_what_was_agreed_keeps_to_the_limits_and_the_budget(case: Case) -> None:
    truth, limits = case.truth, case.limits

    assert truth.instalments.value <= limits.instalments
    assert truth.down.value >= limits.down
    assert truth.waived_principal.value <= limits.waived_principal
    assert truth.waived_penalty.value <= limits.waived_penalty <= case.penalty
    assert heaviest(case.ledger("zh", DAY, DUE)) < case.budget.surplus


@EVERY_CASE
@IN_EVERY_LANGUAGE
def test_every_sum_that_was_agreed_is_said_where_the_truth_says_so(
    case: Case, language: Language
) -> None:
    for side in PARTIES:
        truth, heard = case.agreed(side), case.transcript(side)
        for said in (truth.down, truth.waived_penalty, truth.instalment_amount):
            if said.turn and said.value:
                turn = heard[said.turn - 1].text.of(language)
                assert said.value in {each.value for each in numbers(tokens(turn))}, turn


def test_in_one_talk_something_is_left_open_and_in_another_both_hear_something_else() -> None:
    assert {name: unsaid(case.truth) for name, case in CASES.items() if unsaid(case.truth)} == {
        "left-open": ["first_due", "missed_payment"]
    }
    [case] = [case for case in CASES.values() if case.heard]
    pairs = zip(case.transcript("collector"), case.transcript("customer"), strict=True)
    differing = {number for number, (one, other) in enumerate(pairs, start=1) if one != other}
    assert differing == {*case.heard}
    assert case.agreed("customer").instalment_amount.value == Decimal("2050.00")
    assert case.agreed("customer").first_due != case.agreed("collector").first_due


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('balance: "48600.00"', 'balance: "48,600"', "'48,600' is not written like 1250.00"),
        ('"2026-12-15"', '"2026-02-31"', "first_due.value: '2026-02-31': day is out of range"),
        ("turn: 19}", "turn: 91}", "first_due.turn: '91' is no whole number from 1 to 30"),
        ("method: {value: interest-free", "method: {value: free", "'free' is none of equal-"),
        ("- id: settlement", "- id: bank-card", "'bank-card' is the id of another case too"),
        ("- by: customer", "- by: client", "by: 'client' is none of collector, customer"),
    ],
)
def test_a_broken_value_is_told_with_its_line(folder: Path, old: str, new: str, fault: str) -> None:
    path = folder / "cases.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1

    with pytest.raises(ContentError) as error:
        read_cases(folder)

    told = str(error.value).splitlines()
    assert any(each.startswith(f"{path}:{line}: ") and fault in each for each in told), told
