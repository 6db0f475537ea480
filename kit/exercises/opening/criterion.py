"""What an opening is read for, and what trainers are told about it: the codebook's nouns."""

from dataclasses import dataclass
from typing import Literal

from kit.text.language import Text

Severity = Literal["note", "mend", "stop"]

# Readers and the look know each of these by name, so content may not add to them.
ELEMENTS = (
    "greeting",
    "identity",
    "verify_person",
    "notice",
    "purpose",
    "cooperation",
    "permission",
    "open_question",
)
VIOLATIONS = (
    "third_party_disclosure",
    "debt_before_verify",
    "wrong_time",
    "threat",
    "judgement",
    "amount_first",
    "stacked_questions",
    "guilt",
    "false_urgency",
    "impersonation",
    "induce_borrowing",
    "family_pressure",
)
WARMTH = ("empathy", "reflection", "thanks")
SEVERITIES: tuple[Severity, ...] = ("note", "mend", "stop")


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a good opening: what counts as it, and a hint for those who left it out.

    `short` fits a mark's label: at most 5 Chinese characters or 16 Latin letters.
    """

    id: str
    name: Text
    short: Text
    counts: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Violation:
    """What an opening must not do: what counts as it, why it harms, and a better thing to say.

    `short` is as short as an element's.
    """

    id: str
    name: Text
    short: Text
    counts: Text
    severity: Severity
    why: Text
    instead: Text


@dataclass(frozen=True, slots=True)
class Warmth:
    """A sign of warmth that is pointed out where it stands and never missed where it does not."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that an opening is read for, by id."""

    elements: dict[str, Element]
    violations: dict[str, Violation]
    warmth: dict[str, Warmth]
