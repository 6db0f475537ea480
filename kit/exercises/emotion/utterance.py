"""What a customer says, and what an experienced listener hears in it: the content's nouns."""

from dataclasses import dataclass
from typing import Literal

from kit.text.language import Language, Text
from kit.text.spans import Span, once

Intensity = Literal["light", "middle", "strong"]
Product = Literal["credit_card", "consumer_loan", "trade_receivable", "mortgage"]
Difficulty = Literal["plain", "mixed", "hard"]

INTENSITIES: tuple[Intensity, ...] = ("light", "middle", "strong")
PRODUCTS: tuple[Product, ...] = ("credit_card", "consumer_loan", "trade_receivable", "mortgage")
DIFFICULTIES: tuple[Difficulty, ...] = ("plain", "mixed", "hard")

# The look has a colour and a voice line for each of these, so content may not add to them.
FAMILIES = (
    "anxiety",
    "anger",
    "shame",
    "helplessness",
    "distrust",
    "avoidance",
    "numbness",
    "hope",
)
NEEDS = ("safety", "understanding", "respect", "fairness", "autonomy")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of emotions; `short` is at most 4 Chinese characters or 12 Latin letters."""

    id: str
    name: Text
    short: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Need:
    """A need that may stand behind an emotion."""

    id: str
    name: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to hear an utterance that its words support: a family's or a need's id, and why."""

    id: str
    why: Text


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the utterance that speak of a family."""

    words: Text
    family: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a customer says in a situation.

    Of `readings` (emotion families) and `needs` the first is the closest and the others are
    defensible; `intensity` is the closest, `also_intensity` the defensible ones.
    """

    id: str
    product: Product
    difficulty: Difficulty
    situation: Text
    says: Text
    intensity: Intensity
    also_intensity: tuple[Intensity, ...]
    readings: tuple[Reading, ...]
    needs: tuple[Reading, ...]
    cues: tuple[Cue, ...]
    title: Text
    reply: Text
    reply_why: Text

    def spans(self, language: Language) -> list[Span]:
        """Return the cues as spans of what is said; ones that do not stand in it are left out."""
        places = ((cue, once(self.says.of(language), cue.words.of(language))) for cue in self.cues)
        return [Span(*place, kind="cue", family=cue.family) for cue, place in places if place]
