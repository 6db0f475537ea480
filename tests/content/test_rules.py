"""The rules that are shipped are scoped truthfully, and each way to break a file is told."""

import shutil
from datetime import time
from pathlib import Path

import pytest

from kit.content.course import JURISDICTIONS
from kit.content.rules import read_rules
from kit.errors import ContentError
from kit.rules import Rulebook
from kit.settings import DATA


@pytest.fixture(scope="module")
def shipped() -> dict[str, Rulebook]:
    return read_rules(DATA / "rules")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "rules", tmp_path / "rules"))


def spoken(book: Rulebook, finding: str, product: str, institution: str, answers: str) -> str:
    rule = book.rule(finding, product, institution, answers)
    return rule.id if rule else "good practice"


def test_every_jurisdiction_has_its_rules(shipped: dict[str, Rulebook]) -> None:
    assert tuple(shipped) == JURISDICTIONS
    for jurisdiction, book in shipped.items():
        assert book.rules
        assert {rule.jurisdiction for rule in book.rules} == {jurisdiction}


@pytest.mark.parametrize(
    ("jurisdiction", "late", "quiet"),
    [
        ("cn", time(21, 50), False),
        ("cn", time(22, 30), True),
        ("us", time(21, 50), True),
        ("uk", time(21, 50), True),
        ("us", time(20, 59), False),
    ],
)
def test_the_quiet_hours_are_those_of_the_place(
    shipped: dict[str, Rulebook], jurisdiction: str, late: time, quiet: bool
) -> None:
    assert shipped[jurisdiction].is_quiet(late) == quiet


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        (("wrong_time", "consumer_loan", "bank", "customer"), "cn-guideline-hours"),
        (("wrong_time", "credit_card", "bank", "customer"), "cn-peace"),
        (("third_party_disclosure", "credit_card", "bank", "spouse"), "cn-card-68-persons"),
        (
            ("third_party_disclosure", "consumer_loan", "bank", "colleague"),
            "cn-guideline-third-person",
        ),
        (("third_party_disclosure", "consumer_loan", "bank", "spouse"), "cn-personal-information"),
        (("threat", "credit_card", "bank", "customer"), "cn-card-68-manner"),
        (("threat", "utility", "utility", "customer"), "cn-peace"),
        (("induce_borrowing", "consumer_loan", "consumer_finance", "customer"), "cn-guideline-bo"),
        (("induce_borrowing", "trade_receivable", "supplier", "customer"), "good practice"),
        (("too_long", "credit_card", "bank", "customer"), "cn-card-70"),
        (("too_long", "mortgage", "bank", "customer"), "good practice"),
        (("promise_delete_record", "mortgage", "bank", "customer"), "cn-credit-record"),
        (("judgement", "credit_card", "bank", "customer"), "good practice"),
    ],
)
def test_a_chinese_rule_speaks_only_of_what_its_act_is_about(
    shipped: dict[str, Rulebook], case: tuple[str, str, str, str], rule: str
) -> None:
    assert spoken(shipped["cn"], *case).startswith(rule)


def test_regulation_f_speaks_only_of_those_who_collect_for_others(
    shipped: dict[str, Rulebook],
) -> None:
    us = shipped["us"]

    assert spoken(us, "wrong_time", "credit_card", "agency", "customer") == "us-hours"
    assert spoken(us, "wrong_time", "credit_card", "bank", "customer") == "good practice"
    assert spoken(us, "wrong_time", "trade_receivable", "agency", "customer") == "good practice"


def test_conc_speaks_only_of_consumer_credit(shipped: dict[str, Rulebook]) -> None:
    uk = shipped["uk"]

    assert spoken(uk, "payment_pressure", "car_loan", "bank", "customer") == "uk-pressure"
    assert spoken(uk, "borrow_to_repay", "credit_card", "agency", "customer") == "uk-pressure"
    assert spoken(uk, "third_party_disclosure", "mortgage", "bank", "spouse") == "good practice"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("findings: [wrong_time]", "findings: [wrong_hour]", "findings[1]: 'wrong_hour' is none"),
        ("findings: [wrong_time]", "findings: []", "id: speaks of no finding; name one or more"),
        ("products: [consumer_loan]", "products: [loan]", "products[1]: 'loan' is none of credit"),
        ("institutions: [bank,", "institutions: [Bank,", "institutions[1]: 'Bank' is none of"),
        ("answers: [colleague]", "answers: [boss]", "answers[1]: 'boss' is none of customer,"),
        ("id: cn-guideline-hours", "id: cn-peace", "id: 'cn-peace' is the id of another rule too"),
        ('from: "22:00"', 'from: "22"', "quiet.from: '22' is no time of day"),
        ("    source:", "    sauce:", "sauce: is no known key"),
        ('en: "China"', 'fr: "Chine"', "name.en: is missing"),
    ],
)
def test_a_broken_value_is_told_with_file_and_key(
    folder: Path, old: str, new: str, fault: str
) -> None:
    path = folder / "cn.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_rules(folder)

    told = str(error.value).splitlines()
    assert any(line.startswith(f"{path}:") and fault in line for line in told), told


def test_a_finding_that_is_left_out_is_told_at_its_rule(folder: Path) -> None:
    path = folder / "us.yaml"
    text = path.read_text(encoding="utf-8").replace("    findings: [wrong_time]\n", "")
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("id: us-hours")].count("\n") + 1

    with pytest.raises(ContentError) as error:
        read_rules(folder)

    assert str(error.value) == (
        f"{path}:{line}: rules[1].id: speaks of no finding; name one or more under findings"
    )


def test_an_id_is_taken_in_all_files_at_once(folder: Path) -> None:
    path = folder / "uk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("id: uk-hours", "id: us-hours"), encoding="utf-8")

    with pytest.raises(ContentError, match=r"uk\.yaml.*'us-hours' is the id of another rule too"):
        read_rules(folder)


def test_a_jurisdiction_without_a_file_is_a_fault(folder: Path) -> None:
    (folder / "uk.yaml").unlink()

    with pytest.raises(ContentError, match=r"uk\.yaml:1: cannot be read"):
        read_rules(folder)
