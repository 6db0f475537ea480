"""The class's pictures on the wall: bars of the families, needs by emotion, the step's agreement.

All numbers are pixels of a wall of 1920 x 1080. Every chart tells the same in words.
"""

from collections.abc import Mapping, Sequence

from kit.charts.canvas import Canvas, Type
from kit.charts.theme import Colours, colours
from kit.exercises.contract import Json
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.words import fitting, listed, ranked, told
from kit.text.catalogue import Translate
from kit.text.language import Language

HEIGHT = 780
WIDE = 970  # beside a narrow column: the distribution
NARROW = 786  # beside a wide one: the solution

_AXIS: dict[Language, int] = {"zh": 272, "en": 356}  # where bars begin, behind the labels
_BAR = 46
_PITCH = 70
_MARK_ROOM: dict[Language, int] = {"zh": 236, "en": 262}  # count and mark behind the longest bar


class Frame:
    """What all drawing of one chart shares."""

    def __init__(self, width: int, language: Language, light: str) -> None:
        self.canvas = Canvas(width, HEIGHT)
        self.width = width
        self.language = language
        self.light: Colours = colours(light)
        self.axis = _AXIS[language]
        self.ink = Type(self.light.ink)
        self.soft = Type(self.light.ink_soft)


def distribution(
    emotion: Emotion, tally: Json, language: Language, light: str, _: Translate
) -> str:
    """Return the families as bars, the most frequent first, and below them needs by emotion."""
    frame = Frame(WIDE, language, light)
    _bars(frame, emotion, tally, room=90, marks=None)
    _needs(frame, emotion, tally, _)
    label = f"{_bars_told(emotion, tally, language, _)} {_needs_told(emotion, tally, language, _)}"
    return frame.canvas.svg(label.strip(), language)


def solution(
    emotion: Emotion, item: str, tally: Json, language: Language, light: str, _: Translate
) -> str:
    """Return the same bars in the same order; what does not hold up is faded."""
    frame = Frame(NARROW, language, light)
    closest, *others = (reading.id for reading in emotion.utterances[item].readings)
    marks = {closest: _("✓ Closest"), **dict.fromkeys(others, _("✓ Holds up"))}
    _bars(frame, emotion, tally, room=_MARK_ROOM[language], marks=marks)
    names = {family: emotion.families[family].name.of(language) for family in marks}
    told_marks = listed((f"{names[family]} {mark}" for family, mark in marks.items()), language)
    return frame.canvas.svg(f"{_bars_told(emotion, tally, language, _)} {told_marks}", language)


def _bars(
    frame: Frame, emotion: Emotion, tally: Json, room: int, marks: Mapping[str, str] | None
) -> None:
    rows = ranked(tally["families"])
    longest = frame.width - frame.axis - room
    most = max(1, *tally["families"].values())
    for row, (family, count) in enumerate(rows):
        faded = marks is not None and family not in marks
        name = fitting(emotion.families[family], frame.language)
        mark = marks.get(family, "") if marks else ""
        _bar(frame, row * _PITCH + 8, (family, name, count, mark), longest * count / most, faded)
    foot = len(rows) * _PITCH + 2
    frame.canvas.stroke([(frame.axis, 2), (frame.axis, foot)], frame.light.edge)


def _bar(
    frame: Frame, top: float, row: tuple[str, str, int, str], length: float, faded: bool
) -> None:
    """Draw a row: voice line, label, bar, count, and a mark where there is one."""
    family, name, count, mark = row
    canvas, light, axis = frame.canvas, frame.light, frame.axis
    ink = light.ink_soft if faded else light.ink
    canvas.voice((0, top + 2), family, ink)
    canvas.text((axis - 20, top + 37), name, Type(ink, bold=bool(mark)), "right")
    if count:
        fill, edge = (
            (light.sunken, light.edge) if faded else (light.families[family], light.shape_edge)
        )
        canvas.box((axis, top), (length, _BAR), fill, edge)
    canvas.text((axis + length + 16, top + 38), str(count), Type(ink, 44, bold=bool(mark)))
    if mark:
        after = axis + length + 34 + 26 * len(str(count))
        canvas.text((after, top + 36), mark, Type(light.strong, 34, bold=True))


