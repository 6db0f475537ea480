from pathlib import Path

import pytest

from kit.laptop.machine import (
    GIGABYTE,
    MEGABYTE,
    Kind,
    font_finding,
    home_finding,
    is_synchronised,
    memory_finding,
    python_finding,
    seats_for,
    sleep_finding,
)

HOME = Path("classes")


@pytest.mark.parametrize(
    ("megabytes", "kind", "seats"),
    [
        (0, "ordinary", 0),
        (759, "ordinary", 0),
        (760, "ordinary", 1),
        (700 + 30 * 60, "ordinary", 30),
        (724, "forked", 0),
        (725, "forked", 1),
        (700 + 200 * 25, "forked", 200),
    ],
)
def test_a_seat_takes_25_mb_or_60_after_the_servers_700(
    megabytes: int, kind: Kind, seats: int
) -> None:
    assert seats_for(megabytes * MEGABYTE, kind) == seats


@pytest.mark.parametrize(
    ("megabytes", "state"),
    [(999, "bad"), (1000, "warning"), (2499, "warning"), (2500, "good")],
)
def test_memory_is_good_from_30_seats_and_bad_below_5(megabytes: int, state: str) -> None:
    assert memory_finding(megabytes * MEGABYTE, "ordinary", str).state == state


def test_memory_is_told_in_gigabytes_and_phones() -> None:
    finding = memory_finding(4 * GIGABYTE, "ordinary", str)

    assert finding.text == "4.0 GB of memory are free, enough for about 56 phones."


def test_a_folder_that_cannot_be_written_is_bad_however_big_the_disk() -> None:
    assert home_finding(HOME, False, 100 * GIGABYTE, str).state == "bad"


@pytest.mark.parametrize(
    ("megabytes", "state"), [(199, "bad"), (200, "warning"), (1023, "warning"), (1024, "good")]
)
def test_a_full_disk_is_said_in_time(megabytes: int, state: str) -> None:
    assert home_finding(HOME, True, megabytes * MEGABYTE, str).state == state


def test_a_folder_in_a_cloud_is_a_warning() -> None:
    folder = Path("OneDrive - Company") / "classes"

    finding = home_finding(folder, True, 100 * GIGABYTE, str)

    assert is_synchronised(folder)
    assert finding.state == "warning"
    assert "cloud" in finding.advice


def test_windows_and_macos_bring_chinese_fonts() -> None:
    assert font_finding("win32", None, str).state == "good"
    assert font_finding("darwin", None, str).state == "good"


def test_linux_without_a_chinese_font_is_told_that_phones_are_fine() -> None:
    assert font_finding("linux", 3, str).state == "good"
    assert "Phones are not affected" in font_finding("linux", 0, str).text
    assert font_finding("linux", 0, str).text != font_finding("linux", None, str).text


def test_a_laptop_that_cannot_be_kept_awake_is_a_warning() -> None:
    assert sleep_finding(True, str).state == "good"
    assert sleep_finding(False, str).state == "warning"


def test_python_3_11_is_the_oldest() -> None:
    assert python_finding((3, 11), str).state == "good"
    assert python_finding((3, 10), str).state == "bad"
    assert "3.11" in python_finding((3, 10), str).advice
