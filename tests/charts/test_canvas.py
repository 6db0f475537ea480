"""The canvas: an <svg> that may stand in a page beside others, the same every time."""

import re
import warnings
from xml.etree import ElementTree

import pytest

from kit.charts.canvas import Canvas, Type


def drawn(words: str = "愤怒 <b>&", label: str = 'a "label" <b>') -> str:
    canvas = Canvas(300, 200)
    canvas.box((10, 20), (100, 30), "#D55E00", "#1F2933")
    canvas.voice((0, 0), "anger", "#1F2933")
    canvas.text((150, 60), words, Type("#123456", bold=True), "right")
    canvas.text((150, 90), "words0.", Type("#123456", 28))
    return canvas.svg(label, "en")


def test_it_is_one_well_formed_element() -> None:
    root = ElementTree.fromstring(drawn())  # noqa: S314  (our own drawing)
    assert root.tag == "svg"
    assert root.attrib["viewBox"] == "0 0 300 200"
    assert root.attrib["aria-label"] == 'a "label" <b>'


def test_it_is_the_same_every_time() -> None:
    assert drawn() == drawn()


def test_it_brings_no_ids_and_no_styles_that_reach_others() -> None:
    assert not re.search(r'\sid="|<style|<defs|<metadata|xmlns:|<\?xml', drawn())


def test_places_are_counted_from_the_top_left() -> None:
    box = re.search(r'd="M 10 50 L 110 50 L 110 20 L 10 20', drawn())
    assert box, drawn()


def test_words_are_set_by_the_browser_and_escaped() -> None:
    svg = drawn()
    assert ">愤怒 &lt;b&gt;&amp;</text>" in svg
    assert "font-family: -apple-system, &quot;Segoe UI&quot;" in svg
    assert "DejaVu" not in svg
    assert "text-anchor: end" in svg
    assert "font-weight: 700" in svg


def test_words_that_look_like_a_placeholder_stay_as_they_are() -> None:
    assert ">words0.</text>" in drawn()


def test_characters_that_matplotlib_has_no_glyph_for_cause_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "焦虑恐惧" in drawn("焦虑恐惧")


def test_type_too_small_for_a_wall_is_refused() -> None:
    with pytest.raises(ValueError, match="27 px"):
        Type("#000000", 27)


def test_a_dot_is_drawn_round_its_place_and_over_the_lines() -> None:
    canvas = Canvas(300, 200)
    canvas.dot((100, 50), 10, "#0F6B6F", "#FBFAF7")
    canvas.stroke([(0, 0), (300, 200)], "#1F2933")
    svg = canvas.svg("a dot", "en")

    assert svg.index("#1f2933") < svg.index("#0f6b6f")
    assert "M 100 60 C" in svg


def test_a_row_of_points_keeps_its_distance_whatever_its_width() -> None:
    canvas = Canvas(300, 200)
    canvas.stroke([(0, 0), (300, 0)], "#1F2933", 8, gap=2)
    canvas.stroke([(0, 0), (300, 0)], "#1F2933", 16, gap=1)

    assert re.findall("stroke-dasharray: ([^;]*)", canvas.svg("points", "en")) == ["0.05,16"] * 2
