"""The reader: what order, situation and hour make of the words."""

from datetime import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises.contract import Json
from kit.exercises.opening.criterion import ELEMENTS
from kit.exercises.opening.feedback import checked
from kit.exercises.opening.model import Opening
from kit.exercises.opening.situation import Situation

GREETING = "您好，我是安和银行的陈静，通话会录音。"
ASKED = "请问是李强先生吗？"
ABOUT = "想跟您说一下您的贷款，"
OWED = "您的贷款逾期十二天了。"


def read(opening: Opening, text: str, jurisdiction: str = "cn", **situation: Any) -> Json:
    return opening.reader.read(text, Situation(**situation), jurisdiction)


def present(feedback: Json) -> set[str]:
    return {each["id"] for each in feedback["elements"] if each["present"]}


def applying(feedback: Json) -> set[str]:
    return {each["id"] for each in feedback["elements"] if each["applies"]}


def broken(feedback: Json) -> set[str]:
    return {each["id"] for each in feedback["violations"]}


def test_every_model_opening_has_what_applies_and_breaks_nothing(opening: Opening) -> None:
    for scenario in opening.scenarios.values():
        for language, jurisdiction in (("zh", "cn"), ("en", "us")):
            text = scenario.model.of(language)  # type: ignore[arg-type]  # a literal
            feedback = opening.reader.read(text, scenario.situation, jurisdiction)
            assert present(feedback) >= applying(feedback), (scenario.id, language)
            assert broken(feedback) == set(), (scenario.id, language)


def test_the_debt_named_before_the_person_is_verified_is_found(opening: Opening) -> None:
    assert "debt_before_verify" in broken(read(opening, GREETING + OWED + ASKED))
    assert "debt_before_verify" not in broken(read(opening, GREETING + ASKED + OWED))


@pytest.mark.parametrize("answers", ["spouse", "colleague", "voicemail"])
def test_the_debt_told_to_a_third_person_is_that_finding_alone(
    opening: Opening, answers: str
) -> None:
    found = broken(read(opening, GREETING + OWED, answers=answers))

    assert "third_party_disclosure" in found
    assert "debt_before_verify" not in found


def test_the_text_shows_who_listens_where_the_situation_does_not_say(opening: Opening) -> None:
    text = "您好，您是他爱人吧？他有一笔贷款逾期了，麻烦您转告一声。"

    assert "third_party_disclosure" in broken(read(opening, text, answers="unknown"))
    assert "third_party_disclosure" not in broken(read(opening, text, answers="customer"))


def test_what_the_listener_makes_idle_is_absent_and_no_fault(opening: Opening) -> None:
    feedback = read(opening, GREETING + ABOUT + "跟我说说他最近怎么样？", answers="spouse")

    assert {"purpose", "open_question"} & applying(feedback) == set()
    assert {"purpose", "open_question"} & present(feedback) == set()


def test_what_may_be_left_out_counts_where_it_is_said(opening: Opening) -> None:
    without = read(opening, GREETING, answers="spouse")
    with_it = read(opening, GREETING + "想跟他一起商量个办法。", answers="spouse")

    assert "cooperation" not in applying(without)
    assert "cooperation" in present(with_it) & applying(with_it)


@pytest.mark.parametrize(
    ("hour", "jurisdiction", "late"),
    [
        (time(22, 30), "cn", True),
        (time(7, 59), "cn", True),
        (time(8), "cn", False),
        (time(21, 59), "cn", False),
        (time(21, 30), "us", True),
        (None, "cn", False),
    ],
)
def test_the_hour_is_judged_by_the_jurisdiction(
    opening: Opening, hour: time | None, jurisdiction: str, late: bool
) -> None:
    feedback = read(opening, GREETING, jurisdiction, hour=hour)

    assert ("wrong_time" in broken(feedback)) is late


def test_a_call_that_was_wished_for_is_not_too_late(opening: Opening) -> None:
    assert broken(read(opening, GREETING, hour=time(22, 30), agreed=True)) == set()


def test_a_sum_before_purpose_aim_and_permission_comes_first(opening: Opening) -> None:
    assert "amount_first" in broken(read(opening, ASKED + "您欠我们3500元，" + ABOUT))
    assert "amount_first" not in broken(read(opening, ASKED + ABOUT + "一共3500元。"))


def test_three_questions_on_end_are_stacked_and_a_pause_parts_them(opening: Opening) -> None:
    questions = ("您为什么没还？", "什么时候能还？", "能还多少？")

    assert "stacked_questions" in broken(read(opening, "".join(questions)))
    assert "stacked_questions" not in broken(read(opening, "……".join(questions)))


def test_a_denied_threat_is_none(opening: Opening) -> None:
    assert "threat" in broken(read(opening, "再不还我们就起诉您。"))
    assert "threat" not in broken(read(opening, "您放心，我们不会起诉您。"))


def test_one_sentence_can_break_two_rules(opening: Opening) -> None:
    assert {"threat", "family_pressure"} <= broken(read(opening, "不还钱就上门去找你爸妈。"))


def test_a_rule_is_named_only_where_it_clearly_covers_the_case(opening: Opening) -> None:
    late = {"hour": time(23), "product": "consumer_loan"}
    agency = read(opening, "Hello.", "us", institution="agency", **late)
    bank = read(opening, "Hello.", "us", institution="bank", **late)

    assert [each["rule"] for each in agency["violations"]] == ["us-hours"]
    assert [each["rule"] for each in bank["violations"]] == [None]


def test_words_of_self_harm_stop_the_reading(opening: Opening) -> None:
    feedback = read(opening, "不还钱我就不想活了，您好，我是安和银行的陈静。")

    assert feedback["stopped"]
    assert (feedback["elements"], feedback["violations"], feedback["warmth"]) == ([], [], [])


def test_warmth_is_shown_with_its_words(opening: Opening) -> None:
    text = "我理解您现在不容易，谢谢您接电话。"

    found = {each["id"] for each in read(opening, text)["warmth"]}
    assert {"empathy", "thanks"} <= found


@pytest.mark.parametrize(
    "text",
    [
        "请問是李強先生嗎？",
        "请问是李强先生吗?",
        "请\u200b问是李强先生\u202e吗？",
        "请问是李强先生吗",
    ],
)
def test_width_script_and_unseen_signs_make_no_difference(opening: Opening, text: str) -> None:
    assert present(read(opening, text)) == {"verify_person"}


def test_the_language_is_the_texts_own(opening: Opening) -> None:
    feedback = read(opening, "Hello, am I speaking with Mr Lopez?")

    assert feedback["language"] == "en"
    assert present(feedback) == {"greeting", "verify_person"}


def test_neither_language_is_read_and_nothing_is_claimed(opening: Opening) -> None:
    feedback = read(opening, "Здравствуйте, вы должны нам деньги")

    assert feedback["language"] is None
    assert [each["id"] for each in feedback["elements"]] == list(ELEMENTS)
    assert present(feedback) == broken(feedback) == set()


@given(
    st.text(
        st.sampled_from("您好我是银行李吗？，。…“”3千元欠还起诉 <b>\u200b\nhi you?"), max_size=200
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_gives_a_feedback_that_passes_its_own_check(
    opening: Opening, text: str
) -> None:
    feedback = read(opening, text)

    assert checked(feedback, text) is feedback
