"""Codebook and scenarios that are shipped are whole, and each way to break them is told."""

import re
import shutil
from datetime import time
from pathlib import Path

import pytest

from kit.errors import ContentError
from kit.exercises.opening.content import read_codebook, read_scenarios
from kit.exercises.opening.criterion import ELEMENTS, SEVERITIES, VIOLATIONS, WARMTH, Codebook
from kit.exercises.opening.situation import (
    ANSWERS,
    CONTACTS,
    INSTITUTIONS,
    PRODUCTS,
    Scenario,
    Situation,
)
from kit.rules import FINDINGS
from kit.settings import DATA

HAN = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]")
WORD = re.compile(r"[A-Za-z0-9]+(?:[’-][A-Za-z0-9]+)*")
MONEY = re.compile(
    r"贷|款|欠|逾期|催|账|loan|debt|credit|payment|overdue|arrears|owe", re.IGNORECASE
)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(DATA / "opening")


@pytest.fixture(scope="module")
def scenarios() -> dict[str, Scenario]:
    return read_scenarios(DATA / "opening")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "opening", tmp_path / "opening"))


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file and return its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_codebook_holds_every_criterion_in_order(codebook: Codebook) -> None:
    assert tuple(codebook.elements) == ELEMENTS
    assert tuple(codebook.violations) == VIOLATIONS
    assert tuple(codebook.warmth) == WARMTH
    assert {each.severity for each in codebook.violations.values()} == set(SEVERITIES)


def test_a_rule_may_speak_of_every_violation() -> None:
    assert set(VIOLATIONS) <= set(FINDINGS)


def test_the_scenarios_are_varied(scenarios: dict[str, Scenario]) -> None:
    situations = [each.situation for each in scenarios.values()]
    assert len(situations) >= 12
    assert {each.answers for each in situations} == set(ANSWERS)
    assert {each.contact for each in situations} == set(CONTACTS)
    assert {each.product for each in situations} == set(PRODUCTS)
    assert {each.institution for each in situations} == set(INSTITUTIONS)
    assert max(each.hour for each in situations if each.hour) == time(22, 30)


def test_the_card_shows_the_hour_that_the_reading_uses(scenarios: dict[str, Scenario]) -> None:
    for scenario in scenarios.values():
        assert scenario.situation.hour
        shown = f"{scenario.situation.hour.hour}:{scenario.situation.hour:%M}"
        assert shown in scenario.when.zh, scenario.id
        assert shown in scenario.when.en, scenario.id


def test_every_model_is_spoken_in_20_to_35_seconds(scenarios: dict[str, Scenario]) -> None:
    for scenario in scenarios.values():
        assert 20 <= len(HAN.findall(scenario.model.zh)) / 4.5 <= 35, scenario.id
        assert 20 <= len(WORD.findall(scenario.model.en)) / 2.5 <= 35, scenario.id


def test_no_model_lets_others_hear_of_money(scenarios: dict[str, Scenario]) -> None:
    for scenario in scenarios.values():
        if scenario.situation.answers != "customer":
            assert MONEY.findall(scenario.model.zh + scenario.model.en) == [], scenario.id


def test_no_model_names_money_before_the_first_pause(scenarios: dict[str, Scenario]) -> None:
    """The first pause is where the person says who is there."""
    for scenario in scenarios.values():
        for model in (scenario.model.zh, scenario.model.en):
            asked = model.partition("…")[0].replace("Mingzhou Credit Services", "")
            assert MONEY.findall(asked) == [], scenario.id


def test_a_situation_of_which_nothing_is_known_is_the_customer_in_a_first_call() -> None:
    assert Situation() == Situation("customer", None, "first", "phone", None, None)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("codebook", "id: notice", "id: notes", "elements[4].id: 'notes' is none of greeting,"),
        ("codebook", "severity: stop", "severity: hard", "severity: 'hard' is none of note, mend,"),
        (
            "codebook",
            'zh: "说给了别人"',
            'zh: "说给了别的人"',
            "'说给了别的人' is longer than 5 (zh)",
        ),
        ("codebook", 'en: "Before verifying"', 'en: "Before verifying!"', "is longer than 16 (en)"),
        ("codebook", "    hint:", "    tip:", "elements[1].tip: is no known key"),
        ("codebook", "    instead:", "    better:", "violations[1].better: is no known key"),
        ("scenarios", "answers: spouse", "answers: wife", "answers: 'wife' is none of customer,"),
        ("scenarios", 'hour: "10:30"', "hour: noon", "scenarios[1].hour: 'noon' is no time of day"),
        ("scenarios", "contact: first", "contact: third", "contact: 'third' is none of first,"),
        ("scenarios", "channel: phone", "channel: fax", "channel: 'fax' is none of phone"),
        ("scenarios", "product: utility", "product: gas", "product: 'gas' is none of credit_card,"),
        ("scenarios", "institution: bank", "institution: pub", "'pub' is none of bank,"),
        ("scenarios", "id: ill", "id: at-ease", "'at-ease' is the id of another scenario too"),
        ("scenarios", "    model_why:", "    why:", "scenarios[1].why: is no known key"),
    ],
)
def test_a_broken_value_is_told_with_its_line(
    folder: Path, file: str, old: str, new: str, fault: str
) -> None:
    path = folder / f"{file}.yaml"
    read = read_codebook if file == "codebook" else read_scenarios
    line = change(path, old, new)

    with pytest.raises(ContentError) as error:
        read(folder)

    told = str(error.value).splitlines()
    assert any(each.startswith(f"{path}:{line}: ") and fault in each for each in told), told


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: threat", "id: guilt", "violations: holds 'threat' 0 times, not once"),
        ("id: threat", "id: guilt", "violations: holds 'guilt' 2 times, not once"),
        ("id: thanks", "id: empathy", "warmth: holds 'thanks' 0 times, not once"),
        ("id: purpose", "id: notice", "elements: holds 'purpose' 0 times, not once"),
    ],
)
def test_a_codebook_with_a_gap_is_a_fault(folder: Path, old: str, new: str, fault: str) -> None:
    change(folder / "codebook.yaml", old, new)

    with pytest.raises(ContentError) as error:
        read_codebook(folder)

    assert fault in str(error.value)


def test_a_text_in_one_language_only_is_a_fault(folder: Path) -> None:
    path = folder / "scenarios.yaml"
    line = change(
        path, 'title: {zh: "头一回逾期", en: "Late for the first time"}', "title: {zh: 晚}"
    )

    with pytest.raises(ContentError) as error:
        read_scenarios(folder)

    assert str(error.value) == f"{path}:{line}: scenarios[1].title.en: is missing"


def test_an_exercise_without_scenarios_is_a_fault(folder: Path) -> None:
    path = folder / "scenarios.yaml"
    path.write_text("scenarios: []\n", encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_scenarios(folder)

    assert str(error.value).endswith("is empty; the exercise needs one scenario or more")


def test_a_missing_folder_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    for read in (read_codebook, read_scenarios):
        with pytest.raises(ContentError, match="cannot be read"):
            read(tmp_path / "nowhere")
