"""The names people give: cleaned, bounded, told apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.names import LONGEST, clean, key, told_apart
from kit.errors import NameRefused

TYPED = st.text(st.characters(), max_size=50)
# Signs that meet in names, and those that have tried to get through.
TRICKY = st.text(
    st.sampled_from("aé漢字e\u0301\u200b\u200d\u202e\u3000 \t\n\u3164\u2800\ufeff👩💻1-.\ud83d"),
    max_size=12,
)


def cleaned(typed: str) -> str | None:
    try:
        return clean(typed)
    except NameRefused:
        return None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  李   雷 ", "李 雷"),
        ("Ann\tLee\n", "Ann Lee"),
        ("全角\u3000空格", "全角 空格"),
        ("Ann\u202eeeL", "AnneeL"),
        ("A\u200bnn\ufeff", "Ann"),
        ("Ann\x00\x1b[31m", "Ann[31m"),
        ("Ann\ue000", "Ann"),
        ("Ann\ud83d", "Ann"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("李\u3164", "李"),
        ("７", "７"),
        ("<b>Ann</b>", "<b>Ann</b>"),
    ],
)
def test_a_name_is_shown_as_a_person_meant_it(typed: str, name: str) -> None:
    assert clean(typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\t\n", "...", "-", "\u200b", "\u202e", "\u200d", "\u3164", "\u2800", "\u0301"],
)
def test_a_name_that_nobody_can_read_is_refused(typed: str) -> None:
    with pytest.raises(NameRefused, match="nothing readable"):
        clean(typed)


@pytest.mark.parametrize("typed", ["7", "李", "a", "😀", "+"])
def test_one_letter_number_or_symbol_is_enough(typed: str) -> None:
    assert clean(typed) == typed


def test_forty_characters_are_the_most() -> None:
    assert clean("李" * LONGEST) == "李" * LONGEST
    with pytest.raises(NameRefused, match="41 characters, 40 are the most") as refused:
        clean("李" * (LONGEST + 1))
    assert refused.value.values == {"longest": LONGEST}


def test_blanks_around_a_long_name_do_not_count() -> None:
    assert clean(" " * 50 + "a" * LONGEST + " " * 50) == "a" * LONGEST


@given(typed=TYPED | TRICKY)
def test_cleaning_a_clean_name_changes_nothing(typed: str) -> None:
    name = cleaned(typed)

    assert name is None or clean(name) == name


@given(typed=TYPED | TRICKY)
def test_a_clean_name_holds_no_sign_that_is_not_seen(typed: str) -> None:
    name = cleaned(typed) or ""

    assert len(name) <= LONGEST
    assert name == name.strip()
    assert "  " not in name
    assert all(unicodedata.category(c)[0] != "C" for c in name if c != "\u200d")
    assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann", "ANN"),
        ("Ann", "Ａｎｎ"),
        ("Straße", "STRASSE"),
        ("李", "\uf9e1"),
        ("Ann", "A\u200dnn"),
    ],
)
def test_names_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_names_have_different_keys() -> None:
    assert len({key("李雷"), key("李蕾"), key("Ann"), key("Anne")}) == 4


@pytest.mark.parametrize(
    ("name", "taken", "told"),
    [
        ("Ann", [], "Ann"),
        ("Ann", ["Bea"], "Ann"),
        ("Ann", ["Ann"], "Ann 2"),
        ("ann", ["Ann", "Ann 2"], "ann 3"),
        ("Ann", ["ANN", "ann 3"], "Ann 2"),
        ("李雷", ["李雷"], "李雷 2"),
        ("Ann 2", ["Ann", "Ann 2"], "Ann 2 2"),
    ],
)
def test_a_name_that_is_taken_gets_the_lowest_free_number(
    name: str, taken: list[str], told: str
) -> None:
    assert told_apart(name, taken) == told


@given(names=st.lists(st.sampled_from(["Ann", "ANN", "Ann 2", "Ａnn", "李"]), max_size=12))
def test_no_two_names_that_were_told_apart_sound_alike(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(told_apart(name, taken))

    assert len({key(name) for name in taken}) == len(names)


def test_a_name_of_the_greatest_length_is_shortened_for_its_number() -> None:
    longest = "x" * LONGEST
    second = told_apart(longest, [longest])
    assert second.endswith(" 2")
    assert clean(second) == second
    assert told_apart(longest, [longest, second]).endswith(" 3")
