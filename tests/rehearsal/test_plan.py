"""The options of a rehearsal: which there are, and which are refused by name."""

from pathlib import Path
from typing import Any

import pytest

from kit.cli import main
from kit.errors import SettingsError
from kit.rehearsal.plan import Plan


def test_a_join_link_is_an_address_and_a_code() -> None:
    assert Plan(url="http://192.168.1.5:8866/4827").door == ("http://192.168.1.5:8866", "4827")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"seats": 0}, "--seats: 0"),
        ({"seats": 501}, "--seats: 501"),
        ({"drop": 1.5}, "--drop: 1.5"),
        ({"drop": -0.1}, "--drop: -0.1"),
        ({"drop": float("nan")}, "--drop: nan"),
        ({"url": "http://192.168.1.5:8866/"}, "--url: 'http://192.168.1.5:8866/'"),
        ({"url": "4827"}, "--url: '4827'"),
        ({"report": Path("report.pdf")}, "--report: 'report.pdf'"),
        ({"report": Path("no such folder/report.html")}, "--report: there is no folder"),
    ],
)
def test_what_cannot_be_is_refused_by_name(options: dict[str, Any], named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Plan(**options)
    assert str(refused.value).startswith(named)


def test_a_refused_option_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "--seats", "0"]) == 2
    assert capsys.readouterr().err == "workshop: --seats: 0 is not between 1 and 500\n"


@pytest.mark.parametrize(("seats", "drop", "dropping"), [(60, 0, 0), (60, 0.2, 12), (3, 0.1, 1)])
def test_a_share_of_the_seats_drops_out(seats: int, drop: float, dropping: int) -> None:
    assert Plan(seats=seats, drop=drop).dropping == dropping
