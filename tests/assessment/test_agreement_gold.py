"""The reading of summaries is held to its gold set: elements, violations and facts."""

from functools import cache

import pytest

from kit.assessment.command import GOLD, assessor_of
from kit.assessment.gold import HALVES, Example
from kit.assessment.report import examples_of, measure, measure_facts
from kit.assessment.scores import mean_f1
from kit.exercises.contract import Assessor
from kit.text.language import LANGUAGES, Language

FOLDER = GOLD / "agreement"
FEWEST = {"zh": 40, "en": 30}  # texts of both halves together


@cache
def assessor() -> Assessor:
    return assessor_of("agreement")


@cache
def examples(language: Language, half: str) -> list[Example]:
    return examples_of(assessor(), FOLDER, language, half)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kept_half_is_read_with_a_macro_f1_of_nine_tenths(language: Language) -> None:
    measured = measure(assessor(), examples(language, "kept"), language)
    mean = mean_f1(list(measured.values()))

    assert mean is not None
    assert mean >= 0.90, f"{mean:.3f}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_facts_in_ten_of_the_kept_half_are_right(language: Language) -> None:
    right, all_ = measure_facts(assessor(), examples(language, "kept"), language)

    assert right >= 0.9 * all_, f"{right} of {all_}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_summaries_and_no_two_are_the_same(language: Language) -> None:
    texts = [each.text for half in HALVES for each in examples(language, half)]

    assert len(texts) >= FEWEST[language]
    assert len(set(texts)) == len(texts)
