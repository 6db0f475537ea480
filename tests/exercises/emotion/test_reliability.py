"""Agreement against a published example, and by what it must always be."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises.emotion.reliability import agreement, alpha, confusions, word

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers,
# twelve units, values missing; he gives 0.743 for nominal data.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
PUBLISHED = [
    [value for value in unit if value != "."]
    for unit in zip(*(line.split() for line in OBSERVERS), strict=True)
]
UNITS = st.lists(st.lists(st.sampled_from("abc"), max_size=6), max_size=8)


def test_alpha_is_that_of_the_published_example() -> None:
    assert alpha(PUBLISHED) == pytest.approx(0.743, abs=0.0005)


@given(UNITS)
def test_alpha_is_that_of_the_definition_by_pairs(units: list[list[str]]) -> None:
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    observed = sum(
        (one != other) / (len(unit) - 1) for unit in units for one, other in permutations(unit, 2)
    )
    expected = sum(one != other for one, other in permutations(values, 2))
    if not expected:
        assert alpha(units) is None
        return
    by_definition = 1 - (observed / len(values)) / (expected / (len(values) * (len(values) - 1)))
    assert alpha(units) == pytest.approx(by_definition)


@given(UNITS, st.randoms(use_true_random=False))
def test_alpha_does_not_depend_on_the_order_of_people_or_items(
    units: list[list[str]], random: Random
) -> None:
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    assert alpha(shuffled) == alpha(units)


@given(st.lists(st.integers(2, 6), min_size=2, max_size=5))
def test_perfect_agreement_over_different_items_is_one(sizes: list[int]) -> None:
    assert alpha([[f"item {place}"] * size for place, size in enumerate(sizes)]) == 1


@pytest.mark.parametrize("units", [[], [["a"], ["b"]], [["a", "a"], ["a", "a"]]])
def test_alpha_is_undefined_without_pairs_or_without_variety(units: list[list[str]]) -> None:
    assert alpha(units) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (-0.2, "low"),
        (0.666, "low"),
        (0.667, "moderate"),
        (0.799, "moderate"),
        (0.8, "high"),
        (1.0, "high"),
    ],
)
def test_the_plain_word_changes_at_the_customary_bounds(
    value: float | None, expected: object
) -> None:
    assert word(value) == expected


def test_agreement_is_the_share_of_equal_pairs() -> None:
    assert agreement("aab") == pytest.approx(1 / 3)
    assert agreement("aa") == 1
    assert agreement("ab") == 0


@given(st.lists(st.sampled_from("abc"), min_size=2))
def test_confusions_and_agreement_together_are_all_pairs(chosen: list[str]) -> None:
    counts = {value: chosen.count(value) for value in "abc"}
    differing = sum(pairs for *_, pairs in confusions([counts], "abc"))
    everyone = len(chosen) * (len(chosen) - 1) / 2
    assert 1 - differing / everyone == pytest.approx(agreement(chosen))


def test_confusions_stand_by_frequency_and_then_in_the_given_order() -> None:
    found = confusions([{"a": 1, "b": 1, "c": 3}, {"a": 1, "b": 1}], "abc")
    assert found == [("a", "c", 3), ("b", "c", 3), ("a", "b", 2)]
