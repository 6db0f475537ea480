"""The picture of a step: Krippendorff's α on its scale, and which families the class confuses."""

from kit.charts.canvas import Point
from kit.charts.frame import WIDE, Frame
from kit.exercises.contract import Json
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.reliability import BOUNDS
from kit.exercises.emotion.words import agreement_sentence, agreement_word, fitting
from kit.text.catalogue import Translate
from kit.text.language import Language
from kit.text.markup import listed

_LEFT, _RIGHT = 20, WIDE - 20  # of the scale
_SCALE = 170  # its top


def summary_chart(
    emotion: Emotion, summary: Json, language: Language, light: str, _: Translate
) -> str:
    """Return the scale with the α on it, and the pairs of families most often confused."""
    frame = Frame(WIDE, language, light)
    _number(frame, summary, _)
    _scale(frame, summary["alpha"], _)
    if summary["confusions"]:
        head = _("When two of us differed, one chose … and the other …")
        frame.canvas.text((0, 398), head, frame.soft(30))
    for row, (one, other, pairs) in enumerate(summary["confusions"]):
        top = 446 + 116 * row
        _family(frame, emotion, (0, top), one)
        frame.canvas.text((frame.axis + 20, top + 42), "↔", frame.soft(), "center")
        _family(frame, emotion, (frame.axis + 60, top), other)
        share = f"{100 * pairs / summary['differing']:.0f} %"
        frame.canvas.text((WIDE, top + 42), share, frame.ink(44), "right")
    return frame.canvas.svg(_told(emotion, summary, language, _), language)


def _number(frame: Frame, summary: Json, _: Translate) -> None:
    value = summary["alpha"]
    written = "α = –" if value is None else f"α = {value:.2f}"
    frame.canvas.text((0, 90), written, frame.strong(100))
    if summary["word"]:
        words = _("Agreement: {word}").format(word=agreement_word(summary["word"], _))
        frame.canvas.text((WIDE, 86), words, frame.ink(48, bold=True), "right")


def _scale(frame: Frame, value: float | None, _: Translate) -> None:
    """Draw the scale from 0 to 1 in its three parts, and where the class stands on it."""
    canvas, light = frame.canvas, frame.light
    bounds = (0.0, *BOUNDS, 1.0)
    names = (_("low"), _("moderate"), _("high"))
    fills = (light.sunken, light.strong_tint, light.strong)
    for place, (name, fill) in enumerate(zip(names, fills, strict=True)):
        left, right = _place(bounds[place]), _place(bounds[place + 1])
        canvas.box((left, _SCALE), (right - left, 44), fill, light.edge)
        canvas.text(((left + right) / 2, _SCALE + 90), name, frame.ink(30), "center")
    for bound in bounds:
        canvas.text((_place(bound), _SCALE + 130), f"{bound:.3g}", frame.soft(28), "center")
    if value is not None:
        here = _place(value)
        canvas.stroke([(here, _SCALE - 24), (here, _SCALE + 54)], light.ink, 8)


def _place(value: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, value))


def _family(frame: Frame, emotion: Emotion, place: Point, family: str) -> None:
    """Draw a family as on the phone: voice line, colour below it, label beside it."""
    (x, y), light = place, frame.light
    frame.canvas.voice(place, family, light.ink)
    frame.canvas.box((x + 2, y + 48), (60, 16), light.families[family], light.shape_edge)
    name = fitting(emotion.families[family], frame.language)
    frame.canvas.text((x + 84, y + 42), name, frame.ink())


def _told(emotion: Emotion, summary: Json, language: Language, _: Translate) -> str:
    if summary["alpha"] is None:
        return agreement_sentence(None, _)
    template = _("Agreement of the class: {word}, α = {alpha}.")
    alpha = f"{summary['alpha']:.2f}"
    words = template.format(word=agreement_word(summary["word"], _), alpha=alpha)
    names = {family.id: family.name.of(language) for family in emotion.families.values()}
    pairs = (f"{names[one]} – {names[other]}" for one, other, _people in summary["confusions"])
    confused = _("Most often confused: {pairs}.").format(pairs=listed(pairs, language))
    return f"{words} {confused}" if summary["confusions"] else words
