"""What is found in an agreement, each of it once, in words that help to put it right."""

from dataclasses import replace

import pytest

from kit.care import card
from kit.exercises.agreement import explanation
from kit.exercises.agreement.model import Agreement
from kit.exercises.contract import Attempt
from kit.text.catalogue import translation
from tests.exercises.agreement.handed import BANK, WHOLE, handed_in
from tests.exercises.agreement.seen import Finding, findings, pairs, words

english, chinese = translation("en"), translation("zh")
THREAT = f"Pay, or we will send people to your house. {WHOLE}"
OTHERWISE = "The talk has it otherwise."


def found(agreement: Agreement, attempt: Attempt, item: str = BANK) -> list[Finding]:
    return findings(explanation.reading(agreement, item, attempt, "en", english))


def told(agreement: Agreement, attempt: Attempt, item: str = BANK) -> str:
    return words(explanation.reading(agreement, item, attempt, "en", english))


def test_where_all_is_there_and_as_it_was_agreed_nothing_is_found(agreement: Agreement) -> None:
    attempt = handed_in(agreement, words=WHOLE)

    assert found(agreement, attempt) == []
    assert told(agreement, attempt).startswith("Has 10 Mr Ross Who")


def test_what_the_words_lack_is_told_once_each_with_what_to_say(agreement: Agreement) -> None:
    lacking = WHOLE.replace(" Could you say that back to me?", "").replace(
        " by automatic debit", ""
    )

    assert found(agreement, handed_in(agreement, words=lacking)) == [
        Finding("missing", "How it is paid", "Say how the money gets there."),
        Finding("missing", "Asked to confirm", "Ask for the terms to be said back, or for a yes."),
    ]


def test_what_breaks_a_rule_is_one_finding_with_the_reason_however_often_it_is_said(
    agreement: Agreement,
) -> None:
    twice = handed_in(agreement, words=f"{THREAT} Or we will send people to your work.")
    [finding] = found(agreement, twice)

    assert len(twice.feedback["violations"]) == 2
    assert (finding.kind, finding.head) == ("breach", "Threat")
    assert finding.told.startswith(agreement.why["threat"].en)
    html = explanation.reading(agreement, BANK, twice, "en", chinese)
    assert findings(html)[0].told.startswith(agreement.why["threat"].zh)


def test_what_is_said_otherwise_than_it_is_written_is_told_with_both(agreement: Agreement) -> None:
    otherwise = handed_in(agreement, words=WHOLE.replace("3,600 down", "3,000 down"))

    assert found(agreement, otherwise) == [
        Finding(
            "breach",
            "Paid at once",
            "You say $3,000.00 , the form has $3,600.00 . Which one was agreed?",
        )
    ]


def test_what_contradicts_the_talk_is_told_with_the_line_s_number_and_words(
    agreement: Agreement,
) -> None:
    line = agreement.cases[BANK].talk[18].text.en
    late = handed_in(agreement, words="Thank you.", first_due="2026-12-20")

    assert found(agreement, late)[0] == Finding(
        "breach", "First one due", f"{OTHERWISE} Line 19: “{line}”"
    )


def test_what_was_agreed_and_is_not_in_the_form_is_told_with_its_line(agreement: Agreement) -> None:
    [finding] = found(agreement, handed_in(agreement, words=WHOLE, channel=""))

    assert (finding.kind, finding.head) == ("missing", "How it is paid")
    assert finding.told.startswith("It was agreed, and is not in the form. Line 23: “")


def test_what_nobody_agreed_on_is_told_without_a_line(agreement: Agreement) -> None:
    invented = handed_in(agreement, "left-open", words="Thank you.", first_due="2026-12-10")

    assert found(agreement, invented, "left-open")[0] == Finding(
        "breach", "First one due", "Nobody agreed on this; leave it open, or ask."
    )


def test_all_kinds_are_counted_before_they_are_told(agreement: Agreement) -> None:
    attempt = handed_in(agreement, down="", first_due="2026-12-20")

    assert told(agreement, attempt).startswith("Has 5 Missing 5 Differs from the talk 2 ")


def test_what_the_customer_misheard_is_right_by_its_own_transcript(agreement: Agreement) -> None:
    heard = handed_in(agreement, "misheard", "customer", "Thank you.")

    assert all(each.kind == "missing" for each in found(agreement, heard, "misheard"))


