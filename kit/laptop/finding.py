"""What a look at the laptop has found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["good", "warning", "bad"]
# From the English sentence to the one in the trainer's language, placeholders kept.
Translate = Callable[[str], str]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `text` and `advice` are whole sentences for a trainer.

    "bad" means that a class cannot run like this. `advice` is empty where nothing is to do.
    """

    subject: str
    state: State
    text: str
    advice: str = ""