def _needs(frame: Frame, emotion: Emotion, tally: Json, _: Translate) -> None:
    """Draw which needs those people chose who chose the two most frequent families."""
    rows = _need_rows(emotion, tally, frame.language, _)
    names = [need.name.of(frame.language) for need in emotion.needs.values()]
    if not rows:
        return
    edges = _columns(names, frame.axis, frame.width)
    _heads(frame, names, edges)
    for row, (name, counts) in enumerate(rows):
        top = HEIGHT - 46 * (len(rows) - row)
        frame.canvas.text((frame.axis - 20, top + 32), name, Type(frame.light.ink, 34), "right")
        _cells(frame, top, edges, counts)


def _need_rows(
    emotion: Emotion, tally: Json, language: Language, _: Translate
) -> list[tuple[str, list[int]]]:
    """Return (name, people by need) of the two most frequent families, and of all the others."""
    chosen = [family for family, count in ranked(tally["families"]) if count]
    by_family = {family: list(tally["need_by_family"][family].values()) for family in chosen}
    rows = [(fitting(emotion.families[each], language), by_family[each]) for each in chosen[:2]]
    if len(chosen) == 3:
        rows.append((fitting(emotion.families[chosen[2]], language), by_family[chosen[2]]))
    elif len(chosen) > 3:
        others = zip(*(by_family[each] for each in chosen[2:]), strict=True)
        rows.append((_("the others"), [sum(counts) for counts in others]))
    return rows


def _columns(names: Sequence[str], left: float, right: float) -> list[float]:
    """Return the edges of columns, each as wide as its longest word asks for."""
    weights = [3 + max(_width(word) for word in name.split()) for name in names]
    share = (right - left) / sum(weights)
    edges = [left]
    for weight in weights:
        edges.append(edges[-1] + weight * share)
    return edges


def _width(word: str) -> float:
    """Return about how wide a word is, in letters: a Chinese character takes two."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in word)


def _heads(frame: Frame, names: Sequence[str], edges: Sequence[float]) -> None:
    tall = max(len(name.split()) for name in names)
    foot = HEIGHT - 3 * 46 - 12
    for place, name in enumerate(names):
        middle = (edges[place] + edges[place + 1]) / 2
        words = name.split()
        for line, word in enumerate(words):
            below = 32 * (len(words) - 1 - line) if tall > 1 else 0
            head = Type(frame.light.ink_soft, 28)
            frame.canvas.text((middle, foot - below), word, head, "center")


def _cells(frame: Frame, top: float, edges: Sequence[float], counts: Sequence[int]) -> None:
    """Draw a row of counts, each on a ground that is the stronger the greater its share."""
    light, most = frame.light, max(1, *counts)
    for place, count in enumerate(counts):
        left, right = edges[place], edges[place + 1]
        strong = count == most
        fill = light.strong if strong else light.strong_tint if count else light.sunken
        ink = light.on_strong if strong else light.ink if count else light.ink_soft
        frame.canvas.box((left + 3, top), (right - left - 6, 42), fill)
        number = Type(ink, 32, bold=strong)
        frame.canvas.text(((left + right) / 2, top + 32), str(count), number, "center")


def _bars_told(emotion: Emotion, tally: Json, language: Language, _: Translate) -> str:
    counts = (
        (emotion.families[family].name.of(language), count)
        for family, count in ranked(tally["families"])
    )
    template = _("The class’s choices, {count} people: {rows}.")
    return template.format(count=tally["count"], rows=told(counts, language))


def _needs_told(emotion: Emotion, tally: Json, language: Language, _: Translate) -> str:
    names = [need.name.of(language) for need in emotion.needs.values()]
    template = _("Needs chosen with {family}: {rows}.")
    return " ".join(
        template.format(family=name, rows=told(zip(names, counts, strict=True), language))
        for name, counts in _need_rows(emotion, tally, language, _)
    )
