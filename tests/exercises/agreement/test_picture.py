"""The class's picture: fields, pairs, plans and words, each counted from the attempts it may."""

from collections.abc import Mapping
from typing import Any

import pytest

from kit.exercises.agreement.criterion import ELEMENTS
from kit.exercises.agreement.ledger import make_ledger
from kit.exercises.agreement.picture import summarize, tally
from kit.exercises.agreement.terms import Terms
from kit.exercises.contract import Attempt, Json
from tests.exercises.agreement.form import CASES, STAND_IN, form_of

CASE = CASES["misheard"]
HEARD, MISHEARD = form_of(CASE, "collector"), form_of(CASE, "customer")


def attempt(
    terms: dict[str, str],
    present: tuple[str, ...] = (),
    broken: tuple[str, ...] = (),
    corrections: Mapping[str, bool] | None = None,
    **place: Any,
) -> Attempt:
    feedback = {
        "language": "zh",
        "elements": [{"id": id_, "present": id_ in present, "spans": []} for id_ in ELEMENTS],
        "violations": [{"id": id_, "span": [0, 1], "why": ""} for id_ in broken],
        "facts": {},
        "stopped": False,
    }
    return Attempt({"terms": terms, "words": ""}, feedback, corrections or {}, **place)


def collector(terms: dict[str, str], group: str = "one", **said: bool) -> Attempt:
    return attempt(terms, role="collector", group=group, verdicts=said)


def customer(terms: dict[str, str], group: str = "one", **said: bool) -> Attempt:
    return attempt(terms, role="customer", group=group, verdicts=said)


def common(terms: dict[str, str], group: str = "one") -> Attempt:
    return attempt(terms, role="customer", group=group, common=True)


def told(*given: list[Attempt]) -> Json:
    return tally(CASE, given, "zh", STAND_IN)


def of(entries: list[Json], id_: str) -> Json:
    [entry] = [each for each in entries if each["id"] == id_]
    return entry


def test_nobody_makes_an_empty_picture() -> None:
    picture = told([])

    assert (picture["answers"], picture["fields"], picture["plans"]) == (0, [], [])
    assert picture["pairs"] == {"pairs": 0, "agree": []}
    assert picture["surplus"] == "3600.00"


def test_the_last_own_attempt_counts_for_the_fields() -> None:
    picture = told([attempt(HEARD | {"down": "1"}), attempt(HEARD)], [attempt(MISHEARD)])

    assert picture["answers"] == 2
    assert of(picture["fields"], "down") == {"id": "down", "right": 2, "of": 2}
    assert of(picture["fields"], "first_due") == {"id": "first_due", "right": 1, "of": 2}


def test_each_side_is_judged_by_its_own_transcript() -> None:
    picture = told([collector(HEARD)], [customer(MISHEARD)])

    assert of(picture["fields"], "first_due") == {"id": "first_due", "right": 2, "of": 2}


def test_a_field_that_only_people_can_judge_is_left_out() -> None:
    picture = told([attempt(HEARD | {"channel": "自动扣款"})])

    assert "channel" not in [each["id"] for each in picture["fields"]]


def test_pairs_agree_where_both_wrote_the_same() -> None:
    picture = told(
        [collector(HEARD, "one")],
        [collector(HEARD | {"channel": "自动扣款"}, "two"), common(HEARD, "two")],
        [customer(MISHEARD, "one")],
        [customer(HEARD, "two")],
        [collector(HEARD, "half")],
        [attempt(HEARD)],
    )["pairs"]

    assert picture["pairs"] == 2
    assert of(picture["agree"], "down") == {"id": "down", "same": 2, "of": 2}
    assert of(picture["agree"], "first_due") == {"id": "first_due", "same": 1, "of": 2}
    assert of(picture["agree"], "channel") == {"id": "channel", "same": 1, "of": 1}


def test_where_only_people_can_tell_the_pairs_count_that_have_said_it() -> None:
    otherwise = HEARD | {"channel": "自动扣款", "down": "三千"}
    said = {"alike": True, "apart": False}
    given = [[collector(HEARD, group, channel=same)] for group, same in said.items()]
    given += [[customer(otherwise, group, channel=same)] for group, same in said.items()]
    picture = told(*given, [collector(HEARD, "silent")], [customer(otherwise, "silent")])["pairs"]

    assert picture["pairs"] == 3
    assert of(picture["agree"], "channel") == {"id": "channel", "same": 1, "of": 2}
    assert "down" not in [each["id"] for each in picture["agree"]]


