"""The share of closing words that have each element, as bars on phone and wall."""

from kit.exercises.agreement.element_bars import element_bars
from kit.exercises.agreement.words import ELEMENTS
from kit.text.catalogue import translation
from tests.exercises.agreement.seen import words

english = translation("en")


def test_each_element_has_a_bar_and_its_share() -> None:
    rows = [{"id": "who", "present": 1, "of": 3}, {"id": "thanks", "present": 0, "of": 3}]
    html = element_bars({"elements": rows}, english)

    assert words(html).endswith("Agreements handed in: 3 Who 33% Thanks 0%")
    assert html.count('<i style="--share: 33.3%"></i>') == 1
    assert html.count("<i></i>") == 1


def test_nobody_s_words_are_told_to_be_nobody_s() -> None:
    html = element_bars(
        {"elements": [{"id": id_, "present": 0, "of": 0} for id_ in ELEMENTS]}, english
    )

    assert words(html).endswith("Nobody has answered this one.")
    assert "bar" not in html
