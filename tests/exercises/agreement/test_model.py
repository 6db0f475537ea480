"""The agreement, pure: what is an answer, when it is complete, what is found in it."""

from typing import Any

import pytest

from kit.errors import AnswerRefused
from kit.exercises.agreement.model import LONGEST_FIELD, LONGEST_WORDS, Agreement
from kit.exercises.contract import Json, Setting
from tests.exercises.agreement.answers import WORDS, answer
from tests.exercises.agreement.form import CASES, form_of


def test_a_blank_answer_is_one_and_lacks_terms_and_words(agreement: Agreement) -> None:
    blank = agreement.read("bank-card", agreement.blank())

    assert agreement.missing(blank) == [1, 3]


def test_the_truth_of_every_case_is_a_complete_answer(agreement: Agreement) -> None:
    for item in agreement.items():
        assert agreement.missing(answer(form_of(CASES[item]))) == [], item


@pytest.mark.parametrize(
    ("changes", "missing"),
    [({"balance": ""}, [1]), ({"balance": "三千五"}, [1]), ({"first_due": ""}, [])],
)
def test_terms_that_make_no_plan_are_still_open(
    agreement: Agreement, changes: dict[str, str], missing: list[int]
) -> None:
    assert agreement.missing(answer(form_of(CASES["bank-card"]) | changes)) == missing


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [],
        {},
        {"terms": {}, "words": ""},
        {"terms": None, "words": ""},
        {"words": "x"},
        {"terms": {"balance": "1"}, "words": ""},
    ],
)
def test_what_is_no_agreement_is_refused(agreement: Agreement, forged: object) -> None:
    with pytest.raises(AnswerRefused):
        agreement.read("bank-card", forged)


@pytest.mark.parametrize("text", [7, None, ["x"], "长" * (LONGEST_FIELD + 1), "\ud83d"])
def test_a_field_that_is_no_short_text_is_refused(agreement: Agreement, text: object) -> None:
    forged: Json = agreement.blank()
    forged["terms"]["channel"] = text
    with pytest.raises(AnswerRefused, match=r"terms\.channel"):
        agreement.read("bank-card", forged)


def test_words_that_are_too_long_are_refused(agreement: Agreement) -> None:
    forged = agreement.blank() | {"words": "长" * (LONGEST_WORDS + 1)}
    with pytest.raises(AnswerRefused, match="3001 characters"):
        agreement.read("bank-card", forged)


def test_an_unknown_case_is_refused(agreement: Agreement) -> None:
    with pytest.raises(AnswerRefused, match="no case"):
        agreement.read("no-such", agreement.blank())


def test_words_are_read_in_their_own_language(agreement: Agreement) -> None:
    for language, words in WORDS.items():
        given = answer(form_of(CASES["bank-card"]), words)
        judged = agreement.judge("bank-card", given, Setting("zh"))
        found = {each["id"] for each in judged["elements"] if each["present"]}

        assert judged["language"] == language
        assert {"who", "how_much", "when", "thanks"} <= found
        assert judged["facts"]["instalment_amount"] == "1250.00"


def test_an_incomplete_answer_is_not_judged(agreement: Agreement) -> None:
    with pytest.raises(AnswerRefused, match="still open"):
        agreement.judge("bank-card", agreement.blank(), Setting())


def test_a_judgement_passes_its_own_check(agreement: Agreement) -> None:
    given = answer(form_of(CASES["bank-card"]))
    judged = agreement.judge("bank-card", given, Setting())

    assert agreement.check("bank-card", given, judged) == judged


def spoil(feedback: Json, *path: Any) -> Json:
    """Return a feedback with something else at a place."""
    *way, last, value = path
    place: Any = feedback
    for step in way:
        place = place[step]
    place[last] = value
    return feedback


