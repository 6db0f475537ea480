"""What the instructor should know of."""

import logging

import pytest

from kit.server.notices import KEPT, Notices


def test_a_notice_is_kept_with_its_time_and_detail() -> None:
    notices = Notices()
    notices.add("address_changed", detail="192.0.2.1")

    (notice,) = notices.kept
    assert (notice.code, notice.detail) == ("address_changed", "192.0.2.1")
    assert notice.at.utcoffset() is not None


def test_the_same_again_only_moves_its_time() -> None:
    notices = Notices()
    notices.add("not_saved")
    first = notices.kept[0].at
    notices.add("not_saved")

    assert len(notices.kept) == 1
    assert notices.kept[0].at >= first


def test_the_same_after_something_else_is_a_notice_of_its_own() -> None:
    notices = Notices()
    for code in ("not_saved", "failed", "not_saved"):
        notices.add(code)

    assert [notice.code for notice in notices.kept] == ["not_saved", "failed", "not_saved"]


def test_another_detail_is_another_notice() -> None:
    notices = Notices()
    notices.add("address_changed", detail="192.0.2.1")
    notices.add("address_changed", detail="192.0.2.2")

    assert [notice.detail for notice in notices.kept] == ["192.0.2.1", "192.0.2.2"]


def test_the_last_twenty_are_kept() -> None:
    notices = Notices()
    for number in range(KEPT + 5):
        notices.add("address_changed", detail=str(number))

    assert KEPT == 20
    assert [notice.detail for notice in notices.kept] == [str(n) for n in range(5, 25)]


def test_whoever_shows_notices_is_told_of_each() -> None:
    notices, told = Notices(), []
    notices.added = lambda: told.append(len(notices.kept))
    notices.add("failed")
    notices.add("failed")

    assert told == [1, 1]


def test_the_cause_goes_to_the_log_and_not_to_the_page(caplog: pytest.LogCaptureFixture) -> None:
    notices = Notices()
    with caplog.at_level(logging.WARNING, "workshop"):
        notices.add("not_saved", OSError("disk: full"))

    assert "not_saved: disk: full" in caplog.text
    assert "full" not in notices.kept[0].detail
