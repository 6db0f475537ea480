"""The needs below the bars: by emotion in the distribution, with their marks in the solution."""

from collections.abc import Mapping, Sequence

from kit.charts.canvas import Type
from kit.charts.frame import HEIGHT, Frame
from kit.exercises.contract import Json
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.words import fitting, ranked, told
from kit.text.catalogue import Translate
from kit.text.language import Language

_CELL = 46  # pitch of the table's rows
_ROW = 41  # pitch of the solution's rows


def by_family(frame: Frame, emotion: Emotion, tally: Json, _: Translate) -> None:
    """Draw which needs those people chose who chose the most frequent families."""
    rows = _rows(emotion, tally, frame.language, _)
    if not rows:
        return
    names = [need.name.of(frame.language) for need in emotion.needs.values()]
    edges = _columns(names, frame.axis, frame.width)
    top = HEIGHT - 3 * _CELL
    frame.label(top - 12, _("Need"), frame.soft(28))
    _heads(frame, names, edges, top - 12)
    for place, (name, counts) in enumerate(rows):
        frame.label(top + _CELL * place + 32, name, frame.ink(34))
        _cells(frame, top + _CELL * place, edges, counts)


def by_family_told(emotion: Emotion, tally: Json, language: Language, _: Translate) -> str:
    """Return the same table in words."""
    names = [need.name.of(language) for need in emotion.needs.values()]
    template = _("Needs chosen with {family}: {rows}.")
    return " ".join(
        template.format(family=name, rows=told(zip(names, counts, strict=True), language))
        for name, counts in _rows(emotion, tally, language, _)
    )


def bars(frame: Frame, emotion: Emotion, tally: Json, room: int, found: Mapping[str, str]) -> None:
    """Draw how many chose each need; what does not hold up is faded."""
    counts = tally["needs"]
    scale = (frame.width - frame.axis - room) / max(1, *counts.values())
    top = HEIGHT - _ROW * len(counts)
    for place, (need, count) in enumerate(counts.items()):
        name = emotion.needs[need].name.of(frame.language)
        _bar(frame, top + _ROW * place, (name, count, found.get(need, "")), scale * count)
    frame.canvas.stroke([(frame.axis, top - 4), (frame.axis, HEIGHT - 4)], frame.light.edge)


def _bar(frame: Frame, top: float, row: tuple[str, int, str], length: float) -> None:
    """Draw a need: label, bar, count, and a mark where there is one."""
    name, count, mark = row
    canvas, light = frame.canvas, frame.light
    type_ = frame.ink(32, bold=True) if mark else frame.soft(32)
    frame.label(top + 27, name, type_)
    if count:
        fill, edge = (light.strong, light.shape_edge) if mark else (light.sunken, light.edge)
        canvas.box((frame.axis, top + 2), (length, 28), fill, edge)
    canvas.text((frame.axis + length + 16, top + 27), str(count), type_)
    canvas.text((frame.axis + length + 34 + 20 * len(str(count)), top + 27), mark, frame.strong(30))


def _rows(
    emotion: Emotion, tally: Json, language: Language, _: Translate
) -> list[tuple[str, list[int]]]:
    """Return (name, people by need) of the two most frequent families, and of all the others."""
    chosen = [family for family, count in ranked(tally["families"]) if count]
    counts = {family: list(tally["need_by_family"][family].values()) for family in chosen}
    named = chosen if len(chosen) <= 3 else chosen[:2]
    rows = [(fitting(emotion.families[family], language), counts[family]) for family in named]
    if len(chosen) > 3:
        others = zip(*(counts[family] for family in chosen[2:]), strict=True)
        rows.append((_("the others"), [sum(people) for people in others]))
    return rows


def _columns(names: Sequence[str], left: float, right: float) -> list[float]:
    """Return the edges of columns, each as wide as its longest word asks for."""
    weights = [2 + max(_width(word) for word in name.split()) for name in names]
    share = (right - left) / sum(weights)
    edges = [left]
    for weight in weights:
        edges.append(edges[-1] + weight * share)
    return edges


def _width(word: str) -> int:
    """Return about how wide a word is, in letters: a Chinese character takes two."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in word)


def _heads(frame: Frame, names: Sequence[str], edges: Sequence[float], foot: float) -> None:
    """Write the needs over their columns, word under word, the last ones at `foot`."""
    for place, name in enumerate(names):
        middle = (edges[place] + edges[place + 1]) / 2
        for above, word in enumerate(reversed(name.split())):
            frame.canvas.text((middle, foot - 31 * above), word, frame.soft(28), "center")


def _cells(frame: Frame, top: float, edges: Sequence[float], counts: Sequence[int]) -> None:
    """Draw a row of counts: zero on a quiet ground, the greatest on a strong one."""
    light, most = frame.light, max(2, *counts)
    for place, count in enumerate(counts):
        left, right = edges[place], edges[place + 1]
        fill, ink = (light.strong_tint, light.ink) if count else (light.sunken, light.ink_soft)
        if count == most:
            fill, ink = light.strong, light.on_strong
        frame.canvas.box((left + 3, top), (right - left - 6, _CELL - 4), fill)
        number = Type(ink, 32, bold=count == most)
        frame.canvas.text(((left + right) / 2, top + 32), str(count), number, "center")
