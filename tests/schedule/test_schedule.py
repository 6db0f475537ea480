"""`workshop schedule`: options in, a schedule out, or one line that says why not."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kit.cli import main

Json = dict[str, Any]
CREDIT = (
    *("--balance", "100000", "--rate", "4.9", "--instalments", "120"),
    *("--method", "equal-instalment", "--first-due", "2026-12-10"),
)
FREE = (
    *("--balance", "10000", "--instalments", "3", "--method", "interest-free"),
    *("--first-due", "2027-01-31"),
)
GIVEN = ("--balance", "5000", "--instalments", "24", "--first-due", "1978-02-10")


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Callable[..., Json]:
    """Return what the command prints as JSON."""

    def run(*options: str) -> Json:
        assert main(["schedule", *options, "--format", "json"]) == 0
        return dict(json.loads(capsys.readouterr().out))

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return the one line with which the command refuses."""

    def run(*options: str) -> str:
        try:
            code: object = main(["schedule", *options])
        except SystemExit as ended:
            code = ended.code
        out, err = capsys.readouterr()
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert err.endswith("\n")
        return err.rstrip("\n")

    return run


# --- JSON


def test_json_holds_the_whole_schedule(shown: Callable[..., Json]) -> None:
    schedule = shown(*FREE, "--down", "1000", "--waive-principal", "500", "--waive-penalty", "80")

    assert schedule.pop("convention").startswith("Ledger, interest-free: ")
    assert schedule == {
        "rows": [
            {
                "number": 1,
                "due": "2027-01-31",
                "payment": "2833.33",
                "principal": "2833.33",
                "interest": "0.00",
                "fee": "0.00",
                "balance": "5666.67",
            },
            {
                "number": 2,
                "due": "2027-02-28",
                "payment": "2833.33",
                "principal": "2833.33",
                "interest": "0.00",
                "fee": "0.00",
                "balance": "2833.34",
            },
            {
                "number": 3,
                "due": "2027-03-31",
                "payment": "2833.34",
                "principal": "2833.34",
                "interest": "0.00",
                "fee": "0.00",
                "balance": "0.00",
            },
        ],
        "financed": "8500.00",
        "down": "1000.00",
        "waived_principal": "500.00",
        "waived_penalty": "80.00",
        "total": "8500.00",
        "interest": "0.00",
        "fees": "0.00",
        "nominal_rate": "0",
        "annual_rate": "0.0000",
        "findings": [],
    }


def test_rates_stand_side_by_side(shown: Callable[..., Json]) -> None:
    schedule = shown(*FREE, "--instalments", "12", "--balance", "12000", "--fee-rate", "0.6")

    assert (schedule["nominal_rate"], schedule["annual_rate"]) == ("0", "13.0342")
    assert (schedule["fees"], schedule["total"]) == ("864.00", "12864.00")


def test_a_rate_is_shown_as_it_was_typed(shown: Callable[..., Json]) -> None:
    schedule = shown(*CREDIT)

    assert (schedule["nominal_rate"], schedule["annual_rate"]) == ("4.9", "4.9000")


@pytest.mark.parametrize(
    ("options", "rate"),
    [
        ((*GIVEN, "--payment", "230"), "9.6857"),
        (
            (
                *("--balance", "6000", "--instalments", "36", "--payment", "200"),
                *("--start", "1978-02-10", "--first-due", "1978-04-01"),
            ),
            "11.8165",
        ),
        (
            (
                *("--balance", "500", "--instalments", "30", "--payment", "17.60"),
                *("--period", "week", "--start", "1978-03-20", "--first-due", "1978-04-21"),
            ),
            "14.9622",
        ),
    ],
)
def test_a_rate_that_nobody_named_is_solved(
    options: tuple[str, ...], rate: str, shown: Callable[..., Json]
) -> None:
    schedule = shown(*options)

    assert (schedule["nominal_rate"], schedule["annual_rate"]) == (None, rate)
    assert {row["payment"] for row in schedule["rows"]} == {schedule["rows"][0]["payment"]}


def test_a_currency_has_its_own_decimals(shown: Callable[..., Json]) -> None:
    schedule = shown(*FREE, "--currency", "JPY")

    assert [row["payment"] for row in schedule["rows"]] == ["3333", "3333", "3334"]
    assert (schedule["down"], schedule["total"]) == ("0", "10000")


