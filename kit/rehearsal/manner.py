"""How somebody takes part in a rehearsal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """What somebody does beside answering; `thinks` is how many seconds an answer takes at most."""

    drops: bool = False
    junk: bool = False
    thinks: float = 0.0
