"""The wall's picture of openings: what it shows, that it fits, and that it tells it in words."""

import re

import pytest

from kit.charts.theme import LIGHTS
from kit.exercises.contract import Json
from kit.exercises.opening.chart import picture
from kit.exercises.opening.criterion import ELEMENTS, VIOLATIONS
from kit.exercises.opening.model import Opening
from kit.exercises.opening.shares import of_item, of_step
from kit.text.catalogue import translation
from kit.text.language import Language

EVERY = dict.fromkeys(ELEMENTS, True)


def tally(rewritten: int = 1, broken: int = 1, applies: dict[str, bool] = EVERY) -> Json:
    return {
        "count": 4,
        "rewritten": rewritten,
        "applies": applies,
        "first": dict.fromkeys(ELEMENTS, 1),
        "last": dict.fromkeys(ELEMENTS, 3),
        "violations": [[id_, 1, 4] for id_ in VIOLATIONS[:broken]],
        "seconds": [20.0, 25.0],
    }


def drawn(opening: Opening, facts: Json, language: Language = "en", light: str = "day") -> str:
    return picture(opening.codebook, of_item(facts), language, light, translation(language))


def texts(svg: str) -> list[str]:
    return re.findall(r"<text [^>]*>(.*?)<", svg)


def test_elements_stand_in_the_order_of_a_call_with_both_shares(opening: Opening) -> None:
    said = texts(drawn(opening, tally()))

    assert said[:5] == ["first → last draft", "Greeting", "25 → 75%", "Who is calling", "25 → 75%"]
    assert said[-3:] == ["To mend, in how many openings", "Told to others", "4 → 1"]


def test_first_drafts_alone_have_one_bar_and_one_number(opening: Opening) -> None:
    both, alone = drawn(opening, tally()), drawn(opening, tally(rewritten=0))

    assert texts(alone)[:2] == ["Greeting", "75%"]
    assert both.count("<path") > alone.count("<path")


def test_what_a_scenario_does_not_ask_for_is_not_drawn(opening: Opening) -> None:
    assert "Purpose" not in texts(drawn(opening, tally(applies={**EVERY, "purpose": False})))


def test_of_many_violations_the_most_frequent_are_drawn_and_all_are_told(opening: Opening) -> None:
    svg = drawn(opening, tally(broken=len(VIOLATIONS)))
    label = re.search(r'aria-label="([^"]*)"', svg)[1]

    assert "To mend most often, in how many openings" in texts(svg)
    assert 3 <= sum(words == "4 → 1" for words in texts(svg)) < len(VIOLATIONS)
    assert "Greeting 25 → 75%" in label
    assert "Leaning on family or work 4 → 1" in label


def test_openings_that_break_nothing_say_so(opening: Opening) -> None:
    assert texts(drawn(opening, tally(broken=0)))[-1] == "Nothing to mend."


@pytest.mark.parametrize("light", ["day", "night"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_type_is_large_enough_and_all_of_it_inside(
    opening: Opening, language: Language, light: str
) -> None:
    svg = drawn(opening, tally(broken=12), language, light)

    assert f"fill: {LIGHTS[light].ink.lower()}" in svg
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    for style, x, y, words in re.findall(
        r'<text style="([^"]*)" x="([\d.-]+)" y="([\d.-]+)"[^>]*>(.*?)<', svg
    ):
        size = int(re.search(r"font-size: (\d+)px", style)[1])
        wide = size * sum(1 if ord(letter) > 0x2E7F else 0.56 for letter in words)
        assert size >= 28
        assert float(y) <= height
        if "text-anchor: end" in style:
            assert wide <= float(x) <= width, words
        else:
            assert float(x) + wide <= width, words


def test_a_step_is_drawn_from_its_shares(opening: Opening) -> None:
    facts = {
        "items": 2,
        "seats": 3,
        "first": {**dict.fromkeys(ELEMENTS, 0.25), "purpose": None},
        "last": {**dict.fromkeys(ELEMENTS, 1.0), "purpose": None},
        "violations": [["threat", 0, 2]],
    }
    said = texts(picture(opening.codebook, of_step(facts), "en", "day", translation("en")))

    assert "Purpose" not in said
    assert said[2] == "25 → 100%"
    assert said[-1] == "2 → 0"
