"""The pages that follow a class, and which of them is told of what, and when."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from kit.classroom.events import (
    AnswerApproved,
    AnswerHidden,
    AnswerSubmitted,
    CommonConfirmed,
    ConcernSeen,
    Event,
    JudgementCorrected,
    SeatTaken,
    SpotlightTurned,
    VerdictGiven,
)
from kit.classroom.partners import way_out
from kit.classroom.scene import Scene

log = logging.getLogger("workshop")

# What only console and wall show; a correction is its seat's matter too.
STAFFS = (SeatTaken, AnswerApproved, AnswerHidden, SpotlightTurned, ConcernSeen)
STAFF_EVERY = 0.25  # seconds: console and wall are told of answers at most this often
SEATS_EVERY = 1.0  # seconds: phones are told of the class's progress at most this often


@dataclass(frozen=True, eq=False)
class Listener:
    """One page that is told of changes; `tell` gets a scene common to all of a round."""

    role: str
    seat: str | None
    tell: Callable[[Scene], None]


class Audience:
    """All pages that are told of changes, each round with one scene for all of them."""

    def __init__(self, scene: Callable[[], Scene]) -> None:
        self._scene = scene
        self.listeners: set[Listener] = set()
        self._late: dict[str, asyncio.TimerHandle] = {}
        self._free: set[str] = set()  # who may leave a group, and has been told so

    def announce(self, event: Event) -> None:
        """Tell whom it concerns that an event is on disk."""
        if isinstance(event, AnswerSubmitted | JudgementCorrected | CommonConfirmed):
            self.tell_group(event.seat or "")
            self.tell_staff()
            self._soon("seats", SEATS_EVERY, lambda listener: listener.role == "seat")
        elif isinstance(event, VerdictGiven):  # nobody else knows of it before the class's picture
            self.tell_group(event.seat or "")
        elif isinstance(event, STAFFS):
            self.tell_staff()
        else:
            self.tell_all()

    def tell_presence(self, seat: str) -> None:
        """Tell console and wall, and whoever works with a seat, that it came or went."""
        self.tell_staff()
        others = {*self._members(seat)} - {seat}
        self._tell(lambda listener: listener.seat in others)

    def tell_all(self) -> None:
        """Tell every page, now."""
        self._tell(lambda listener: True)

    def tell_staff(self) -> None:
        """Tell console and wall, soon: many changes in a moment become one message."""
        self._soon("staff", STAFF_EVERY, lambda listener: listener.role != "seat")

    def tell_group(self, seat: str) -> None:
        """Tell the pages of one seat and of whoever works with it, now."""
        members = {seat, *self._members(seat)}
        self._tell(lambda listener: listener.seat in members)

    def show_ways_out(self) -> None:
        """Tell those who have just waited so long that they may go on alone."""
        scene = self._scene()
        members = (seat for talk in scene.talks for seat in talk.roles)
        free = {seat for seat in members if way_out(scene, seat)}
        told, self._free = free - self._free, free
        if told:
            self._tell(lambda listener: listener.seat in told)

    def close(self) -> None:
        """Tell nobody any more of what waited to be told."""
        for handle in self._late.values():
            handle.cancel()

    def _members(self, seat: str) -> tuple[str, ...]:
        room = self._scene().room
        return room.groups.around(room.step.id, seat)

    def _tell(self, chosen: Callable[[Listener], bool]) -> None:
        scene = self._scene()
        for listener in [one for one in self.listeners if chosen(one)]:
            try:
                listener.tell(scene)
            except Exception:
                # One page that cannot be told must not keep the others from it.
                log.exception("a page could not be told")

    def _soon(self, name: str, delay: float, chosen: Callable[[Listener], bool]) -> None:
        if name in self._late:
            return

        def now() -> None:
            del self._late[name]
            self._tell(chosen)

        self._late[name] = asyncio.get_running_loop().call_later(delay, now)
