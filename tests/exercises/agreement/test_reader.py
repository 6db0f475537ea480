"""The reading of closing words: what counts as an element, what nearly does, and the facts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises.agreement.content import read_reader
from kit.exercises.agreement.criterion import ELEMENTS, FACTS
from kit.exercises.agreement.reader import Reader
from kit.exercises.contract import Json
from kit.settings import DATA
from kit.text.language import Language
from kit.text.script import language_of

WHOLE = {
    "zh": "陈女士，跟您确认一下：您尾号3321的信用卡，分6期，每期1500元，"
    "第一期2026年12月10号前转到还款账户，之后每月10号，一共还九千。"
    "我们免收罚息，提前三天会短信提醒您。如果哪期没还上，方案就失效。"
    "您看对吗？谢谢您。",
    "en": "Ms Lopez, to confirm: you'll pay $150 on the 10th of each month for six months, "
    "starting December 10, 2026, by direct debit, $900 in total on your credit card. We'll "
    "waive the late fees. If a payment is missed the plan ends. I'll text you three days before. "
    "Does that sound right? Thank you.",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return read_reader(DATA)


def read(reader: Reader, text: str) -> Json:
    return reader.read(text, language_of(text) or "zh")


def present(feedback: Json) -> set[str]:
    return {each["id"] for each in feedback["elements"] if each["present"]}


def broken(feedback: Json) -> set[str]:
    return {each["id"] for each in feedback["violations"]}


def told(feedback: Json) -> dict[str, Any]:
    return {name: fact for name, fact in feedback["facts"].items() if fact is not None}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_whole_summary_has_every_element_and_breaks_nothing(
    reader: Reader, language: Language
) -> None:
    feedback = reader.read(WHOLE[language], language)

    assert [each["id"] for each in feedback["elements"]] == list(ELEMENTS)
    assert present(feedback) == set(ELEMENTS)
    assert feedback["violations"] == []


def test_the_facts_of_a_whole_summary_are_told(reader: Reader) -> None:
    first = {"first_due": "2026-12-10", "first_due_month_day": "12-10", "instalments": 6}

    assert told(reader.read(WHOLE["zh"], "zh")) == first | {
        "instalment_amount": "1500.00",
        "period": "month",
        "total": "9000.00",
    }
    assert told(reader.read(WHOLE["en"], "en")) == first | {
        "instalment_amount": "150.00",
        "period": "month",
        "total": "900.00",
    }


@pytest.mark.parametrize(
    ("element", "counts", "misses"),
    [
        ("who", "李先生您好。", "您好。"),
        ("who", "Thanks, Maria.", "Thanks to you."),
        ("what", "您的信用卡。", "您这笔钱。"),
        ("how_much", "每月还八百。", "您工资四千五。"),
        ("how_much", "一次性结清。", "减免违约金五百块。"),
        ("how_much", "You pay $80 a month.", "I'm waiving the $75 late fee."),
        ("when", "月底前到账。", "尽快还上。"),
        ("when", "每月15号还。", "15号我打电话给您。"),
        ("when", "You pay on Friday.", "I'll call you Friday."),
        ("channel", "走支付宝还。", "我微信提醒您。"),
        ("both_duties", "您每月还八百，我们停收罚息。", "您每月还八百，我会提醒您。"),
        ("missed_payment", "要是哪期没还上，方案作废。", "上个月您没还上。"),
        ("missed_payment", "If a payment bounces, call me.", "You missed a payment last month."),
        ("follow_up", "我下周再联系您。", "有事您联系我。"),
        ("follow_up", "I'll call you on Monday.", "You will call me on Monday."),
        ("read_back", "您重复一遍好吗？", "我重复一遍。"),
        ("how_much", "账上五千，按四千结。", "额度从三万调到一万。"),
        ("both_duties", "您周四汇款，我们周五装车。", "您周四汇款，我们周三发短信提醒您。"),
        ("both_duties", "您还八百，利率我们给您下调。", "您还八百，没还就不再给您优惠。"),
        ("thanks", "谢谢您。", "谢先生再见。"),
    ],
)
def test_an_element_is_told_from_what_nearly_is_one(
    reader: Reader, element: str, counts: str, misses: str
) -> None:
    assert element in present(read(reader, counts))
    assert element not in present(read(reader, misses))


@pytest.mark.parametrize(
    ("violation", "breaks", "keeps"),
    [
        ("promise_delete_record", "还清了我帮您把征信记录删掉。", "征信记录谁也删不了。"),
        ("promise_delete_record", "I'll wipe your credit file.", "We can't wipe your credit file."),
        ("promise_delete_record", "结清了，黑名单我们给您撤下来。", "这笔记录我写在系统里。"),
        ("borrow_to_repay", "先找朋友借点来还。", "千万别去借网贷。"),
        ("borrow_to_repay", "Borrow it from a friend.", "Please don't borrow to pay this."),
        ("borrow_to_repay", "您把房子抵押了来还。", "您还清了，抵押登记我们去注销。"),
        ("threat", "再不还就起诉你。", "没还的话，会按合同计收罚息。"),
        ("threat", "到时候让您在这一行干不下去。", "您孩子刚上学，这期咱们定低一点。"),
        ("threat", "Pay or we'll see you in court.", "We are not going to sue you."),
    ],
)
def test_a_violation_is_told_from_its_denial_and_from_calm_words(
    reader: Reader, violation: str, breaks: str, keeps: str
) -> None:
    assert violation in broken(read(reader, breaks))
    assert violation not in broken(read(reader, keeps))


def test_a_violation_says_why_in_the_language_of_the_text(reader: Reader) -> None:
    (zh,) = read(reader, "先找朋友借点来还。")["violations"]
    (en,) = read(reader, "Borrow it from a friend.")["violations"]

    assert zh["why"].startswith("借新钱还旧债")
    assert en["why"].startswith("A new loan")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "先付两万，剩下的六万分三期，每期两万。",
            {"down_payment": "20000.00", "instalments": 3, "instalment_amount": "20000.00"},
        ),
        ("每两周还1.2万。", {"instalment_amount": "12000.00", "period": "fortnight"}),
        ("结清金额3,500.00元。", {"total": "3500.00"}),
        ("从12月起，每月8号扣款。", {"period": "month", "first_due_month_day": "12-08"}),
        ("首付款今天付，第一期明年1月5号。", {"first_due_month_day": "01-05"}),
        ("连续两期没还，方案作废。", {}),
        ("您工资四千五，欠款一万二，免五百。", {}),
        ("$200 down, then $85 a week.", {
            "down_payment": "200.00", "instalment_amount": "85.00", "period": "week"
        }),
        ("Ten payments of one fifty every two weeks.", {
            "instalments": 10, "instalment_amount": "150.00", "period": "fortnight"
        }),
        ("We spoke on December 1, 2026.", {}),
        ("You owe $480. It is $40 a week until it is gone.", {
            "instalment_amount": "40.00", "period": "week", "total": "480.00"
        }),
        ("Eight payments of $230, and the balance of 1,840 is paid.", {
            "instalments": 8, "instalment_amount": "230.00", "total": "1840.00"
        }),
        ("$300 tonight. The other $900 goes over six months at $150 a month.", {
            "down_payment": "300.00", "instalments": 6, "instalment_amount": "150.00",
            "period": "month",
        }),
        ("A lump sum of $800, $100 a month for six months, $1,400 in all.", {
            "down_payment": "800.00", "instalments": 6, "instalment_amount": "100.00",
            "period": "month", "total": "1400.00",
        }),
        ("You pay $60 a month for a year.", {
            "instalments": 12, "instalment_amount": "60.00", "period": "month"
        }),
        ("You pay sixty every Friday.", {"instalment_amount": "60.00", "period": "week"}),
        ("Three payments of $85, one a month.", {
            "instalments": 3, "instalment_amount": "85.00", "period": "month"
        }),
        ("You take care of it with $95 tonight.", {"total": "95.00"}),
        ("You start on Friday the 11th of October.", {"first_due_month_day": "10-11"}),
        ("You pay $80 a month from January 1, 2026.", {
            "instalment_amount": "80.00", "period": "month",
            "first_due": "2026-01-01", "first_due_month_day": "01-01",
        }),
    ],
)  # fmt: skip
def test_facts_are_told_as_far_as_the_words_say(
    reader: Reader, text: str, facts: dict[str, Any]
) -> None:
    assert told(read(reader, text)) == facts


def test_words_of_self_harm_stop_the_reading(reader: Reader) -> None:
    assert read(reader, "每月还一千五，我不想活了。") == {
        "elements": [],
        "violations": [],
        "facts": dict.fromkeys(FACTS),
        "stopped": True,
    }


@pytest.mark.parametrize("text", ["每月还一千五，不如死了。", "Or I take an overdose, thank you."])
def test_the_words_that_stop_it_are_those_of_every_exercise(reader: Reader, text: str) -> None:
    assert read(reader, text)["stopped"]


@given(
    st.text(st.sampled_from("每月还1千500块，12月10号分6期删征信借。?? $pay by May "), max_size=120)
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_read_and_its_spans_lie_in_it(reader: Reader, text: str) -> None:
    for language in ("zh", "en"):
        feedback = reader.read(text, language)  # type: ignore[arg-type]  # a literal
        spans = [span for each in feedback["elements"] for span in each["spans"]]
        spans += [each["span"] for each in feedback["violations"]]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(feedback["facts"]) == list(FACTS)
