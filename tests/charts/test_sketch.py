"""The sketch: the same calls as a canvas, drawn without matplotlib, and looking the same."""

import re
import subprocess
import sys
from xml.etree import ElementTree

from kit.charts.canvas import Canvas, Type
from kit.charts.sketch import Sketch

WORDS = "愤怒 <b>&"


def drawn(sheet: Canvas | Sketch) -> ElementTree.Element:
    sheet.box((10, 20), (100, 30), "#D55E00", "#1F2933")
    sheet.stroke([(0, 0), (40, 60)], "#0F6B6F", 5, gap=3)
    sheet.text((150, 60), WORDS, Type("#123456", bold=True), "right")
    return ElementTree.fromstring(sheet.svg('a "label" <b>', "en"))  # noqa: S314  (our own drawing)


def test_it_is_one_well_formed_element_as_a_canvas_makes_it() -> None:
    ours, theirs = drawn(Sketch(300, 200)), drawn(Canvas(300, 200))

    assert (ours.tag, ours.attrib["class"], ours.attrib["role"]) == ("svg", "chart", "img")
    for name in ("viewBox", "aria-label", "class", "role"):
        assert ours.attrib[name] == theirs.attrib[name]


def test_words_stand_at_the_same_place_and_in_the_same_type() -> None:
    (ours,) = drawn(Sketch(300, 200)).iter("text")

    assert ours.text == WORDS
    assert (ours.attrib["x"], ours.attrib["y"], ours.attrib["text-anchor"]) == ("150", "60", "end")
    assert (ours.attrib["font-size"], ours.attrib["font-weight"]) == ("40", "bold")


def test_shapes_are_counted_from_the_top_left() -> None:
    root = drawn(Sketch(300, 200))
    box, line = root.find("rect"), root.find("path")

    assert box is not None
    assert line is not None
    assert [box.attrib[name] for name in ("x", "y", "width", "height")] == ["10", "20", "100", "30"]
    assert line.attrib["d"] == "M0 0 L40 60"
    assert re.fullmatch(r"0\.05 15", line.attrib["stroke-dasharray"])


def test_drawing_by_hand_loads_no_matplotlib() -> None:
    program = (
        "import sys; from kit.charts.sketch import Sketch;"
        "Sketch(9, 9).svg('x', 'en'); sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
