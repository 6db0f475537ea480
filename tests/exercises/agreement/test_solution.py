"""What was really agreed: term by term, with the line that says it and what was misheard."""

from dataclasses import replace

import pytest

from kit.exercises.agreement import solution
from kit.exercises.agreement.case import Case
from kit.text.catalogue import translation
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.form import CASES
from tests.exercises.agreement.seen import pairs, words

english, chinese = translation("en"), translation("zh")
OPEN = "left open: nobody said it"


def told(case: Case) -> dict[str, str]:
    return pairs(solution.card(case, "en", english))


def test_every_term_has_its_value_in_words_and_the_line_that_says_it() -> None:
    terms = told(CASES["consumer-loan"])

    assert terms["How it is worked out"] == "Equal instalments line 15"
    assert terms["Rate, % a year"] == "6 line 15"
    assert terms["How often it is due"] == "Monthly line 17"
    assert terms["Each instalment"] == "£600.00 line 17"
    assert terms["First one due"] == "5 January 2027 line 19"
    assert terms["How it is paid"].endswith("wages go into line 21")


def test_what_was_left_open_is_named_so() -> None:
    terms = told(CASES["left-open"])

    assert [name for name, value in terms.items() if value == OPEN] == [
        "First one due",
        "If one is missed",
    ]


@pytest.mark.parametrize("name", solution.MAY_BE_OPEN)
def test_each_term_that_nobody_said_is_named_as_open(name: str) -> None:
    case = CASES["bank-card"]
    silent = replace(case, truth=replace(case.truth, **{name: None}))

    assert OPEN not in told(case).values()
    assert list(told(silent).values()).count(OPEN) == 1


def test_a_down_payment_or_waiver_of_nothing_is_no_term() -> None:
    terms = told(CASES["consumer-loan"])

    assert not {"Paid at once", "Debt waived", "Penalty waived", "Waived if"} & terms.keys()


def test_what_the_customer_misheard_is_told_line_by_line() -> None:
    case = CASES["misheard"]
    html = words(solution.card(case, "en", english))

    assert pairs(solution.card(case, "en", english))["Each instalment"] == "$2,500.00 line 15"
    assert "Line 15 reached the customer as: “Two thousand fifty a month" in html
    assert html.count("reached the customer as") == len(case.heard)


def test_where_both_heard_the_same_nothing_is_told_of_it() -> None:
    assert "reached the customer" not in solution.card(CASES["bank-card"], "en", english)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_terms_are_those_of_the_case_in_the_room_s_language(
    case: Case, language: Language
) -> None:
    html = solution.card(case, language, chinese)

    assert case.truth.follow_up is not None
    assert case.truth.follow_up.value.of(language) in pairs(html)["下次联系"]
    assert pairs(html).keys().isdisjoint(told(case))
