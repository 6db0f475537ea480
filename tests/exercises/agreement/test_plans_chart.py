"""The wall's picture of the plans: what they ask for, what either side gets."""

import pytest

from kit.charts.theme import LIGHTS
from kit.exercises.agreement.plans_chart import draw
from kit.exercises.contract import Json
from kit.money import CURRENCIES
from kit.text.catalogue import translation
from kit.text.language import Language
from tests.exercises.agreement.drawn import boxes, clashes, label, texts, words

DAY = LIGHTS["day"]


def plan(payment: str = "1250.00", recovered: float = 0.9, left: float = 0.375) -> Json:
    return {"payment": payment, "recovered_share": recovered, "left_share": left}


def drawn(*plans: Json, surplus: str = "2000.00", language: Language = "en") -> str:
    facts = {"plans": list(plans), "surplus": surplus}
    return draw(facts, CURRENCIES["USD"], "day", translation(language))


def test_payments_over_the_surplus_have_another_colour_and_are_counted() -> None:
    svg = drawn(plan(), plan(), plan("2500.00", left=0.0))

    assert "Left over $2,000" in texts(svg)
    assert "over it: 1" in texts(svg)
    assert len(boxes(svg, DAY.accent)) == 1


def test_a_bar_is_as_high_as_the_plans_in_it_and_a_dot_stands_for_each() -> None:
    svg = drawn(plan(), plan(), plan("500.00", 0.6, 0.75))
    shapes = boxes(svg, DAY.strong)
    bars, dots = shapes[:2], shapes[2:]

    assert bars[1][3] - bars[1][1] == pytest.approx(2 * (bars[0][3] - bars[0][1]))
    assert len(set(dots)) == 3


def test_payments_far_beyond_the_surplus_do_not_press_the_others_together() -> None:
    svg = drawn(plan(), plan("48600.00"))

    assert "> 4,000" in texts(svg)
    assert clashes(svg) == []


def test_it_tells_the_plans_in_words() -> None:
    assert label(drawn(plan("1000.00", 1.0, 0.5), plan("2500.00", 0.9, 0.0))) == (
        "A month usually leaves $2,000. Plans: 2. They ask for $1,000 to $2,500 a month, half of "
        "them for $1,750 or less; over what is left: 1. "
        "On average 95% of the debt is recovered; the customer keeps 25% of what a month leaves."
    )


def test_without_a_plan_the_picture_stands_ready() -> None:
    svg = drawn()

    assert label(svg) == "A month usually leaves $2,000. There is no plan yet."
    assert boxes(svg, DAY.strong) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("count", "surplus"),
    [(0, "0.00"), (1, "-350.00"), (1, "2000.00"), (60, "123456.78"), (60, "2000.00")],
)
def test_whatever_the_class_does_words_are_legible_and_apart(
    count: int, surplus: str, language: Language
) -> None:
    equal = drawn(*[plan()] * count, surplus=surplus, language=language)
    spread = [plan(f"{100 * number}.00", number / 60, 1 - number / 60) for number in range(1, 61)]
    various = drawn(*spread[:count], surplus=surplus, language=language)

    for svg in (equal, various):
        assert clashes(svg) == []
        assert min(each.size for each in words(svg)) >= 28
