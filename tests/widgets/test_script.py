from pathlib import Path

import pytest
from ipywidgets import Layout, Widget
from ipywidgets.widgets import widget

import kit.widgets.script
from kit.text.catalogue import translation
from kit.widgets.box import Column, clear
from kit.widgets.choice import ChoiceGrid
from kit.widgets.look import look
from kit.widgets.panel import Panel
from kit.widgets.script import Scripted
from kit.widgets.writing import Writing

FOLDER = Path(kit.widgets.script.__file__).parent


def both() -> list[Scripted]:
    return [
        Panel(html="<p>said</p>"),
        ChoiceGrid("Which?", [], "pairs"),
        Writing("Say it", "", 50, "en", translation("en")),
    ]


def test_in_a_class_a_widget_names_its_script(monkeypatch: pytest.MonkeyPatch) -> None:
    # Set after the import: a kernel may be forked from a process that has the widgets already.
    monkeypatch.setenv("WORKSHOP_LINE", "ws://line")
    assert [each.get_state()["_esm"] for each in both()] == [
        "kit:panel",
        "kit:choice",
        "kit:writing",
    ]


def test_elsewhere_a_widget_brings_its_script_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKSHOP_LINE", raising=False)
    texts = [(FOLDER / f"{name}.js").read_text("utf-8") for name in ("panel", "choice", "writing")]
    assert [each.get_state()["_esm"] for each in both()] == texts


def test_only_elsewhere_the_styles_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKSHOP_LINE", raising=False)
    assert ".choice" in look()[0].value
    monkeypatch.setenv("WORKSHOP_LINE", "ws://line")
    assert look() == ()


def test_no_widget_of_the_kit_has_a_layout_that_would_outlive_it() -> None:
    before = set(open_widgets())
    outer = Column([Column(both())])
    assert not [each for each in set(open_widgets()) - before if isinstance(each, Layout)]
    clear(outer)
    outer.close()
    assert set(open_widgets()) == before


def open_widgets() -> list[Widget]:
    return list(widget._instances.values())
