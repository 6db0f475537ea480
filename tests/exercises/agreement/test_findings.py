"""What rules and prudence say against a plan."""

from decimal import Decimal

import pytest

from kit.exercises.agreement.affordability import Budget
from kit.exercises.agreement.findings import CHECKS, find
from kit.text.catalogue import translation
from tests.exercises.agreement.sample import CREDIT, FREE, GIVEN, ledger_of

TIGHT = Budget(income=Decimal(4000), necessary=Decimal(3000))


def found(jurisdiction: str, typed: dict[str, str], **changes: str | None) -> list[str]:
    return [finding.id for finding in find(ledger_of(typed, **changes), jurisdiction)]


@pytest.mark.parametrize(
    ("changes", "over"),
    [
        ({"instalments": "60"}, False),
        ({"instalments": "61"}, True),
        ({"instalments": "60", "start": "2026-11-09"}, True),
        ({"instalments": "60", "first_due": "2027-03-29"}, False),  # both ends cut to February's
        ({"instalments": "60", "first_due": "2026-03-31"}, False),
        ({"instalments": "260", "period": "week"}, False),
        ({"instalments": "261", "period": "week"}, True),
        ({"instalments": "130", "period": "fortnight"}, False),
        ({"instalments": "131", "period": "fortnight"}, True),
    ],
)
def test_over_five_years_is_too_long_in_china(changes: dict[str, str], over: bool) -> None:
    assert ("over_five_years" in found("cn", CREDIT, **changes)) == over


def test_a_finding_has_its_rule_and_says_why_in_both_languages() -> None:
    (finding,) = find(ledger_of(CREDIT), "cn")

    assert finding.rule is not None
    assert finding.rule.source == "商业银行信用卡业务监督管理办法 第七十条 (Art. 70)"
    assert finding.why(translation("en")) == (
        "The last instalment is due on 2036-11-10, more than five years after 2026-11-10."
    )
    assert finding.why(translation("zh")) == "最后一期在 2036-11-10 到期，离 2026-11-10 超过五年。"


@pytest.mark.parametrize(("count", "few"), [("1", True), ("3", True), ("4", False)])
def test_few_payments_are_pressure_in_the_united_kingdom(count: str, few: bool) -> None:
    assert ("few_payments" in found("uk", FREE, instalments=count)) == few


def test_a_rule_holds_only_where_it_is_law() -> None:
    assert found("us", CREDIT) == found("uk", CREDIT) == []
    assert found("us", FREE) == found("cn", FREE) == []


@pytest.mark.parametrize(("jurisdiction", "source"), [("uk", "CONC 7.3.10R"), ("cn", None)])
def test_more_than_the_surplus_is_too_much_everywhere(
    jurisdiction: str, source: str | None
) -> None:
    ledger = ledger_of(FREE, balance="12001", instalments="12")  # the last one is 1,000.12

    (finding,) = find(ledger, jurisdiction, TIGHT)

    assert finding.id == "over_surplus"
    assert (finding.rule is None) == (source is None)
    assert source is None or (finding.rule and source in finding.rule.source)


def test_what_the_surplus_bears_is_no_finding() -> None:
    ledger = ledger_of(FREE, balance="12000", instalments="12")

    assert [find(ledger, jurisdiction, TIGHT) for jurisdiction in CHECKS] == [[], [], []]


def test_a_last_instalment_that_is_far_larger_is_found() -> None:
    plan = GIVEN | {"balance": "1000", "rate": "0", "instalments": "4"}

    assert found("us", plan, payment="200") == ["large_last"]
    assert found("us", plan, payment="240") == []
    assert found("us", plan, payment="500", instalments="1") == []
