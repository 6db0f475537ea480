"""`workshop check` names the file, the key and the bad value; and no class starts on a fault."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit.check import check
from kit.cli import main
from kit.settings import CHECKOUT, DATA, PREFIX

COURSE = Path("courses") / "workshop.yaml"
ANGER = Path("emotion") / "anger.yaml"
CARE = Path("care.yaml")
RULES = Path("rules") / "cn.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the content, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} holds no {old!r} any more; plant another fault"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_content_of_the_kit_is_well_formed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(DATA) == []
    assert main(["check"]) == 0
    assert "all content is well formed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (COURSE, "language: zh", "language: de", "language: 'de' is none of zh, en"),
        (COURSE, "jurisdiction: cn", "jurisdiction: fr", "jurisdiction: 'fr' is none of cn, us"),
        (COURSE, "minutes: 15", "minutes: soon", "steps[1].minutes: 'soon' is no whole number"),
        (COURSE, "minutes: 15", "minutes: -3", "'-3' is no whole number"),
        (COURSE, "timer: 90", "timer: 5", "steps[2].timer: '5' is no whole number from 10"),
        (COURSE, "timer: 90", "clock: 90", "steps[2].clock: is no known key"),
        (COURSE, "id: welcome", "id: Wel come", "steps[1].id: 'Wel come' is no id"),
        (COURSE, "id: welcome", "id: emotion", "'emotion' is already the step of line"),
        (COURSE, "id: repayment-conversation\n", "", "id: is missing"),
        (COURSE, "exercise: emotion", "exercise: singing", "exercise 'singing' has no sound"),
        (COURSE, "en: Welcome", "fr: Welcome", "steps[1].title.en: is missing"),
        (COURSE, "steps:", "steps: [", "is no YAML"),
        (ANGER, "family: anger", "family: fury", "'fury' is none of anxiety, anger"),
        (CARE, "help:", "aid:", "aid: is no known key; known: help, text, title"),
        (CARE, "en: |", "fr: |", "help.en: is missing"),
    ],
)
def test_a_fault_is_told_with_file_key_and_value(
    data: Path, file: Path, old: str, new: str, told: str
) -> None:
    path = spoil(data / file, old, new)

    faults = check(data)

    found = [fault for fault in faults if told in fault]
    assert found, faults
    assert found[0].startswith(f"{path}:")


def test_what_is_read_and_not_yet_taught_is_checked_too(data: Path) -> None:
    path = spoil(data / "agreement" / "cues" / "zh.yaml", "criterion: thanks", "criterion: tanks")

    faults = check(data)

    assert any(each.startswith(f"{path}:") and "'tanks' is none of" in each for each in faults)


def test_an_item_that_no_exercise_holds_is_told(data: Path) -> None:
    import yaml

    items = yaml.safe_load((data / COURSE).read_text(encoding="utf-8"))["steps"][1]["items"]
    spoil(data / COURSE, str(items[0]), "no-such-item")

    assert check(data) == [
        f"{data / COURSE}: step 'emotion': item 'no-such-item' is not in the content of 'emotion'"
    ]


def test_all_faults_of_all_files_are_told_at_once(data: Path) -> None:
    spoil(data / COURSE, "minutes: 15", "minutes: soon")
    spoil(data / COURSE, "language: zh", "language: de")
    spoil(data / ANGER, "family: anger", "family: fury")

    faults = check(data)

    assert all(any(word in fault for fault in faults) for word in ("'soon'", "'de'", "'fury'"))


def test_a_fault_is_told_with_its_line(data: Path) -> None:
    path = spoil(data / COURSE, "jurisdiction: cn", "jurisdiction: fr")
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "jurisdiction: fr" in text)

    assert check(data)[0].startswith(f"{path}:{line}: ")


@pytest.mark.parametrize(("file", "key"), [(CARE, "title"), (RULES, "name")])
def test_what_several_exercises_read_is_told_once(data: Path, file: Path, key: str) -> None:
    path = spoil(data / file, "zh:", "de:")

    told = [fault for fault in check(data) if fault.startswith(f"{path}:")]

    assert [fault.partition(": ")[2] for fault in told] == [
        f"{key}.de: is no known key; known: en, zh",
        f"{key}.zh: is missing",
    ]


def test_a_folder_without_a_course_is_told(data: Path) -> None:
    shutil.rmtree(data / "courses")

    assert check(data) == [f"{data / 'courses'}: no course; a .yaml file is needed there"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert any("nowhere" in fault for fault in check(tmp_path / "nowhere"))


def test_the_command_prints_every_fault_and_fails(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(data / COURSE, "language: zh", "language: de")

    assert main(["check", str(data)]) == 1
    assert "'de' is none of zh, en" in capsys.readouterr().err


def serve(home: Path, course: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kit", "serve", "--no-browser", "--host", "127.0.0.1"]
    command += ["--home", str(home), "--course", str(course)]
    return subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.server
def test_no_class_starts_on_a_broken_course(data: Path, tmp_path: Path) -> None:
    path = spoil(data / COURSE, "minutes: 15", "minutes: soon")

    refused = serve(tmp_path / "home", path)

    assert refused.returncode == 2
    assert f"{path}:" in refused.stderr
    assert "steps[1].minutes: 'soon' is no whole number" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert list((tmp_path / "home").glob(f"{PREFIX}*")) == []


@pytest.mark.server
def test_no_class_starts_on_an_item_that_is_not_there(data: Path, tmp_path: Path) -> None:
    spoil(data / COURSE, "items: [", "items: [no-such-item, ")

    refused = serve(tmp_path / "home", data / COURSE)

    assert refused.returncode == 2
    assert "item 'no-such-item' is not in the content of 'emotion'" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert list((tmp_path / "home").glob(f"{PREFIX}*")) == []


@pytest.mark.server
def test_no_class_starts_on_a_course_that_is_not_there(tmp_path: Path) -> None:
    refused = serve(tmp_path / "home", tmp_path / "nowhere.yaml")

    assert refused.returncode == 2
    assert "nowhere.yaml" in refused.stderr
