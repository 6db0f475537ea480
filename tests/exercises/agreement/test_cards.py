"""The card of a case: what each side knows of it, and the talk as that side heard it."""

import re

import pytest

from kit.exercises.agreement import cards
from kit.exercises.agreement.case import PARTIES
from kit.text.catalogue import translation
from kit.text.language import LANGUAGES, Language
from tests.exercises.agreement.form import CASES
from tests.exercises.agreement.seen import pairs, words

english, chinese = translation("en"), translation("zh")
MISHEARD = CASES["misheard"]
SAID = {
    "zh": ("每个月两千五百", "从一月五号开始"),
    "en": ("Two thousand five hundred a month", "January fifth, then"),
}
HEARD = {
    "zh": ("每个月两千零五十", "从一月十五号开始"),
    "en": ("Two thousand fifty a month", "January fifteenth, then"),
}


def known(item: str, role: str) -> dict[str, str]:
    """Return what the card of a case tells one side, in English."""
    return pairs(cards.prompt(CASES[item], role, "en", english))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_side_has_its_own_transcript(language: Language) -> None:
    said, heard = (
        cards.prompt(MISHEARD, role, language, translation(language)) for role in PARTIES
    )

    for phrase in SAID[language]:
        assert phrase in said
        assert phrase not in heard
    for phrase in HEARD[language]:
        assert phrase in heard
        assert phrase not in said


@pytest.mark.parametrize("role", ["", "observer"])
def test_who_takes_no_side_reads_the_institution_s_transcript(role: str) -> None:
    assert cards.talk(MISHEARD, role, "en", english) == cards.talk(
        MISHEARD, "collector", "en", english
    )


def test_the_lines_of_the_talk_are_numbered_from_one_and_name_who_speaks() -> None:
    html = cards.talk(MISHEARD, "collector", "en", english)
    numbers = re.findall(r'<span class="figure">(\d+)</span>\n?<p>', html)

    assert f"The talk, {len(MISHEARD.talk)} lines" in words(html)
    assert numbers == [str(number) for number in range(1, len(MISHEARD.talk) + 1)]
    assert re.findall(r'data-by="(\w+)"', html) == [turn.by for turn in MISHEARD.talk]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("consumer-loan", "up to 24 instalments"),
        (
            "settlement",
            "up to 6 instalments, at least $5,000.00 at once, $6,000.00 of the debt waived",
        ),
        (
            "misheard",
            "up to 24 instalments, at least $4,000.00 at once, $2,600.00 of the penalty waived",
        ),
    ],
)
def test_the_institution_s_side_knows_what_it_may_agree_to_and_no_more_than_there_is(
    item: str, told: str
) -> None:
    assert known(item, "collector")["You may agree to"] == told


def test_either_side_knows_who_it_is_and_what_is_owed_and_only_its_own_part_besides() -> None:
    owed = {"Owed": "$54,000.00", "Penalty besides": "$2,600.00"}
    collector, customer = known("misheard", "collector"), known("misheard", "customer")

    assert collector.pop("You may agree to").startswith("up to 24 instalments")
    assert collector == owed | {"You are": "Priya Nair, Calder Bank"}
    assert customer.pop("Your month").endswith("$3,600.00 are left")
    assert customer == owed | {"You are": "Ray Kowalski"}


def test_who_takes_no_side_is_nobody_and_a_penalty_of_nothing_is_not_told() -> None:
    assert known("consumer-loan", "").keys() == {"Owed", "You may agree to"}
    assert "You are" not in known("misheard", "observer")


def test_the_case_is_marked_as_being_in_its_own_language() -> None:
    html = cards.prompt(MISHEARD, "customer", "zh", english)

    assert html.startswith('<article class="card item" lang="zh-CN">')
    assert "9,800.00" in pairs(html)["Your month"]
    assert "Read the talk." in html


def test_buttons_and_notes_are_in_the_reader_s_language() -> None:
    assert cards.words(english).open.format(number=3) == "Part 3 of the four is still open"
    assert cards.words(chinese).submit != cards.words(english).submit
