"""`workshop assess`: one text as JSON, many as lines, and each refusal in a sentence."""

import io
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.cli import main

OPENING = "您好，我是安和银行的陈静。我们要起诉您了。"


@pytest.fixture
def homework(tmp_path: Path) -> Path:
    path = tmp_path / "homework.csv"
    path.write_text(f"name,opening\nLi,{OPENING}\nWang,您好\n", encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["assess", "opening", *arguments]) == 0
    return capsys.readouterr().out


def test_a_text_of_the_standard_input_is_one_json_object(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(OPENING.encode())))

    found = json.loads(run(capsys, "--language", "zh", "--format", "json", "-"))

    assert list(found) == ["elements", "violations", "warmth", "stopped"]
    assert found["elements"][0] == {
        "id": "greeting", "present": True, "applies": True, "spans": [[0, 2]],
    }  # fmt: skip
    (threat,) = found["violations"]
    assert set(threat) == {"id", "span", "severity", "rule", "why", "instead"}
    assert (threat["id"], threat["severity"]) == ("threat", "stop")
    assert OPENING[slice(*threat["span"])] == "我们要起诉您了"


def test_a_situation_is_given_by_options_or_by_a_scenario(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "one.txt"
    path.write_text("您好，他的贷款逾期了。", encoding="utf-8")

    for said in (["--answers", "spouse", "--hour", "23:10"], ["--scenario", "spouse"]):
        found = json.loads(run(capsys, "--language", "zh", *said, str(path)))
        broken = {each["id"] for each in found["violations"]}
        assert "third_party_disclosure" in broken
        assert ("wrong_time" in broken) is ("--hour" in said)


def test_a_column_is_a_line_a_row_that_carries_its_name(
    capsys: pytest.CaptureFixture[str], homework: Path
) -> None:
    out = run(capsys, "--language", "zh", "--column", "opening", str(homework))

    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["name"] for line in lines] == [f"{homework}:1", f"{homework}:2"]
    assert [len(line["violations"]) for line in lines] == [1, 0]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "EXERCISE: is missing; there are: opening"),
        (["emotion"], "EXERCISE: 'emotion' is chosen and not written"),
        (["singing"], "EXERCISE: .*'singing' is not installed"),
        (["opening", "x.txt"], "--language: is missing"),
        (["opening", "--language", "zh", "nowhere.txt"], "nowhere.txt: cannot be read"),
        (["opening", "--language", "zh", "--hour", "25:00", "F"], "--hour: '25:00' is no time"),
        (["opening", "--language", "zh", "--scenario", "x", "F"], "--scenario: 'x' is not in"),
        (
            ["opening", "--language", "zh", "--scenario", "ill", "--answers", "spouse", "F"],
            "leave out --answers",
        ),
        (["opening", "--report", "--gold", "nowhere"], "holds no gold set"),
    ],
)
def test_each_refusal_says_what_would_be_right(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], why: str
) -> None:
    path = tmp_path / "text"
    path.write_text("您好", encoding="utf-8")
    given = [str(path) if each == "F" else each for each in arguments]

    assert main(["assess", *given]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert re.search(why, line), line