def test_what_a_pair_says_of_what_can_be_read_counts_nothing() -> None:
    said = {"first_due": True, "down": False}
    picture = told([collector(HEARD, **said)], [customer(MISHEARD, **said)])["pairs"]

    assert of(picture["agree"], "first_due") == {"id": "first_due", "same": 0, "of": 1}
    assert of(picture["agree"], "down") == {"id": "down", "same": 1, "of": 1}


def test_a_plan_is_the_last_common_one_of_a_group_or_that_of_someone_alone() -> None:
    picture = told(
        [attempt(HEARD | {"instalments": "10"}), attempt(HEARD | {"instalments": "25"})],
        [collector(HEARD | {"instalments": "5"}), common(HEARD | {"instalments": "40"})],
        [customer(HEARD | {"instalments": "5"})],
        [attempt(HEARD | {"balance": ""})],
    )

    assert [each["payment"] for each in picture["plans"]] == ["2000.00", "1250.00"]


def test_a_plan_is_told_from_both_sides() -> None:
    [plan] = told([attempt(HEARD)])["plans"]

    assert (plan["payment"], plan["recovered"], plan["left"]) == ("2500.00", "54000.00", "1100.00")
    assert plan["left_share"] == pytest.approx(1100 / 3600)
    # A penalty of 2,600 is waived, and what comes over 20 months is worth less.
    assert 0.9 < plan["recovered_share"] < 54000 / 56600


def test_weekly_instalments_are_added_up_by_the_month() -> None:
    case = CASES["trade-debt"]
    picture = tally(case, [[attempt(form_of(case))]], "zh", STAND_IN)

    assert picture["plans"][0]["payment"] == "2000.00"  # five Mondays


def test_what_the_instructor_corrects_is_counted_as_corrected() -> None:
    picture = told(
        [attempt(HEARD, ("who", "when"), ("threat",), {"who": False, "channel": True})],
        [attempt(HEARD, ("who",), ("threat", "threat"), {"borrow_to_repay": True})],
        [attempt(HEARD, (), ("threat",), {"threat": False})],
    )

    present = {each["id"]: each["present"] for each in picture["elements"]}
    assert {id_: count for id_, count in present.items() if count} == {
        "who": 1,
        "when": 1,
        "channel": 1,
    }
    assert {each["of"] for each in picture["elements"]} == {3}
    assert picture["violations"] == [
        {"id": "threat", "count": 2},
        {"id": "borrow_to_repay", "count": 1},
    ]


def test_whose_words_stopped_the_reading_is_not_counted() -> None:
    stopped = Attempt(
        {"terms": HEARD, "words": ""}, {"elements": [], "violations": [], "stopped": True}
    )

    assert told([stopped], [attempt(HEARD)])["answers"] == 1


def test_a_step_is_summed_up_over_its_cases() -> None:
    bank = form_of(CASES["bank-card"])
    summary = summarize(
        CASES,
        {
            "bank-card": {"a": [attempt(bank, ("who",))], "b": [attempt(bank)]},
            "misheard": {"a": [attempt(HEARD | {"instalments": "25"}, ("who",))]},
            "settlement": {},
        },
        STAND_IN,
    )

    assert summary["items"] == [
        {"id": "bank-card", "answers": 2, "share": 1.0},
        {"id": "misheard", "answers": 1, "share": 15 / 16},
    ]
    assert of(summary["elements"], "who") == {"id": "who", "present": 2, "of": 3}
    assert summary["violations"] == []


def test_a_plan_is_worked_out_once_however_often_the_picture_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Terms] = []
    monkeypatch.setattr(
        "kit.exercises.agreement.plan.make_ledger",
        lambda terms: (made.append(terms), make_ledger(terms))[1],
    )
    forms = [form_of(CASE, balance=f"{70_000 + number}.07") for number in range(80)]
    given = [[attempt(form, role="collector", group="")] for form in forms]
    first = told(*given)
    made.clear()

    assert told(*given) == first
    assert not made


def test_what_is_written_in_english_is_held_against_the_english_truth() -> None:
    english = form_of(CASE, "collector", "en")
    given = attempt(english)
    given.feedback["language"] = "en"
    picture = tally(CASE, [[given]], "zh", STAND_IN)

    assert {each["id"] for each in picture["fields"]} >= {"channel", "customer_does"}
    assert all(each["right"] == each["of"] == 1 for each in picture["fields"])
