"""The theme of every chart: the look's colours, one set for each light, and its fonts.

The values are those of tokens.css, which says why they are what they are; a test compares.
"""

from dataclasses import dataclass

from kit.text.language import Language

FONTS: dict[Language, str] = {
    "zh": '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    "en": '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", '
    '"Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
}

_FAMILIES = {
    "anxiety": "#0072B2",
    "anger": "#D55E00",
    "shame": "#CC79A7",
    "helplessness": "#56B4E9",
    "distrust": "#E69F00",
    "avoidance": "#F0E442",
    "numbness": "#6B7280",
    "hope": "#009E73",
}


@dataclass(frozen=True)
class Colours:
    """The tokens that charts use, for one light."""

    paper: str
    sunken: str
    line: str
    edge: str
    ink: str
    ink_soft: str
    strong: str
    on_strong: str
    strong_tint: str
    accent: str
    accent_ink: str
    shape_edge: str
    families: dict[str, str]


LIGHTS = {
    "day": Colours(
        paper="#FBFAF7",
        sunken="#F1EEE6",
        line="#DEDACF",
        edge="#7B848C",
        ink="#1F2933",
        ink_soft="#4E5964",
        strong="#0F6B6F",
        on_strong="#FFFFFF",
        strong_tint="#E2EFEE",
        accent="#B7651B",
        accent_ink="#85460E",
        shape_edge="#1F2933",
        families=_FAMILIES,
    ),
    "night": Colours(
        paper="#101B22",
        sunken="#22323C",
        line="#33454F",
        edge="#7B8A95",
        ink="#F5F2EA",
        ink_soft="#B9C2C9",
        strong="#74CBC6",
        on_strong="#0C1A20",
        strong_tint="#17393D",
        accent="#F2A65A",
        accent_ink="#F2A65A",
        shape_edge="#F5F2EA",
        families={**_FAMILIES, "numbness": "#A9B2BA"},
    ),
}


def colours(light: str) -> Colours:
    """Return the colours of "night", or the day's for every other word."""
    return LIGHTS["night" if light == "night" else "day"]
