from collections.abc import Mapping
from typing import Any

import pytest

from kit.widgets.panel import LONGEST_VALUE, Panel


class Presses:
    """Whoever is pressed."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, str]]] = []

    def __call__(self, name: str, values: Mapping[str, str]) -> None:
        self.heard.append((name, dict(values)))


def sent(content: Any) -> list[tuple[str, dict[str, str]]]:
    presses = Presses()
    Panel(presses)._take(None, content, [])
    return presses.heard


def test_a_press_comes_with_its_values() -> None:
    assert sent({"press": "rename", "values": {"seat": "s1", "name": "林岚"}}) == [
        ("rename", {"seat": "s1", "name": "林岚"})
    ]


@pytest.mark.parametrize("forged", [None, [], "press", {"press": 1}, {"values": {}}, {"press": {}}])
def test_what_is_no_press_is_not_heard(forged: object) -> None:
    assert sent(forged) == []


def test_values_of_any_kind_come_as_texts_of_bounded_length() -> None:
    [(_name, values)] = sent({"press": "p", "values": {"a": 1, "b": None, "c": "x" * 10_000_000}})
    assert values["a"] == "1"
    assert values["b"] == "None"
    assert len(values["c"]) == LONGEST_VALUE


def test_values_that_are_no_object_count_as_none() -> None:
    assert sent({"press": "p", "values": [1, 2]}) == [("p", {})]
