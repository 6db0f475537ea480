"""The form: what a page sends ahead of a press is its value, whatever else it sends is not."""

import pytest

from kit.widgets.form import Form

FIELDS = [{"id": "down", "label": "Paid at once", "kind": "amount", "options": []}]


def form() -> Form:
    return Form("What was agreed", FIELDS)


def test_a_form_sent_ahead_of_a_press_is_the_value() -> None:
    sent = form()
    sent._take(None, {"value": {"down": "600"}}, [])
    assert sent.value == {"down": "600"}


@pytest.mark.parametrize("forged", [None, [], "text", {"value": 1}, {"value": ["down"]}])
def test_what_is_no_form_changes_nothing(forged: object) -> None:
    sent = form()
    sent.value = {"down": "600"}
    sent._take(None, forged, [])
    assert sent.value == {"down": "600"}