def test_findings_are_those_of_the_jurisdiction(shown: Callable[..., Json]) -> None:
    (finding,) = shown(*CREDIT)["findings"]
    assert (finding["id"], finding["rule"]["id"]) == ("over_five_years", "cn_credit_card_70")
    assert "Art. 70" in finding["rule"]["source"]

    assert shown(*CREDIT, "--jurisdiction", "us")["findings"] == []
    (finding,) = shown(*FREE, "--jurisdiction", "uk")["findings"]
    assert "CONC 7.3.10R" in finding["rule"]["source"]

    balloon = shown(*GIVEN, "--payment", "100", "--rate", "0")["findings"]
    assert [(one["id"], one["rule"]) for one in balloon] == [("large_last", None)]


@pytest.mark.parametrize(
    "options",
    [
        ("--rate", "1000"),
        ("--rate", "0"),
        ("--instalments", "1200"),
        ("--instalments", "1"),
        ("--balance", "999999999999.99", "--rate", "1000", "--fee-rate", "1000"),
    ],
)
def test_the_ends_of_every_range_are_in_it(
    options: tuple[str, ...], shown: Callable[..., Json]
) -> None:
    schedule = shown(*CREDIT, *options)

    assert schedule["rows"][-1]["balance"] == "0.00"
    assert "E" not in json.dumps([schedule["total"], schedule["annual_rate"]])


# --- the other forms


def test_the_table_is_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", *FREE, "--jurisdiction", "uk"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        *("number", "due", "payment", "principal", "interest", "fee", "balance")
    ]
    assert lines[3].split() == ["3", "2027-03-31", "3333.34", "3333.34", "0.00", "0.00", "0.00"]
    assert len({len(line) for line in lines[:4]}) == 1
    assert "total: 10000.00" in lines
    assert lines[-1].startswith("! All is to be paid in one or few instalments (3).")
    assert lines[-1].endswith("(FCA Handbook, CONC 7.3.10R)")


def test_a_table_of_a_solved_rate_says_that_none_was_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schedule", *GIVEN, "--payment", "230"]) == 0

    assert "nominal_rate: not given" in capsys.readouterr().out.splitlines()


def test_csv_has_a_line_for_each_instalment(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", *FREE, "--format", "csv"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert rows[2] == {
        "number": "3",
        "due": "2027-03-31",
        "payment": "3333.34",
        "principal": "3333.34",
        "interest": "0.00",
        "fee": "0.00",
        "balance": "0.00",
    }


