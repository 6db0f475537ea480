"""The wall's half: the case, the class's picture, the plans, and words that were approved."""

import pytest

from kit.exercises.agreement import wall
from kit.exercises.agreement.case import Case
from kit.exercises.agreement.model import Agreement
from kit.text.catalogue import translation
from tests.exercises.agreement.drawn import label
from tests.exercises.agreement.form import CASES
from tests.exercises.agreement.handed import BANK, handed_in
from tests.exercises.agreement.seen import words

english = translation("en")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_prompt_tells_the_case_and_nothing_of_what_was_agreed(case: Case) -> None:
    html = words(wall.prompt(case, "en", english))

    assert html.startswith(f"{case.title.en} {case.about.en} Owed: ")
    assert f"{case.balance:,}" in html
    assert f"{case.truth.instalment_amount.value:,}" not in html
    assert f"{case.budget.income:,}" not in html


def test_the_prompt_is_marked_as_being_in_the_room_s_language() -> None:
    html = wall.prompt(CASES[BANK], "zh", english)

    assert '<section class="stack" lang="zh-CN">' in html
    assert "Read the talk on your phone." in html


def test_the_picture_counts_people_and_only_where_there_are_some_pairs(
    agreement: Agreement,
) -> None:
    both = [[handed_in(agreement, role=role)] for role in ("collector", "customer")]
    alone = wall.distribution(agreement.tally(BANK, [[handed_in(agreement)]]), "day", english)
    paired = wall.distribution(agreement.tally(BANK, both), "day", english)

    assert "Agreements handed in: 1" in alone
    assert "Pairs compared" not in alone
    assert "Agreements handed in: 2" in paired
    assert "Pairs compared: 1" in paired
    assert "Paid at once 100%" in label(paired)


def test_the_plans_are_a_picture_that_tells_itself_in_words(agreement: Agreement) -> None:
    tally = agreement.tally(BANK, [[handed_in(agreement)]])
    html = wall.plans(agreement.cases[BANK], tally, "en", "day", english)

    assert label(html).startswith("A month usually leaves $2,000. Plans: 1.")


def test_two_closing_words_stand_side_by_side_at_the_most(agreement: Agreement) -> None:
    approved = [handed_in(agreement, words=f"Thank you, {name}.") for name in ("Ann", "Bo", "Cy")]
    html = wall.exhibit(agreement, BANK, approved, "en", english)

    assert html.count('<article class="card">') == 2
    assert "Ann" in html
    assert "Cy" not in html
    assert "Missing" in words(html)


@pytest.mark.parametrize(("count", "size"), [(1, 2.7), (10, 1.89), (375, 1.5)])
def test_long_words_are_set_smaller_and_never_too_small_to_be_read(
    agreement: Agreement, count: int, size: float
) -> None:
    given = handed_in(agreement, words="谢谢您，说定了。" * count)

    assert f"calc({size} *" in wall.exhibit(agreement, BANK, [given], "en", english)


def test_words_that_no_wall_holds_are_cut_and_it_says_so(agreement: Agreement) -> None:
    given = handed_in(agreement, words="谢谢您，说定了。" * 375)
    html = wall.exhibit(agreement, BANK, [given], "en", english)

    assert html.count("说定了") < 100
    assert "characters more" in html


def test_a_step_that_nobody_answered_is_told_so(agreement: Agreement) -> None:
    nobody, nothing = agreement.tally(BANK, []), agreement.summarize({})

    for html in (
        wall.distribution(nobody, "day", english),
        wall.plans(agreement.cases[BANK], nobody, "en", "day", english),
        wall.summary(nothing, english),
    ):
        assert words(html) == "Nobody has answered this one."


def test_the_summary_is_of_what_the_closing_words_had(agreement: Agreement) -> None:
    facts = agreement.summarize({BANK: {"one": [handed_in(agreement)]}})

    assert "Thanks 100%" in words(wall.summary(facts, english))
