"""What was acknowledged, held against the export."""

import pytest

from kit.rehearsal.ledger import Acknowledged
from kit.rehearsal.losses import losses


def row(name: str, *values: str) -> dict[str, str]:
    return {"name": name, **{f"column{n}": value for n, value in enumerate(values)}}


def test_an_answer_that_is_there_is_no_loss() -> None:
    assert losses([Acknowledged("Ann", ("anger",))], [row("Ann", "emotion", "anger")]) == []


@pytest.mark.parametrize(
    "rows",
    [[], [row("Ben", "anger")], [row("Ann", "hope")]],
    ids=["nothing kept", "another seat's", "another answer"],
)
def test_an_answer_that_is_not_there_is_lost(rows: list[dict[str, str]]) -> None:
    given = Acknowledged("Ann", ("anger",))
    assert losses([given], rows) == [given]


def test_two_answers_alike_need_two_rows() -> None:
    given = [Acknowledged("Ann", ("anger",)), Acknowledged("Ann", ("anger",))]

    assert losses(given, [row("Ann", "anger")]) == given[1:]
    assert losses(given, [row("Ann", "anger"), row("Ann", "anger")]) == []


def test_an_answer_that_nobody_acknowledged_may_be_there() -> None:
    given = [Acknowledged("Ann", ("anger",))]
    assert losses(given, [row("Ann", "hope"), row("Ann", "anger")]) == []


def test_white_space_around_a_text_is_no_loss() -> None:
    given = [Acknowledged("Ann", (" I hear\nyou. ",))]
    assert losses(given, [row("Ann", "I hear you.")]) == []


def test_an_id_within_another_one_is_not_that_id() -> None:
    given = Acknowledged("Ann", ("light",))
    assert losses([given], [row("Ann", "slightly")]) == [given]
    assert losses([given], [row("Ann", "strong, light")]) == []
