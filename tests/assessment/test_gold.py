"""The gold set's files: read with a line for each fault, and each half labelled twice."""

from pathlib import Path

import pytest

from kit.assessment.gold import read_gold
from kit.errors import ContentError

CRITERIA = ("greeting", "threat")


def gold(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "zh.kept.yaml"
    path.write_text(f"examples:\n  - id: a-1\n    text: 您好\n{body}", encoding="utf-8")
    return path


def test_labels_that_agree_need_no_third(tmp_path: Path) -> None:
    path = gold(tmp_path, '    hour: "22:30"\n    first: [greeting]\n    second: [greeting]\n')

    (example,) = read_gold(path, CRITERIA, ("hour",))
    assert example.agreed == {"greeting"}
    assert example.options == {"hour": "22:30"}


def test_where_two_differ_what_they_agreed_on_counts(tmp_path: Path) -> None:
    path = gold(tmp_path, "    first: [greeting]\n    second: [threat]\n    agreed: [threat]\n")

    (example,) = read_gold(path, CRITERIA, ())
    assert (example.first, example.agreed) == ({"greeting"}, {"threat"})


def test_an_example_tells_facts(tmp_path: Path) -> None:
    body = '    first: []\n    second: []\n    facts: {instalments: 6, total: "9000"}\n'

    (example,) = read_gold(gold(tmp_path, body), CRITERIA, (), ("total", "instalments"))
    assert example.facts == {"total": "9000", "instalments": "6"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("    first: [greeting]\n    second: []\n", "5: .*differs in greeting"),
        ("    first: [kindness]\n    second: [kindness]\n", "kindness.* is none of"),
        ("    first: []\n    second: []\n    mood: x\n", "mood: is no known key"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(ContentError, match=why):
        read_gold(gold(tmp_path, body), CRITERIA, ())
