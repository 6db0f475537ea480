"""The picture of a step: Krippendorff's α on its scale, and which families the class confuses."""

from kit.charts.canvas import Type
from kit.exercises.contract import Json
from kit.exercises.emotion.chart import WIDE, Frame
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.words import agreement_sentence, agreement_word, fitting, listed
from kit.text.catalogue import Translate
from kit.text.language import Language

_BOUNDS = (0.0, 0.667, 0.8, 1.0)
_LEFT, _RIGHT = 20, WIDE - 20  # of the scale
_SCALE = 190  # its top


def summary_chart(
    emotion: Emotion, summary: Json, language: Language, light: str, _: Translate
) -> str:
    """Return the scale with the α on it, and the pairs of families most often confused."""
    frame = Frame(WIDE, language, light)
    _number(frame, summary, _)
    _scale(frame, summary, _)
    for row, pair in enumerate(summary["confusions"]):
        _pair(frame, emotion, 440 + 120 * row, pair, summary["items"], _)
    return frame.canvas.svg(_told(emotion, summary, language, _), language)


def _number(frame: Frame, summary: Json, _: Translate) -> None:
    value = summary["alpha"]
    written = "α = –" if value is None else f"α = {value:.2f}"
    frame.canvas.text((0, 96), written, Type(frame.light.strong, 100, bold=True))
    if summary["word"]:
        word = _("Agreement: {word}").format(word=agreement_word(summary["word"], _))
        frame.canvas.text((WIDE, 92), word, Type(frame.light.ink, 48, bold=True), "right")


def _place(value: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, value))


def _scale(frame: Frame, summary: Json, _: Translate) -> None:
    canvas, light = frame.canvas, frame.light
    names = (_("low"), _("moderate"), _("high"))
    fills = (light.sunken, light.strong_tint, light.strong)
    for place, name in enumerate(names):
        left, right = _place(_BOUNDS[place]), _place(_BOUNDS[place + 1])
        canvas.box((left, _SCALE), (right - left, 44), fills[place], light.edge)
        here = frame.light.ink if summary["alpha"] is not None else light.ink_soft
        canvas.text(((left + right) / 2, _SCALE + 92), name, Type(here, 30), "center")
    for bound in _BOUNDS:
        canvas.text(
            (_place(bound), _SCALE + 134), f"{bound:.3g}", Type(light.ink_soft, 28), "center"
        )
    if summary["alpha"] is not None:
        x = _place(summary["alpha"])
        canvas.stroke([(x, _SCALE - 24), (x, _SCALE + 56)], light.ink, 8)


def _pair(
    frame: Frame,
    emotion: Emotion,
    top: float,
    pair: tuple[str, str, int, int],
    items: int,
    _: Translate,
) -> None:
    """Draw two families side by side, and in how many utterances both were chosen."""
    one, other, both, _people = pair
    half = frame.axis + 10
    _family(frame, emotion, (0, top), one)
    frame.canvas.text((half + 10, top + 42), "↔", Type(frame.light.ink_soft), "center")
    _family(frame, emotion, (half + 50, top), other)
    words = _("{both} of {items}").format(both=both, items=items)
    frame.canvas.text((WIDE, top + 42), words, frame.ink, "right")


def _family(frame: Frame, emotion: Emotion, place: tuple[float, float], family: str) -> None:
    """Draw a family as on the phone: voice line, colour below it, label beside it."""
    canvas, light = frame.canvas, frame.light
    canvas.voice(place, family, light.ink)
    canvas.box((place[0], place[1] + 48), (64, 16), light.families[family], light.shape_edge)
    name = fitting(emotion.families[family], frame.language)
    canvas.text((place[0] + 84, place[1] + 42), name, frame.ink)


def _told(emotion: Emotion, summary: Json, language: Language, _: Translate) -> str:
    if summary["alpha"] is None:
        return agreement_sentence(None, _)
    template = _("Agreement of the class: {word}, α = {alpha}.")
    words = template.format(
        word=agreement_word(summary["word"], _), alpha=f"{summary['alpha']:.2f}"
    )
    names = {family.id: family.name.of(language) for family in emotion.families.values()}
    pairs = listed(
        (f"{names[one]} – {names[other]}" for one, other, *_n in summary["confusions"]), language
    )
    confused = _("Most often confused: {pairs}.").format(pairs=pairs)
    return f"{words} {confused}" if pairs else words
