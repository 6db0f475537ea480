"""What an opening is spoken into: who answers and when, what about, and for whom one calls."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from kit.rules import ANSWERS, INSTITUTIONS, PRODUCTS, Answers, Institution, Product
from kit.text.language import Text

__all__ = ["ANSWERS", "CHANNELS", "CONTACTS", "INSTITUTIONS", "PRODUCTS", "Scenario", "Situation"]

Contact = Literal["first", "later"]
Channel = Literal["phone"]

CONTACTS: tuple[Contact, ...] = ("first", "later")
CHANNELS: tuple[Channel, ...] = ("phone",)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a judgement depends on; None where it is not known.

    `answers` is who picks up, `hour` the time at that person's place; `agreed` says that they
    wished for a call at this hour.
    """

    answers: Answers = "customer"
    hour: time | None = None
    contact: Contact = "first"
    channel: Channel = "phone"
    product: Product | None = None
    institution: Institution | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation as people read it, and one good opening for it with the reason why.

    The card's lines: `customer` with product and delay, who `picks_up`, `when`, what the `file`
    says, and who `you` are.
    """

    id: str
    situation: Situation
    title: Text
    customer: Text
    picks_up: Text
    when: Text
    file: Text
    you: Text
    model: Text
    model_why: Text
