"""How far a group is at one item: apart at first, then over both versions, then of one mind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kit.classroom.answer import Answer

Stage = Literal["apart", "waiting", "comparing", "agreed"]
OBSERVER = "observer"


@dataclass(frozen=True)
class Verdict:
    """What the sides said of a part last: whether it is the same in these `versions`, by number."""

    same: bool
    versions: tuple[int, ...]


@dataclass(frozen=True)
class Talk:
    """A group of two or more at an item.

    `roles` has every member's, in the group's order; `gone` are the members that left the room.
    `own` is the last version of its own of each side that has handed one in. `common` is the
    version in force that `by` handed in for all of them, the `version`-th, and `confirmed` who has
    said yes to it. `said` has by part what was ever said of it, of other versions too.
    """

    roles: Mapping[str, str]
    gone: frozenset[str]
    own: Mapping[str, Answer]
    common: Answer | None = None
    by: str = ""
    version: int = 0
    confirmed: Sequence[str] = ()
    said: Mapping[str, Verdict] = field(default_factory=dict)

    @property
    def sides(self) -> list[str]:
        """Return the members with a role, who write and confirm."""
        return [seat for seat, role in self.roles.items() if role != OBSERVER]

    @property
    def broken(self) -> bool:
        """Say whether a side has left the room; nobody waits for it then."""
        return not self.gone.isdisjoint(self.sides)

    @property
    def complete(self) -> bool:
        """Say whether all sides have handed in a version of their own, so that all may read."""
        return not self.broken and all(side in self.own for side in self.sides)

    @property
    def compared(self) -> tuple[int, ...]:
        """Return the number of each side's own version, in their order, once all are in."""
        return tuple(self.own[side].number for side in self.sides) if self.complete else ()

    @property
    def verdicts(self) -> dict[str, bool]:
        """Return by part whether both wrote the same, as far as it was said of these versions."""
        now = self.compared
        return {part: each.same for part, each in self.said.items() if each.versions == now}

    @property
    def stage(self) -> Stage:
        """Return how far the group as a whole is; "waiting" where some but not all are ready."""
        if self.complete:
            agreed = self.common is not None and all(side in self.confirmed for side in self.sides)
            return "agreed" if agreed else "comparing"
        return "waiting" if self.own and not self.broken else "apart"

    def stage_of(self, seat: str) -> Stage:
        """Return how far the group is for one member; who is left by its partner works apart."""
        if self.complete:
            return self.stage
        waits = seat in self.own and not self.broken
        return "waiting" if waits or self.roles[seat] == OBSERVER else "apart"

    def missing(self, seat: str) -> list[str]:
        """Return the other sides without whom the group cannot go on from where it is."""
        ready = self.confirmed if self.complete else self.own
        return [side for side in self.sides if side != seat and side not in ready]
