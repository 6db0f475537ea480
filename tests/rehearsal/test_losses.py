"""What was acknowledged, held against the export."""

import pytest

from kit.rehearsal.ledger import Acknowledged, Ledger
from kit.rehearsal.losses import losses, missing


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


COMMON = {"common": "yes"}


def paired() -> Ledger:
    """Ann and Ben wrote one version each; she wrote the common one, and he said yes to it."""
    ledger = Ledger(2)
    ledger.acknowledged += [Acknowledged("Ann", ("700",)), Acknowledged("Ben", ("800",))]
    ledger.common += [Acknowledged("Ann", ("700",))]
    ledger.confirmed += [Acknowledged("Ben", ())]
    return ledger


def test_of_a_pair_both_versions_the_common_one_and_the_yes_are_to_be_kept() -> None:
    own, yes = [row("Ann", "700"), row("Ben", "800")], [row("Ben", "step")]
    common = row("Ann", "700") | COMMON

    assert missing(paired(), [*own, common], yes) == []
    assert missing(paired(), own, yes) == paired().common
    assert missing(paired(), [*own, common], []) == paired().confirmed
    assert missing(paired(), [*own, common], [row("Ann", "step")]) == paired().confirmed


def test_a_common_version_does_not_stand_for_ones_own() -> None:
    kept = [row("Ben", "800"), row("Ann", "700") | COMMON]
    assert missing(paired(), kept, [row("Ben")]) == [Acknowledged("Ann", ("700",))]
