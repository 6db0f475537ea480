"""What a page's kernel says is refused unless it has its form, and the refusal names the field."""

import pytest

from kit.errors import AnswerRefused
from kit.exercises.checked import MOST, entries, mapping, need, span

IDS = ("who", "what")


def test_what_holds_is_not_refused_and_what_does_not_is_named() -> None:
    need(True, "stopped", "true or false")
    with pytest.raises(AnswerRefused, match="feedback: stopped is not as it should be: true or"):
        need(False, "stopped", "true or false")


def test_a_mapping_has_all_its_keys_and_no_others() -> None:
    payload = {"b": 1, "a": 2}

    assert mapping(payload, ("a", "b")) is payload
    for forged in ({"a": 1}, payload | {"c": 3}, {}):
        with pytest.raises(AnswerRefused, match="the keys a, b"):
            mapping(forged, ("a", "b"))


@pytest.mark.parametrize("payload", [None, [], ["a", "b"], "ab", 7])
def test_what_is_no_mapping_is_refused(payload: object) -> None:
    with pytest.raises(AnswerRefused, match="a mapping"):
        mapping(payload, ("a", "b"))


def test_entries_are_those_under_the_key_as_they_are() -> None:
    found = [{"id": "who", "more": 1}, {"id": "who"}]

    assert entries({"elements": found}, "elements", IDS) is found
    assert entries({"elements": []}, "elements", IDS) == []


@pytest.mark.parametrize("value", [None, {}, "who", ["who"], [{"id": "who"}, None]])
def test_entries_that_are_no_list_of_mappings_are_refused(value: object) -> None:
    with pytest.raises(AnswerRefused, match="elements is not as it should be: a list of mappings"):
        entries({"elements": value}, "elements", IDS)


@pytest.mark.parametrize("id_", ["whose", "", None, 1, ["who"], {}])
def test_an_entry_of_another_id_is_refused(id_: object) -> None:
    with pytest.raises(
        AnswerRefused, match=r"elements\.id is not as it should be: one of who, what"
    ):
        entries({"elements": [{"id": id_}]}, "elements", IDS)


def test_no_more_than_a_person_would_read_is_taken() -> None:
    assert len(entries({"elements": [{"id": "who"}] * MOST}, "elements", IDS)) == MOST
    with pytest.raises(AnswerRefused, match="elements"):
        entries({"elements": [{"id": "who"}] * (MOST + 1)}, "elements", IDS)


@pytest.mark.parametrize("value", [[0, 1], [0, 5], [4, 5]])
def test_a_span_lies_within_its_text(value: list[int]) -> None:
    span(value, "12345")


@pytest.mark.parametrize(
    "value",
    [
        None, "01", (0, 1), [0], [0, 1, 2], [1, 1], [2, 1], [-1, 2], [0, 6], [5, 6],
        [False, True], [0.0, 1.0], ["0", "1"],
    ],
)  # fmt: skip
def test_what_is_no_span_of_the_text_is_refused(value: object) -> None:
    with pytest.raises(
        AnswerRefused, match=r"span is not as it should be: \[start, end\] within 0"
    ):
        span(value, "12345")