@pytest.mark.parametrize(
    "path",
    [
        ("language", "fr"),
        ("stopped", "no"),
        ("elements", []),
        ("elements", 0, "id", "none"),
        ("elements", 0, "present", 1),
        ("elements", 0, "spans", [[0, 9999]]),
        ("elements", 0, "more", "x"),
        ("violations", [{"id": "threat", "span": None}]),
        ("violations", [{"id": "rude", "span": [0, 1]}]),
        ("violations", [{"id": "threat", "span": [0, 1]}] * 201),
        ("facts", {}),
        ("facts", "total", 7),
        ("elements", 0, "spans", [[0, 1]] * 201),
        ("facts", "total", "many"),
        ("facts", "total", "sNaN"),
        ("facts", "total", "1e99999999"),
        ("facts", "total", "９.00"),
        ("facts", "instalments", "7"),
        ("facts", "instalments", 0),
        ("facts", "instalments", 1201),
        ("facts", "instalments", True),
        ("facts", "period", "year"),
        ("facts", "first_due", "<b>2026-12-10"),
        ("facts", "first_due_month_day", "12/10"),
        ("more", 1),
    ],
)
def test_a_forged_feedback_is_refused(agreement: Agreement, path: tuple[Any, ...]) -> None:
    given = answer(form_of(CASES["bank-card"]))
    judged = agreement.judge("bank-card", given, Setting())
    with pytest.raises(AnswerRefused, match="feedback"):
        agreement.check("bank-card", given, spoil(judged, *path))


@pytest.mark.parametrize(
    "words",
    [
        f"每月还{'9' * 40}元。",
        f"第一笔{'9' * 40}-12-10还。",
        "每月还999999999999.999元。",
        "谢谢。" * 1000,
        "删除记录。" * 600,
        "7\n月还。",
    ],
)
def test_whatever_is_said_can_be_handed_in(agreement: Agreement, words: str) -> None:
    given = answer(form_of(CASES["bank-card"]), words)
    judged = agreement.judge("bank-card", given, Setting())

    assert agreement.check("bank-card", given, judged) == judged


def test_a_common_version_begins_with_what_both_wrote_alike(agreement: Agreement) -> None:
    mine = answer(form_of(CASES["bank-card"]), "mine")
    theirs = answer(form_of(CASES["bank-card"]) | {"first_due": "2026-12-25"}, "theirs")
    merged = agreement.merged(mine, theirs, {})

    assert merged["words"] == "mine"
    assert merged["terms"]["first_due"] == ""
    assert merged["terms"]["instalments"] == "36"


def test_what_no_rule_can_read_on_one_side_is_left_to_the_pair(agreement: Agreement) -> None:
    mine = answer(form_of(CASES["bank-card"]) | {"thanks": ""})
    theirs = form_of(CASES["bank-card"]) | {"channel": "去网点", "down": "三千六", "thanks": "谢谢"}
    undecided = agreement.undecided("bank-card", mine, answer(theirs | {"instalments": "24"}))

    assert undecided == ["down", "channel"]
    assert agreement.undecided("bank-card", mine, mine) == []


def test_what_closing_words_lacked_is_recalled(agreement: Agreement) -> None:
    from kit.exercises.contract import Attempt

    given = answer(form_of(CASES["bank-card"]))
    attempt = Attempt(given, agreement.judge("bank-card", given, Setting()))
    recalled = agreement.recall({"bank-card": [attempt]})

    assert "missed_payment" in recalled["missing"]
    assert "thanks" not in recalled["missing"]
    assert agreement.recall({}) == {"missing": []}


def test_the_export_has_the_terms_as_they_were_typed(agreement: Agreement) -> None:
    from kit.exercises.contract import Attempt

    given = answer(form_of(CASES["bank-card"]))
    attempt = Attempt(given, agreement.judge("bank-card", given, Setting()), role="customer")
    row = agreement.row("bank-card", attempt)

    assert row["balance"] == "48600.00"
    assert row["words"] == given["words"]
    assert row["side"] == "customer"
    assert "missed_payment" in row["missing"].split()


def test_a_sum_that_nobody_could_owe_is_no_fact(agreement: Agreement) -> None:
    words = f"罗志强先生，每月还 {'9' * 40} 元。谢谢您。"
    given = answer(form_of(CASES["bank-card"]), words)
    judged = agreement.judge("bank-card", given, Setting())

    assert judged["facts"]["instalment_amount"] is None
    assert agreement.check("bank-card", given, judged) == judged
