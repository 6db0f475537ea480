"""The command line: a value may begin with a dash, and a refusal is one line."""

import pytest

from kit.command_line import CommandParser, joined


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["--rate", "-1e30"], ["--rate=-1e30"]),
        (["--rate", "-5", "--down", "3"], ["--rate=-5", "--down", "3"]),
        (["--rate", "--down"], ["--rate", "--down"]),
        (["--rate", "-h"], ["--rate", "-h"]),
        (["--rate", "-"], ["--rate", "-"]),
        (["--rate=1", "-5"], ["--rate=1", "-5"]),
        (["export", "-5"], ["export", "-5"]),
        ([], []),
    ],
)
def test_a_value_that_begins_with_a_dash_stays_with_its_option(
    typed: list[str], read: list[str]
) -> None:
    assert joined(typed) == read


def test_a_refusal_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        CommandParser("workshop").error("no\nsuch   option")

    assert ended.value.code == 2
    assert capsys.readouterr().err == "workshop: no such option\n"
