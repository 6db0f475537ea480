import logging

import pytest

from kit.errors import KitError, NotOpen
from kit.widgets.guard import guarded


def test_a_refusal_is_told_and_not_raised() -> None:
    told: list[KitError] = []

    def press() -> None:
        raise NotOpen("closed")

    guarded(press, told.append)()
    assert [error.code for error in told] == ["not_open"]


def test_a_fault_of_the_code_is_logged_with_its_trace_and_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[KitError] = []

    def press() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR, "workshop"):
        guarded(press, told.append)()
    assert caplog.records[0].exc_info
    assert [error.code for error in told] == ["failed"]


def test_what_goes_well_goes_through() -> None:
    pressed: list[str] = []
    guarded(pressed.append, lambda error: None)("submit")
    assert pressed == ["submit"]
