"""The theme says what the look says."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import kit
from kit.charts.theme import FONTS, LIGHTS, colours

TOKENS = Path(kit.__file__).parent / "server" / "assets" / "tokens.css"


def tokens(light: str) -> dict[str, str]:
    """Return the custom properties of a light; night stands on the day's."""
    css = TOKENS.read_text(encoding="utf-8")
    day, night = css.split('[data-light="night"] {', 1)
    found = dict(re.findall(r"--([\w-]+): ([^;]+);", day))
    if light == "night":
        found |= dict(re.findall(r"--([\w-]+): ([^;]+);", night.split("}", 1)[0]))
    return found


@pytest.mark.parametrize("light", ["day", "night"])
def test_colours_are_those_of_the_tokens(light: str) -> None:
    theme, look = LIGHTS[light], tokens(light)
    names = [field.name for field in fields(theme) if field.name != "families"]
    assert {name: getattr(theme, name) for name in names} == {
        name: look[name.replace("_", "-")] for name in names
    }
    assert theme.families == {family: look[family] for family in theme.families}


def test_fonts_are_those_of_the_tokens() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    stacks = re.findall(r"--font: ([^;]+);", css)
    assert stacks == [FONTS["zh"], FONTS["en"]]


def test_an_unknown_light_is_the_day() -> None:
    assert colours("dusk") is LIGHTS["day"]
    assert colours("night") is LIGHTS["night"]
