"""Reads data/opening: the codebook, the scenarios and the cues."""

from pathlib import Path

from kit.content import Faults, Node
from kit.content.care import read_care
from kit.content.cues import read_cues
from kit.content.fields import complete, short, time_of_day
from kit.content.rules import read_rules
from kit.exercises.opening.criterion import (
    ELEMENTS,
    SEVERITIES,
    VIOLATIONS,
    WARMTH,
    Codebook,
    Element,
    Violation,
    Warmth,
)
from kit.exercises.opening.model import Opening
from kit.exercises.opening.reader import Reader
from kit.exercises.opening.situation import (
    ANSWERS,
    CHANNELS,
    CONTACTS,
    INSTITUTIONS,
    PRODUCTS,
    Scenario,
    Situation,
)
from kit.exercises.opening.sought import SOUGHT
from kit.text.language import Language

_SHORT: dict[Language, int] = {"zh": 5, "en": 16}  # characters of a mark's label


def read_opening(data: Path) -> Opening:
    """Return the exercise from the data folder; raises ContentError with a line for each fault."""
    folder = data / "opening"
    codebook, rulebooks = read_codebook(folder), read_rules(data / "rules")
    care = read_care(data / "care.yaml")
    with Faults() as faults:
        cues = {
            language: read_cues(faults, folder / "cues" / f"{language}.yaml", SOUGHT, alarm)
            for language, alarm in care.cues.items()
        }
    reader = Reader(cues, rulebooks, codebook)
    return Opening(read_scenarios(folder), codebook, rulebooks, reader, care)


def read_codebook(folder: Path) -> Codebook:
    """Return what an opening is read for; raises ContentError with a line for each fault."""
    with Faults() as faults:
        root = faults.open(folder / "codebook.yaml")
        elements = [_element(node) for node in root.each("elements")]
        violations = [_violation(node) for node in root.each("violations")]
        warmth = [_warmth(node) for node in root.each("warmth")]
        complete(root, "elements", [each.id for each in elements], ELEMENTS)
        complete(root, "violations", [each.id for each in violations], VIOLATIONS)
        complete(root, "warmth", [each.id for each in warmth], WARMTH)
        return Codebook(
            elements={each.id: each for each in elements},
            violations={each.id: each for each in violations},
            warmth={each.id: each for each in warmth},
        )


def _element(node: Node) -> Element:
    return Element(
        id=node.choice("id", ELEMENTS),
        name=node.bilingual("name"),
        short=short(node, "short", _SHORT),
        counts=node.bilingual("counts"),
        hint=node.bilingual("hint"),
    )


def _violation(node: Node) -> Violation:
    return Violation(
        id=node.choice("id", VIOLATIONS),
        name=node.bilingual("name"),
        short=short(node, "short", _SHORT),
        counts=node.bilingual("counts"),
        severity=node.choice("severity", SEVERITIES),
        why=node.bilingual("why"),
        instead=node.bilingual("instead"),
    )


def _warmth(node: Node) -> Warmth:
    return Warmth(node.choice("id", WARMTH), node.bilingual("name"))


def read_scenarios(folder: Path) -> dict[str, Scenario]:
    """Return the scenarios by id; raises ContentError with a line for each fault."""
    with Faults() as faults:
        root = faults.open(folder / "scenarios.yaml")
        found: dict[str, Scenario] = {}
        nodes = root.each("scenarios")
        if not nodes:
            root.fault("scenarios", "is empty; the exercise needs one scenario or more")
        for node in nodes:
            scenario = _scenario(node)
            if scenario.id in found:
                node.fault("id", f"{scenario.id!r} is the id of another scenario too")
            found[scenario.id] = scenario
        return found


def _scenario(node: Node) -> Scenario:
    return Scenario(
        id=node.id("id"),
        situation=_situation(node),
        title=node.bilingual("title"),
        customer=node.bilingual("customer"),
        picks_up=node.bilingual("picks_up"),
        when=node.bilingual("when"),
        file=node.bilingual("file"),
        you=node.bilingual("you"),
        model=node.bilingual("model"),
        model_why=node.bilingual("model_why"),
    )


def _situation(node: Node) -> Situation:
    return Situation(
        answers=node.choice("answers", ANSWERS),
        hour=time_of_day(node, "hour"),
        agreed=node.flag("agreed"),
        contact=node.choice("contact", CONTACTS),
        channel=node.choice("channel", CHANNELS),
        product=node.choice("product", PRODUCTS),
        institution=node.choice("institution", INSTITUTIONS),
    )
