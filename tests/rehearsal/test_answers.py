"""What participants answer: plausible, never flat, and the same for the same seed."""

import json
from collections import Counter

import pytest

from kit.classroom.names import clean
from kit.rehearsal.answers import FORGED, SENTENCES, Answers, name
from kit.rehearsal.form import asks
from kit.text.language import LANGUAGES, Language

GRID = {"legend": "What?", "value": "", "options": [{"id": each} for each in "abcdefgh"]}
MEGABYTE = 1024 * 1024


def all_to(widget: dict[str, object], seed: int, seats: int = 60) -> list[object]:
    return [Answers(seed, number, "zh").to(widget, 0) for number in range(seats)]


def test_the_same_seed_gives_the_same_answers() -> None:
    assert all_to(GRID, 1) == all_to(GRID, 1)
    assert all_to(GRID, 1) != all_to(GRID, 2)


def test_a_class_has_favourites_and_is_not_of_one_mind() -> None:
    counts = Counter(map(str, all_to(GRID, 1)))

    assert set(counts) <= set("abcdefgh")
    assert len(counts) > 3
    assert counts.most_common()[0][1] > 60 / 4


def test_another_question_has_other_favourites() -> None:
    def favourite(question: int) -> str:
        given = [Answers(1, number, "zh").to(GRID, question) for number in range(60)]
        return Counter(given).most_common()[0][0]

    assert len({favourite(question) for question in range(8)}) > 2


def test_where_several_may_be_chosen_a_list_is_given() -> None:
    (chosen,) = Answers(1, 1, "zh").to(GRID | {"value": []}, 0)
    assert chosen in "abcdefgh"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("widget", [{"_model_name": "TextareaModel"}, {"legend": "Write it"}])
def test_a_text_gets_a_sentence_in_the_language_of_the_page(
    language: Language, widget: dict[str, object]
) -> None:
    """A widget of the kit's own that has a question and no options is a text as well."""
    assert asks(widget)
    text = Answers(1, 1, language).to(widget | {"value": ""}, 0)
    assert text in [sentence.of(language) for sentence in SENTENCES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("junk", [False, True])
def test_names_differ_and_are_taken_as_they_are(language: Language, junk: bool) -> None:
    names = [name(number, language, junk) for number in range(1, 501)]

    assert len(set(names)) == 500
    assert [clean(each) for each in names] == names


def test_what_is_forged_is_small_enough_to_arrive() -> None:
    assert max(len(json.dumps(value)) for value in FORGED) < MEGABYTE
