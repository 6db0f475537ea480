"""The catalogue holds the Chinese of every sentence in the code, whole and up to date."""

import io
import string
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from kit.settings import CHECKOUT
from kit.text.catalogue import LOCALE, translation

CHINESE = LOCALE / "zh_CN" / "LC_MESSAGES"


@cache
def catalogue() -> Catalog:
    with (CHINESE / "kit.po").open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


@cache
def extracted() -> dict[str, str]:
    """Return every sentence that the code asks to be translated, and where it stands."""
    with (CHECKOUT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")
    found: dict[str, str] = {}
    for name, line, sentence, *_ in extract_from_dir(CHECKOUT, methods, options):
        assert isinstance(sentence, str), f"{name}:{line}: plural forms are not used here"
        found[sentence] = f"{name}:{line}"
    return found


def fields(text: str) -> Counter[str | None]:
    """Return the names in braces of a text."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def translated() -> list[tuple[str, str]]:
    return [(str(m.id), str(m.string)) for m in catalogue() if m.id]


def test_sentences_are_found_in_code_and_in_templates() -> None:
    places = set(extracted().values())

    assert any(place.startswith("kit/") and ".py:" in place for place in places)
    assert any(place.startswith("kit/pages/templates/") for place in places)
    assert any(place.startswith("kit/server/templates/") for place in places)


def test_every_sentence_of_the_code_has_its_chinese() -> None:
    chinese = {english for english, text in translated() if text}

    missing = {
        where: sentence for sentence, where in extracted().items() if sentence not in chinese
    }

    assert missing == {}


def test_nothing_is_translated_that_the_code_does_not_say() -> None:
    assert [english for english, _ in translated() if english not in extracted()] == []
    assert list(catalogue().obsolete) == []


def test_no_translation_waits_for_somebody_to_look_at_it() -> None:
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []


def test_both_languages_name_the_same_placeholders() -> None:
    unequal = [(en, zh) for en, zh in translated() if fields(en) != fields(zh)]

    assert unequal == []


def test_no_sentence_has_a_placeholder_without_a_name() -> None:
    nameless = [
        en for en, _ in translated() if not all((f or "").isidentifier() for f in fields(en))
    ]

    assert nameless == []


def test_the_compiled_catalogue_is_that_of_the_sentences() -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue())

    def content(file: io.BufferedIOBase) -> dict[str, str]:
        return {str(m.id): str(m.string) for m in read_mo(file) if m.id}  # type: ignore[arg-type]

    fresh.seek(0)
    with (CHINESE / "kit.mo").open("rb") as committed:
        assert content(committed) == content(fresh), (
            "compile it: pybabel compile -d kit/locale -D kit"
        )


def test_english_is_the_code_s_own() -> None:
    assert translation("en")("Agenda") == "Agenda"


def test_chinese_comes_from_the_catalogue() -> None:
    assert translation("zh")("Agenda") == "议程"


def test_an_unknown_sentence_stays_as_it_is() -> None:
    assert translation("zh")("Nobody translated this.") == "Nobody translated this."


def test_without_a_compiled_catalogue_there_is_no_chinese(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kit.text.catalogue.LOCALE", tmp_path)

    with pytest.raises(FileNotFoundError):
        translation.__wrapped__("zh")
