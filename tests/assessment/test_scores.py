"""Scores: worked out by hand."""

import pytest

from kit.assessment.scores import Score, mean_f1, pooled, right_facts, score


def test_labels_are_counted_by_what_is_there_and_what_is_found() -> None:
    a, none = frozenset({"a"}), frozenset[str]()
    pairs = [(a, a), (a, a), (none, a), (a, none), (none, none)]

    assert score(pairs, "a") == Score(hits=2, extra=1, missed=1, absent=1)


def test_precision_recall_and_f1_are_those_of_the_textbook() -> None:
    each = Score(hits=6, extra=2, missed=4, absent=8)

    assert each.precision == 0.75
    assert each.recall == 0.6
    assert each.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_kappa_is_that_of_the_textbook() -> None:
    # 50 grants, two readers: 20 both yes, 5 and 10 apart, 15 both no; κ = (0.7 - 0.5) / 0.5.
    assert Score(hits=20, extra=10, missed=5, absent=15).kappa == pytest.approx(0.4)


def test_what_is_undefined_is_none_and_does_not_count() -> None:
    nothing = Score(absent=3)

    assert (nothing.precision, nothing.recall, nothing.f1, nothing.kappa) == (None,) * 4
    assert mean_f1([nothing, Score(hits=1)]) == 1.0
    assert mean_f1([nothing]) is None


def test_pooled_counts_are_the_sums() -> None:
    assert pooled([Score(1, 2, 3, 4), Score(10, 20, 30, 40)]) == Score(11, 22, 33, 44)


def test_a_fact_is_right_by_its_value_and_silence_about_nothing_is_no_fact() -> None:
    told = {"total": "1500", "period": "month", "down": "200"}
    found = {"total": "1500.00", "period": "week", "instalments": 6, "first": None}

    assert right_facts(told, found) == (1, 4)