@pytest.mark.parametrize("role", ["collector", "customer"])
def test_what_both_wrote_together_counts_by_what_was_really_said(
    agreement: Agreement, role: str
) -> None:
    case = agreement.cases["misheard"]
    by_what_was_said = {"instalment_amount": "2500.00", "first_due": "2027-01-05"}
    right = handed_in(agreement, "misheard", role, "Thank you.", common=True, **by_what_was_said)
    wrong = handed_in(agreement, "misheard", "customer", "Thank you.", common=True)

    assert all(each.kind == "missing" for each in found(agreement, right, "misheard"))
    assert found(agreement, wrong, "misheard")[0] == Finding(
        "breach", "Each instalment", f"{OTHERWISE} Line 15: “{case.talk[14].text.en}”"
    )


def test_what_the_instructor_corrected_changes_what_is_found(agreement: Agreement) -> None:
    by_hand = {"threat": False, "thanks": False, "borrow_to_repay": True, "who": True}
    corrected = replace(handed_in(agreement, words=THREAT), corrections=by_hand)

    assert [each[:2] for each in found(agreement, corrected)] == [
        ("breach", "Borrow to repay"),
        ("missing", "Thanks"),
    ]
    assert told(agreement, corrected).startswith("Has 9 Missing 1 ")
    html = explanation.reading(agreement, BANK, corrected, "en", english)
    assert 'data-kind="breach"' not in html
    assert 'data-kind="found">Thanks' not in html


def test_a_violation_stands_marked_in_the_words_with_its_label(agreement: Agreement) -> None:
    html = explanation.reading(agreement, BANK, handed_in(agreement, words=THREAT), "en", english)

    assert '<mark class="span" data-kind="breach">or we will send people to your house' in html
    assert '<small class="span-label" data-kind="breach">Threat</small>' in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_are_marked_as_being_in_their_own_language(
    agreement: Agreement, language: str
) -> None:
    attempt = handed_in(agreement)
    attempt.feedback["language"] = language
    html = explanation.reading(agreement, BANK, attempt, "en", english)

    assert f'<p class="opening" lang="{"zh-CN" if language == "zh" else "en"}">' in html


def test_the_terms_are_read_out_in_the_common_version_only(agreement: Agreement) -> None:
    own = handed_in(agreement, thanks="")
    common = handed_in(agreement, role="collector", common=True, thanks="")
    terms = pairs(explanation.reading(agreement, BANK, common, "en", english))

    assert pairs(explanation.reading(agreement, BANK, own, "en", english)) == {}
    assert terms["Each instalment"] == "$1,250.00"
    assert terms["How often it is due"] == "Monthly"
    assert terms["First one due"] == "15 December 2026"
    assert "A word of thanks" not in terms


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("role", ["collector", "customer", ""])
def test_the_month_is_kept_from_the_institution_s_side_alone_and_only_while_apart(
    agreement: Agreement, role: str, apart: bool
) -> None:
    attempt = handed_in(agreement, role=role, instalments="12", instalment_amount="")
    html = explanation.reading(agreement, BANK, attempt, "en", english, apart)
    unseen = apart and role == "collector"

    assert ("Can the customer afford it?" in html) is not unseen
    assert ("necessary spending leaves 2000.00" in html) is not unseen


def test_a_rule_against_a_plan_is_told_with_where_it_stands(agreement: Agreement) -> None:
    long = handed_in(agreement, instalments="61", instalment_amount="")
    told = words(explanation.reading(agreement, BANK, long, "zh", english))

    assert "▲ The last instalment is due on 2031-12-15, more than five years after" in told
    assert "商业银行信用卡业务监督管理办法 第七十条" in told


def test_a_rule_names_no_day_where_none_was_agreed(agreement: Agreement) -> None:
    undated = handed_in(agreement, instalments="61", instalment_amount="", first_due="")
    told = words(explanation.reading(agreement, BANK, undated, "zh", english))

    assert "▲ The last instalment is due more than five years after the start." in told
    assert "2031" not in told


def test_without_a_plan_there_is_nothing_to_bear(agreement: Agreement) -> None:
    attempt = handed_in(agreement)
    attempt.answer["terms"]["balance"] = "a lot"

    assert "The plan" not in told(agreement, attempt)


def test_words_of_harm_to_oneself_are_not_judged(agreement: Agreement) -> None:
    stopped = handed_in(agreement, words="I want to kill myself.", down="")

    html = explanation.reading(agreement, BANK, stopped, "zh", english)

    assert html == card(agreement.care, "en")


def test_a_violation_is_told_with_the_rule_that_speaks_of_the_case(agreement: Agreement) -> None:
    deleting = f"We will delete this from your credit record. {WHOLE}"
    attempt = handed_in(agreement, words=deleting)
    card, goods = (
        words(explanation.reading(agreement, item, attempt, "zh", english))
        for item in (BANK, "trade-debt")
    )

    assert "Credit Reporting Industry, art. 16" in card
    assert "Good practice; no rule is named for it." in goods
