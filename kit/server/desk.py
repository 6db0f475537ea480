"""What commands work on, and what a command is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kit.exercises.contract import Json
from kit.server.claims import Claims
from kit.server.identity import Identity, Owner
from kit.server.live import LiveClass


@dataclass(frozen=True)
class Desk:
    """Where commands of one class come in: the class itself, its door, and its keys."""

    live: LiveClass
    claims: Claims
    identity: Identity


Command = Callable[[Desk, Owner, Json], Awaitable[Json | None]]
