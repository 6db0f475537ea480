"""Figures are told as they are: what is missing too."""

from tests.bench.__main__ import DOCS, RAW, pages, read
from tests.bench.measurement import Measurement, Trial
from tests.bench.table import cell, table

UNFINISHED = Measurement("joins", "cold", "stock", 4, "s", (1.0, 2.0), expected=4, limit=180.0)
JOINED = Measurement("joins", "cold", "kit", 4, "s", (1.0, 2.0, 3.0, 4.0), expected=4)


def test_what_never_finished_is_slower_than_all_else() -> None:
    assert (UNFINISHED.at(0.5), UNFINISHED.at(0.95)) == (2.0, None)
    assert (JOINED.at(0.5), JOINED.at(0.95), JOINED.at(1.0)) == (2.0, 4.0, 4.0)


def test_what_never_finished_is_told_in_both_languages() -> None:
    assert cell(UNFINISHED, "", "en") == "after 180 s only 2 of 4 had finished"
    assert cell(UNFINISHED, "", "zh") == "180 s 后 4 人中只有 2 人完成"


def test_one_who_never_finished_stands_beside_the_percentile() -> None:
    waited = tuple(float(number) for number in range(1, 60))
    told = Measurement("joins", "cold", "stock", 60, "s", waited, expected=60, limit=180.0)
    assert cell(told, "", "en") == "57 s (30; –); after 180 s only 59 of 60 had finished"


def test_what_cannot_be_had_says_why() -> None:
    def fails() -> list[Measurement]:
        raise RuntimeError("no Chromium\nand more")

    (told,) = Trial("usable", "first", "kit", 1, fails).measured()
    assert cell(told, "", "en") == "none: RuntimeError: no Chromium"


def test_both_systems_stand_in_one_line_with_their_ratio() -> None:
    stock = Measurement("joins", "cold", "stock", 4, "s", (8.0, 8.0, 8.0, 8.0), expected=4)
    *_, line = table([JOINED, stock], "en").splitlines()
    assert line == "| 4 join at once, from cold | 8 s (8; 8) | 4 s (2; 4) | 2 | – |"


def test_against_what_never_finished_the_ratio_is_a_least_one() -> None:
    *_, line = table([JOINED, UNFINISHED], "en").splitlines()
    assert line.split(" | ")[3] == "> 45"


def test_the_pages_are_what_the_raw_figures_say() -> None:
    for path, text in pages(*read(DOCS / RAW)).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run make bench again"
