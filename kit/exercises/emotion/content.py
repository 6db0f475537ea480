"""Reads data/emotion: the families, the needs, and a file of utterances for each family."""

from collections.abc import Sequence
from pathlib import Path

from kit.content import Faults, Node
from kit.content.fields import complete, short
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.utterance import (
    DIFFICULTIES,
    FAMILIES,
    INTENSITIES,
    NEEDS,
    PRODUCTS,
    Cue,
    Family,
    Intensity,
    Need,
    Reading,
    Utterance,
)
from kit.text.language import LANGUAGES, Language, Text
from kit.text.spans import Span, once, overlap

_FIRST = "families.yaml"
_SHORT: dict[Language, int] = {"zh": 4, "en": 12}  # characters of a short name


def read_emotion(folder: Path) -> Emotion:
    """Return the exercise from its folder; raises ContentError with a line for each fault.

    Utterances stand in the order of the families, those in other files behind them.
    """
    with Faults() as faults:
        root = faults.open(folder / _FIRST)
        families = [_family(node) for node in root.each("families")]
        needs = [_need(node) for node in root.each("needs")]
        complete(root, "families", [family.id for family in families], FAMILIES)
        complete(root, "needs", [need.id for need in needs], NEEDS)
        utterances: list[Utterance] = []
        for path in _files(folder, [family.id for family in families]):
            utterances += _utterances(faults.open(path), {each.id for each in utterances})
        _spoken(root, utterances)
        return Emotion(families, needs, utterances)


def _files(folder: Path, order: Sequence[str]) -> list[Path]:
    places = {name: place for place, name in enumerate(order)}
    paths = (path for path in folder.glob("*.yaml") if path.name != _FIRST)
    return sorted(paths, key=lambda path: (places.get(path.stem, len(places)), path.name))


def _family(node: Node) -> Family:
    return Family(
        node.choice("id", FAMILIES),
        node.bilingual("name"),
        short(node, "short", _SHORT),
        node.bilingual("about"),
    )


def _need(node: Node) -> Need:
    return Need(node.choice("id", NEEDS), node.bilingual("name"), node.bilingual("about"))


def _spoken(root: Node, utterances: Sequence[Utterance]) -> None:
    """Tell each family that is the closest reading of no utterance."""
    heard = {each.readings[0].id for each in utterances if each.readings}
    for family in FAMILIES:
        if family not in heard:
            root.fault("families", f"{family!r} is the first reading of no utterance")


def _utterances(root: Node, known: set[str]) -> list[Utterance]:
    found = []
    for node in root.each("utterances"):
        utterance = _utterance(node)
        if utterance.id in known:
            node.fault("id", f"{utterance.id!r} is the id of another utterance too")
        known.add(utterance.id)
        found.append(utterance)
    return found


def _utterance(node: Node) -> Utterance:
    says = node.bilingual("says")
    readings = _readings(node, "readings", "family", FAMILIES)
    return Utterance(
        id=node.id("id"),
        product=node.choice("product", PRODUCTS),
        difficulty=node.choice("difficulty", DIFFICULTIES),
        situation=node.bilingual("situation"),
        says=says,
        intensity=node.choice("intensity", INTENSITIES),
        also_intensity=_also(node),
        readings=readings,
        needs=_readings(node, "needs", "need", NEEDS),
        cues=_cues(node, says),
        title=node.bilingual("title"),
        reply=node.bilingual("reply"),
        reply_why=node.bilingual("reply_why"),
    )


def _also(node: Node) -> tuple[Intensity, ...]:
    also = node.choices("also_intensity", INTENSITIES)
    if "intensity" in node and node.text("intensity") in also:
        node.fault("also_intensity", f"repeats the closest, {node.text('intensity')!r}")
    return also


def _readings(node: Node, key: str, kind: str, allowed: Sequence[str]) -> tuple[Reading, ...]:
    """Return one to three readings, the closest first."""
    children = node.each(key)
    if not 1 <= len(children) <= 3:
        node.fault(key, f"holds {len(children)}; give 1 to 3, the closest first")
    found: list[Reading] = []
    for child in children:
        reading = Reading(child.choice(kind, allowed), child.bilingual("why"))
        if reading.id in {each.id for each in found}:
            child.fault(kind, f"{reading.id!r} is given twice")
        found.append(reading)
    return tuple(found)


def _cues(node: Node, says: Text) -> tuple[Cue, ...]:
    children = node.each("cues")
    cues = [Cue(child.bilingual("words"), child.choice("family", FAMILIES)) for child in children]
    for child, cue in zip(children, cues, strict=True):
        _verbatim(child, cue, says)
    for language in LANGUAGES:
        places = (once(says.of(language), cue.words.of(language)) for cue in cues)
        shared = overlap(Span(*place, kind="cue") for place in places if place)
        if shared:
            words = [says.of(language)[span.start : span.end] for span in shared]
            node.fault("cues", f"{words[0]!r} and {words[1]!r} overlap in says.{language}")
    return tuple(cues)


def _verbatim(node: Node, cue: Cue, says: Text) -> None:
    for language in LANGUAGES:
        words = cue.words.of(language)
        if words and once(says.of(language), words) is None:
            times = says.of(language).count(words)
            node.fault("words", f"{words!r} stands {times} times in says.{language}, not once")
