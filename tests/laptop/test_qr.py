import re
from itertools import chain
from xml.etree import ElementTree

import pytest
import segno

from kit.laptop.qr import colours_work, svg_qr, terminal_qr

URL = "http://192.168.137.1:8866/"
CELL = re.compile(r"\x1b\[38;5;(\d+);48;5;(\d+)m|\x1b\[0m|([ ▄])")


def modules(text: str) -> list[list[bool]]:
    """What the terminal draws: two rows of modules a line, True for black."""
    rows: list[list[bool]] = []
    for line in text.splitlines():
        upper, lower, colours = [], [], ("", "")
        for fore, back, sign in CELL.findall(line):
            if sign:
                upper.append(colours[1] == "16")
                lower.append(colours[1 if sign == " " else 0] == "16")
            else:
                colours = (fore, back)
        rows += [upper, lower]
    return rows


def test_the_terminal_shows_the_code_in_black_and_white_with_a_quiet_zone() -> None:
    code = segno.make_qr(URL, error="m")
    expected = [[bool(module) for module in row] for row in code.matrix_iter(border=2)]

    drawn = modules(terminal_qr(URL))

    assert drawn[: len(expected)] == expected
    assert not any(chain(*drawn[len(expected) :]))


def test_every_line_gives_the_terminals_colours_back() -> None:
    assert all(line.endswith("\x1b[0m") for line in terminal_qr(URL).splitlines())


def test_the_code_can_be_written_in_the_encoding_of_a_chinese_console() -> None:
    assert terminal_qr(URL).encode("gbk")


def test_the_code_fits_a_small_terminal() -> None:
    assert len(terminal_qr(URL).splitlines()) <= 20


def test_without_colours_no_escape_is_written() -> None:
    plain = terminal_qr(URL, colour=False)

    assert set(plain) <= set(" ▀▄█\n")
    assert plain.splitlines()[0].strip("█") == ""


def test_the_svg_fills_its_box_and_stands_inside_a_page() -> None:
    svg = ElementTree.fromstring(svg_qr(URL))  # noqa: S314

    assert svg_qr(URL).startswith("<svg ")
    assert svg.get("role") == "img"
    assert svg.get("viewBox") == "0 0 29 29"  # 25 modules and 2 white ones on each side
    assert svg.get("width") is None
    assert svg.get("height") is None


def test_the_svg_is_black_on_white() -> None:
    paths = list(ElementTree.fromstring(svg_qr(URL)))  # noqa: S314

    assert [paths[0].get("fill"), paths[1].get("stroke")] == ["#fff", "#000"]


def test_a_screen_reader_hears_the_label_or_the_text() -> None:
    assert 'aria-label="Join &amp; learn"' in svg_qr(URL, label="Join & learn")
    assert f'aria-label="{URL}"' in svg_qr(URL)


def test_output_that_is_no_terminal_gets_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    assert not colours_work()
