import pytest

from kit.text.catalogue import translation
from kit.widgets.writing import Writing


def writing() -> Writing:
    return Writing("Say it", "Here", 50, "en", translation("en"))


def test_a_text_sent_ahead_of_a_press_is_the_value() -> None:
    field = writing()
    field._take(None, {"value": "Hello"}, [])
    assert field.value == "Hello"


@pytest.mark.parametrize(
    "forged", [None, [], "text", {"value": 1}, {"value": None}, {"values": ""}]
)
def test_what_is_no_text_changes_nothing(forged: object) -> None:
    field = writing()
    field.value = "Hello"
    field._take(None, forged, [])
    assert field.value == "Hello"


def test_its_own_sentences_come_in_the_reader_s_language() -> None:
    assert Writing("Say it", "Here", 50, "en", translation("zh")).spoken == "说出来约 {seconds} 秒"
    assert "{most}" in writing().too_long
