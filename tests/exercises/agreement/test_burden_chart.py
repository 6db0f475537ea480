"""The burden's picture: bars and lines at their height, labels apart, the same told in words."""

from decimal import Decimal

import pytest

from kit.charts.theme import LIGHTS
from kit.exercises.agreement.affordability import Budget, Stress
from kit.exercises.agreement.burden import make_burden, told
from kit.exercises.agreement.burden_chart import draw
from kit.exercises.agreement.ledger import Ledger
from kit.text.catalogue import translation
from kit.text.fit import plain
from kit.text.language import Language
from tests.exercises.agreement.drawn import boxes, clashes, label, texts, words
from tests.exercises.agreement.sample import FREE, GIVEN, ledger_of

PLAN = ledger_of(FREE, balance="18000", instalments="15")  # 1,200 a month


def drawn(
    ledger: Ledger = PLAN,
    surplus: str = "1900",
    shock: str = "1000",
    language: Language = "en",
    light: str = "day",
) -> str:
    budget = Budget(Decimal(8000), Decimal(8000) - Decimal(surplus))
    burden = make_burden(ledger, budget, Stress(shock=Decimal(shock)))
    return draw(burden, light, translation(language))


def test_a_bar_stands_for_each_of_the_first_twelve_months() -> None:
    bars = boxes(drawn(), LIGHTS["day"].strong)

    assert len(bars) == 12
    assert len({(top, foot) for _left, top, _right, foot in bars}) == 1


def test_a_month_that_asks_for_more_has_a_higher_bar() -> None:
    growing = ledger_of(GIVEN, rate="0", payment="200", instalments="5")
    heights = [foot - top for _left, top, _right, foot in boxes(drawn(growing), "#0F6B6F")]

    assert heights[4] == pytest.approx(21 * heights[0])


def test_lines_and_bars_are_named_with_their_amounts() -> None:
    said = texts(drawn())

    assert said[-6:] == ["Left over", "1,900", "To pay", "1,200", "Income −20%", "300"]
    assert "Month 4 costs 1,000 more: 300 short" in said
    assert "Month, the first 12 of 15" in said


def test_a_bad_month_that_can_be_paid_says_so() -> None:
    assert "Month 4 costs 500 more: still enough" in texts(drawn(shock="500"))


def test_a_plan_that_breaks_as_it_is_names_that_month() -> None:
    assert "Month 1 is 200 short" in texts(drawn(surplus="1000"))


def test_it_tells_in_words_what_is_told_beside_it() -> None:
    budget = Budget(Decimal(8000), Decimal(6100))
    burden = make_burden(PLAN, budget, Stress(shock=Decimal(1000)))

    assert label(drawn()) == plain(told(burden, translation("en")))


@pytest.mark.parametrize(
    ("instalments", "surplus"),
    [("1", "1900"), ("2", "-500"), ("7", "0"), ("8", "30000"), ("15", "1200"), ("60", "1900")],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_stands_on_anything_else_whatever_the_plan(
    instalments: str, surplus: str, language: Language
) -> None:
    ledger = ledger_of(FREE, balance="18000.49", instalments=instalments)

    svg = drawn(ledger, surplus, shock="3000", language=language)

    assert clashes(svg) == []


@pytest.mark.parametrize("light", ["day", "night"])
def test_type_is_legible_on_a_phone_and_in_the_ink_of_its_light(light: str) -> None:
    svg = drawn(light=light)

    assert min(each.size for each in words(svg)) * 340 / 970 >= 11.5
    assert f"fill: {LIGHTS[light].ink.lower()}" in svg
    assert f"stroke: {LIGHTS[light].accent.lower()}" in svg
