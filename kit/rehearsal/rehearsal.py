"""A rehearsal: many participants take part in one class, and what they met is worked out."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random

from kit.archive import confirmations, rows
from kit.errors import RehearsalError
from kit.rehearsal.answers import Answers, name
from kit.rehearsal.attendance import Attendance
from kit.rehearsal.instructor import Instructor
from kit.rehearsal.ledger import Ledger
from kit.rehearsal.losses import missing
from kit.rehearsal.manner import Manner
from kit.rehearsal.memory import Memory, memory
from kit.rehearsal.participant import Participant
from kit.rehearsal.plan import Plan
from kit.rehearsal.progress import show_progress
from kit.rehearsal.trial_class import TrialClass
from kit.rehearsal.visitor import Visitor
from kit.rehearsal.wall import Wall
from kit.settings import newest
from kit.text.catalogue import translation
from kit.text.language import HTML_LANG

SPREAD = 60.0  # seconds in which people come in, at the most
ONE_EVERY = 0.5  # seconds between two of them, at the most
JOIN_PATIENCE = 120.0  # seconds; a page may have to wait for those of many others
STAFF = ("wall", "instructor")
THINKS = 4.0  # seconds that an answer takes at the most, unless all come at once


@dataclass
class Outcome:
    """What came of a rehearsal; `memory` is the most that was seen, None for a class not ours."""

    plan: Plan
    ledger: Ledger
    memory: Memory | None = None
    stopped: bool = False  # before the class was over

    @property
    def exit_code(self) -> int:
        """Return 0 where nothing was lost and nobody got stuck, else 1."""
        return 0 if self.ledger.well else 1


@dataclass
class Rehearsal:
    """One rehearsal of `plan`; `say` prints for the trainer."""

    plan: Plan
    say: Callable[[str], None]
    outcome: Outcome = field(init=False)

    def __post_init__(self) -> None:
        self.outcome = Outcome(self.plan, Ledger(self.plan.seats))
        self._ = translation(self.plan.language)

    async def run(self) -> Outcome:
        """Rehearse until the class is over, or Ctrl-C; raises TrialFailed without a class."""
        progress = asyncio.create_task(show_progress(self.outcome.ledger, sys.stderr, self._))
        try:
            with ended_by_signal():
                await (self._visit() if self.plan.url else self._hold())
        except asyncio.CancelledError:
            self.outcome.stopped = True
            if task := asyncio.current_task():
                task.uncancel()
        finally:
            progress.cancel()
            await asyncio.gather(progress, return_exceptions=True)
        return self.outcome

    async def _visit(self) -> None:
        """Take part in a running class, which its own instructor leads."""
        url, code = self.plan.door
        self.say(self._("The participants join {link} and follow you.").format(link=self.plan.url))
        self.say(self._("Stop with Ctrl-C."))
        await self._attend(participants(self.plan, url, self.outcome.ledger), code)

    async def _hold(self) -> None:
        """Hold a class of one's own, and compare in the end what it has kept."""
        async with TrialClass(self.plan.language) as trial:
            self.say(self._("Watch the wall here: {link}").format(link=trial.link("wall")))
            try:
                await self._teach(trial)
            except RehearsalError as error:
                self.outcome.ledger.fault("instructor", error, stuck=True)
            finally:
                await self._compare(trial)

    async def _teach(self, trial: TrialClass) -> None:
        """Lead all participants through the agenda of a trial class."""
        ledger = self.outcome.ledger
        people = participants(self.plan, trial.url, ledger)
        visitors = {role: Visitor(trial.url, HTML_LANG[self.plan.language]) for role in STAFF}
        for role, visitor in visitors.items():
            await visitor.enter(trial.link(role))
        attendance = Attendance(people, ledger)
        wall = Wall(visitors["wall"], ledger.times["wall"])
        async with wall, Instructor(visitors["instructor"], attendance, wall) as boss:
            for one in people:
                one.submitted = wall.submitted
            boss.asked = lambda: self._weigh(trial.links["pid"])
            attending = asyncio.create_task(self._attend(people, str(trial.links["code"])))
            try:
                await attendance.until_joined()
                await boss.lead()
                await attendance.until_left()
            finally:
                attending.cancel()  # whoever still is there has missed the end
                await asyncio.gather(attending, return_exceptions=True)

    async def _attend(self, people: list[Participant], code: str) -> None:
        """Let everybody come in, and return when the last one has left."""
        chance = Random(self.plan.seed)  # noqa: S311  (no secret)
        every = 0.0 if self.plan.burst else min(ONE_EVERY, SPREAD / len(people))

        async def arrive(one: Participant, after: float) -> None:
            await asyncio.sleep(after)
            await one.attend(code)

        async with asyncio.TaskGroup() as group:
            for number, one in enumerate(people):
                group.create_task(arrive(one, every * (number + chance.random())))

    def _weigh(self, server: int) -> None:
        """Look how much memory the class takes now, and keep the most."""
        taken, most = memory(server), self.outcome.memory or Memory()
        self.outcome.memory = max(taken, most, key=lambda one: one.server + one.pages)

    async def _compare(self, trial: TrialClass) -> None:
        """Stop the class, and find what it acknowledged and has not kept."""
        await trial.stop()
        ledger = self.outcome.ledger
        if ledger.acknowledged:
            path = newest(trial.home)
            gone = missing(ledger, rows(path, names=True), confirmations(path))
            ledger.lost += [each for each in gone if each not in ledger.lost]


def participants(plan: Plan, url: str, ledger: Ledger) -> list[Participant]:
    """Return everybody who is to take part, each in a manner of their own."""
    chance = Random(plan.seed)  # noqa: S311  (no secret)
    dropping = set(chance.sample(range(plan.seats), plan.dropping))
    thinks = 0.0 if plan.burst else THINKS
    return [
        Participant(
            Visitor(url, HTML_LANG[plan.language], JOIN_PATIENCE),
            name(number + 1, plan.language, plan.junk),
            Answers(plan.seed, number, plan.language),
            ledger,
            Manner(number in dropping, plan.junk, thinks),
        )
        for number in range(plan.seats)
    ]


@contextmanager
def ended_by_signal() -> Iterator[None]:
    """Have SIGTERM do what Ctrl-C does: end the task in order, so that nothing is left behind."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task
    with suppress(NotImplementedError):  # Windows knows Ctrl-C only
        loop.add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            loop.remove_signal_handler(signal.SIGTERM)