def test_a_workbook_holds_numbers_and_dates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "plan.xlsx"

    assert main(["schedule", *CREDIT, "--format", "xlsx", "--output", str(target)]) == 0

    assert capsys.readouterr().out == f"{target}\n"
    book = load_workbook(target)
    rows = list(book["schedule"].values)
    assert rows[0] == ("number", "due", "payment", "principal", "interest", "fee", "balance")
    assert rows[1][:4] == (1, datetime(2026, 12, 10), 1055.77, 647.44)
    assert rows[-1][-1] == 0
    assert book["schedule"]["C2"].number_format == "0.00"
    sums = dict(list(book["sums"].values))
    assert (sums["annual_rate"], sums["financed"]) == (4.9, 100000)
    assert sums["convention"].startswith("Ledger, equal instalments")
    assert sums["finding"].startswith("! The last instalment is due on 2036-11-10")


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    main(["schedule", *CREDIT, "--format", "xlsx", "--output", str(target)])

    cells = [cell for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"n", "s", "d"}


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_file_holds_what_would_be_printed(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["schedule", *CREDIT, "--format", form])
    printed = capsys.readouterr().out
    target = tmp_path / "plan"

    assert main(["schedule", *CREDIT, "--format", form, "--output", str(target)]) == 0

    with target.open(encoding="utf-8", newline="") as file:
        assert file.read() == printed


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere/plan.csv", "nowhere/plan.csv cannot be written (No such file or directory)"),
        (".", ". cannot be written (it is no file)"),
        ("", ". cannot be written (it is no file)"),
        ("/", "/ cannot be written (it is no file)"),
        ("/dev/null", "/dev/null cannot be written (it is no file)"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(
    name: str,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: Callable[..., str],
) -> None:
    monkeypatch.chdir(tmp_path)

    said = refused(*FREE, "--format", "csv", "--output", name)

    assert said.startswith(f"workshop: --output: {why}; name ")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_not_shown_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    assert "add --output FILE" in refused(*FREE, "--format", "xlsx")


# --- what is refused


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--balance", "0"), "--balance 0: not over 0 and under 1000000000000; "),
        (("--balance", "-5"), "--balance -5: not over 0 "),
        (("--balance", "-1e30"), "--balance -1e30: not an amount in plain digits; "),
        (("--balance", "1e30"), "--balance 1e30: not an amount in plain digits; "),
        (("--balance", "NaN"), "--balance NaN: not an amount "),
        (("--balance", "三千五"), "--balance 三千五: not an amount "),
        (("--balance", "3,500.00"), "--balance 3,500.00: not an amount "),
        (("--balance", "3500元"), "--balance 3500元: not an amount "),
        (("--balance", ""), "--balance '': not an amount "),
        (("--balance", "1\n2"), r"--balance '1\n2': not an amount "),
        (("--balance=9" + "9" * 99,), "--balance " + "9" * 60 + "…: not over 0 "),
        (("--down", "0.001"), "--down 0.001: finer than 0.01, "),
        (("--waive-penalty", "-1"), "--waive-penalty -1: not over 0 "),
        (("--rate", "-4.9"), "--rate -4.9: not a rate from 0 to 1000 per cent, "),
        (("--fee-rate", "1000.1"), "--fee-rate 1000.1: not a rate from 0 to 1000 "),
        (("--instalments", "0"), "--instalments 0: not a whole number from 1 to 1200; "),
        (("--instalments", "1000000"), "--instalments 1000000: not a whole number "),
        (("--first-due", "2026-02-30"), "--first-due 2026-02-30: not a day "),
        (("--start", "tomorrow"), "--start tomorrow: not a day "),
        (("--method", "annuity"), "--method annuity: not one of the choices; give one of "),
        (("--period", "day"), "--period day: not one of the choices; give one of month, "),
        (("--currency", "RMB"), "--currency RMB: not one of the choices; give one of CNY, "),
        (("--down", "100000.01"), "--down 100000.01, --balance 100000: nothing is left "),
        (("--waive-principal", "100000"), "--waive-principal 100000, --balance 100000: nothing "),
        (
            ("--start", "2027-01-01"),
            "--start 2027-01-01, --first-due 2026-12-10: the first instalment is due after ",
        ),
        (
            ("--payment", "1000"),
            "--payment 1000, --method equal-instalment: a payment replaces the method; ",
        ),
        (
            ("--method", "interest-free"),
            "--rate 4.9, --method interest-free: interest-free instalments have no rate; ",
        ),
        (
            ("--balance", "0.07"),
            "--balance 0.07, --instalments 120: the amount is too small ",
        ),
    ],
)
def test_a_refusal_names_options_as_typed_their_values_and_what_is_right(
    options: tuple[str, ...], said: str, refused: Callable[..., str]
) -> None:
    assert refused(*CREDIT, *options).startswith(f"workshop: {said}")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--payment", "200"), "--payment 200, --instalments 24: this never repays 5000.00 "),
        (
            ("--payment", "50", "--rate", "12"),
            "--payment 50, --rate 12: this never repays: interest and fee of the first period ",
        ),
        (
            ("--payment", "300", "--rate", "12"),
            "--payment 300, --instalments 24: instalment 19 repays all; ",
        ),
        ((), "--method, --payment: how it is paid is missing; "),
        (("--method", "equal-principal"), "--rate, --method equal-principal: this method needs "),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    options: tuple[str, ...], said: str, refused: Callable[..., str]
) -> None:
    assert refused(*GIVEN, *options).startswith(f"workshop: {said}")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--balance", "100"), "--instalments, --first-due"),
        ((*CREDIT, "--balance"), "--balance"),
        ((*CREDIT, "--jurisdiction", "de"), "--jurisdiction"),
        ((*CREDIT, "--format", "pdf"), "--format"),
        ((*CREDIT, "--colour", "red"), "--colour red"),
        ((*CREDIT, "--inst", "3"), "--inst 3"),
        ((*CREDIT, "an\nother"), "an other"),
    ],
)
def test_options_that_are_none_are_refused_in_one_line_too(
    options: tuple[str, ...], named: str, refused: Callable[..., str]
) -> None:
    assert named in refused(*options)
