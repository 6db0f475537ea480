"""The class's picture of one utterance: bars of the families, with the needs below them.

Rows stand in the same order and at the same height in both phases; the solution only fades.
Every chart tells the same in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.charts.frame import NARROW, WIDE, Frame
from kit.exercises.contract import Json
from kit.exercises.emotion import need_chart
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.words import fitting, ranked, told
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import listed

_BAR = 46
_PITCH = 68
_MARK: dict[Language, int] = {"zh": 158, "en": 206}  # width of the longest mark


@dataclass(frozen=True)
class Row:
    """A row: a family, its name, how many chose it, and what the solution says of it."""

    family: str
    name: str
    count: int
    mark: str
    faded: bool


def distribution(
    emotion: Emotion, tally: Json, language: Language, light: str, _: Translate
) -> str:
    """Return the families as bars, the most frequent first, and below them needs by emotion."""
    frame = Frame(WIDE, language, light)
    _bars(frame, emotion, tally, _room(tally), None)
    need_chart.by_family(frame, emotion, tally, _)
    needs = need_chart.by_family_told(emotion, tally, language, _)
    label = f"{_told(emotion, tally, language, _)} {needs}"
    return frame.canvas.svg(label.strip(), language)


def solution(
    emotion: Emotion, item: str, tally: Json, language: Language, light: str, _: Translate
) -> str:
    """Return the same bars; what does not hold up is faded. Below them the needs, likewise."""
    frame = Frame(NARROW, language, light)
    utterance = emotion.utterances[item]
    families = marks([reading.id for reading in utterance.readings], _)
    needs = marks([need.id for need in utterance.needs], _)
    room = _room(tally) + _MARK[language]
    _bars(frame, emotion, tally, room, families)
    need_chart.bars(frame, emotion, tally, room, needs)
    names = {each.id: each.name.of(language) for each in emotion.families.values()}
    names |= {each.id: each.name.of(language) for each in emotion.needs.values()}
    found = listed(
        (f"{names[id_]} {mark}" for id_, mark in {**families, **needs}.items()), language
    )
    return frame.canvas.svg(f"{_told(emotion, tally, language, _)} {found}", language)


def marks(supported: list[str], _: Translate) -> dict[str, str]:
    """Return what stands beside each choice that holds up; the first is the closest."""
    closest, *others = supported
    mark = _("✓ Holds up")
    return {closest: _("✓ Closest"), **dict.fromkeys(others, mark)}


def _room(tally: Json) -> int:
    """Return how much room the longest bar leaves for the count behind it."""
    return 34 + 26 * len(str(max(tally["families"].values())))


def _bars(
    frame: Frame, emotion: Emotion, tally: Json, room: int, found: Mapping[str, str] | None
) -> None:
    """Draw all families; `found` are the marks of the solution, None before it."""
    rows = ranked(tally["families"])
    scale = (frame.width - frame.axis - room) / max(1, *tally["families"].values())
    for place, (family, count) in enumerate(rows):
        name = fitting(emotion.families[family], frame.language)
        mark = found.get(family, "") if found else ""
        row = Row(family, name, count, mark, faded=found is not None and not mark)
        _bar(frame, place * _PITCH + 8, row, scale * count)
    frame.canvas.stroke([(frame.axis, 2), (frame.axis, len(rows) * _PITCH)], frame.light.edge)


def _bar(frame: Frame, top: float, row: Row, length: float) -> None:
    """Draw a row: voice line, label, bar, count, and a mark where there is one."""
    canvas, light, axis = frame.canvas, frame.light, frame.axis
    fill, edge = light.families[row.family], light.shape_edge
    if row.faded:
        fill, edge = light.sunken, light.edge
    bold = bool(row.mark)
    canvas.voice((0, top + 2), row.family, light.ink_soft if row.faded else light.ink)
    frame.label(top + 37, row.name, frame.soft() if row.faded else frame.ink(bold=bold))
    if row.count:
        canvas.box((axis, top), (length, _BAR), fill, edge)
    number = frame.soft(44) if row.faded else frame.ink(44, bold=bold)
    canvas.text((axis + length + 16, top + 38), str(row.count), number)
    after = axis + length + 34 + 26 * len(str(row.count))
    canvas.text((after, top + 36), row.mark, frame.strong(34))


def _told(emotion: Emotion, tally: Json, language: Language, _: Translate) -> str:
    counts = (
        (emotion.families[family].name.of(language), count)
        for family, count in ranked(tally["families"])
    )
    template = _("The class’s choices, {count} people: {rows}.")
    return template.format(count=tally["count"], rows=told(counts, language))
