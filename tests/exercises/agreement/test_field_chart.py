"""The wall's picture of the fields: what it shows, that it fits, and that it tells it in words."""

import pytest

from kit.charts.theme import LIGHTS
from kit.exercises.agreement.field import FIELDS
from kit.exercises.agreement.field_chart import draw
from kit.exercises.contract import Json
from kit.text.catalogue import translation
from kit.text.language import Language
from tests.exercises.agreement.drawn import boxes, clashes, label, texts, words

NAMES = {field: field.replace("_", " ").title() for field in (*FIELDS, "instalment_amount")}
LONG = {"zh": "机构一方要做的事情", "en": "What the institution does"}


def tally(*fields: str, pairs: int = 2) -> Json:
    agree = [{"id": id_, "same": pairs // 2, "of": pairs} for id_ in fields if pairs]
    return {
        "answers": 4,
        "fields": [{"id": id_, "right": 3, "of": 4} for id_ in fields],
        "pairs": {"pairs": pairs, "agree": agree},
    }


def drawn(facts: Json, light: str = "day") -> str:
    return draw(facts, NAMES, light, translation("en"))


def test_a_row_has_both_shares_under_their_heads() -> None:
    assert texts(drawn(tally("first_due", "balance"))) == [
        *("right", "pairs agree"),
        *("First Due", "75%", "50%"),
        *("Balance", "75%", "50%"),
    ]


def test_without_pairs_there_is_one_bar_and_one_column() -> None:
    svg = drawn(tally("balance", pairs=0))

    assert [words for words in texts(svg) if words] == ["right", "Balance", "75%"]
    assert boxes(svg, LIGHTS["day"].sunken) == []


def test_bars_are_as_long_as_their_shares() -> None:
    svg = drawn(tally("balance"))
    [right], [same] = boxes(svg, LIGHTS["day"].strong), boxes(svg, LIGHTS["day"].sunken)

    assert (same[2] - same[0]) / (right[2] - right[0]) == pytest.approx(2 / 3)
    assert same[1] == pytest.approx(right[3])


def test_it_tells_every_row_in_words() -> None:
    assert label(drawn(tally("down", "balance"))) == (
        "As it was agreed: Down 75%, Balance 75%. Both sides wrote the same: Down 50%, Balance 50%."
    )


def test_a_tally_of_nobody_says_so() -> None:
    assert label(drawn(tally())) == "Nobody has answered this one."


@pytest.mark.parametrize("pairs", [0, 2])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_fields_fit_in_large_enough_type(language: Language, pairs: int) -> None:
    names = dict.fromkeys(NAMES, LONG[language])

    svg = draw(tally(*NAMES, pairs=pairs), names, "night", translation(language))

    assert min(each.size for each in words(svg)) >= 28
    assert clashes(svg) == []
