"""What all views are made from, and what many of them show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kit.classroom.agenda import Step
from kit.classroom.answer import Answer
from kit.classroom.presence import Presence
from kit.classroom.room import Room
from kit.classroom.talk import OBSERVER, Talk
from kit.exercises.contract import Exercise, Json

JUDGED = {"feedback", "corrections"}  # of what is shown of an attempt


@dataclass(frozen=True)
class Scene:
    """What the views are made from: the room, who is here, the exercises, and the clocks.

    `now` is in epoch seconds, `clock` in seconds of the presence's monotone clock. A scene is
    made for one round of views, so that what many of them show is counted once.
    """

    room: Room
    presence: Presence
    exercises: Mapping[str, Exercise]
    drafts: Mapping[tuple[str, str, str], Json]
    now: float
    clock: float

    def exercise(self, step: Step) -> Exercise | None:
        """Return the exercise of a step, None for a talk or a break."""
        return self.exercises[step.exercise] if step.exercise else None

    @cached_property
    def answered(self) -> dict[str, list[Answer]]:
        """Return the attempts at the item the room is at, by seat; none between items."""
        return self.room.answered(self.room.work) if self.room.work else {}

    @cached_property
    def progress(self) -> Json:
        """Return how many of those the class waits for have answered the item.

        {"answered": n, "of": N}: N counts the present, and who is away for less than two
        minutes; whoever has answered counts on both sides, wherever they are now. Who only
        observes a group counts on neither.
        """
        answered = {seat for seat in self.answered if not self.observes(seat)}
        waited = (seat.id for seat in self.room.present() if not self.observes(seat.id))
        counted = {seat for seat in waited if self.presence.counted(seat, self.clock)}
        return {"answered": len(answered), "of": len(counted | answered)}

    @cached_property
    def talks(self) -> list[Talk]:
        """Return how far each group of two or more of the present step is, in their order."""
        groups = self.room.groups.of(self.room.step.id)
        return [talk for members in groups if (talk := self.talk(members[0]))]

    def talk(self, seat: str) -> Talk | None:
        """Return how far a seat's group is where the room is now; None for who works alone."""
        work = self.room.work or (self.room.step.id, "")  # between items nothing is handed in
        return self.room.talk(work, seat)

    def drafted(self, seat: str) -> bool:
        """Say whether a seat is writing at the item the room is at."""
        return self.room.work is not None and (seat, *self.room.work) in self.drafts

    def observes(self, seat: str) -> bool:
        """Say whether a seat watches a group in the present step and has nothing to answer."""
        return self.room.groups.role(self.room.step.id, seat) == OBSERVER

    def away(self, seat: str) -> float | None:
        """Return for how many seconds a seat has been away, -1 for ever; None while it is here."""
        away = self.presence.away(seat, self.clock)
        return -1 if away == float("inf") else away

    def told(self, attempt: Answer) -> Json:
        """Return an attempt as seats may know it: what was judged only where it may be known now.

        Who made it, and whether it may be known at all, is another question.
        """
        exercise = self.exercise(self.room.step)
        judged = self.room.phase == "solution" or (exercise is not None and exercise.immediate)
        told = shown(attempt)
        return told if judged else {key: told[key] for key in told if key not in JUDGED}

    @cached_property
    def tally(self) -> Json:
        """Return the class's picture of the item the room is at."""
        exercise, work = self.exercise(self.room.step), self.room.work
        assert exercise
        assert work
        return exercise.tally(work[1], list(self.room.counted(work).values()))

    @cached_property
    def summary(self) -> Json:
        """Return the class's picture of the step the room is in."""
        step, room = self.room.step, self.room
        exercise = self.exercise(step)
        assert exercise
        return exercise.summarize({item: room.counted((step.id, item)) for item in step.items})


def shown(attempt: Answer) -> Json:
    """Return an attempt with all that was said of it, and nothing of whose it is."""
    return {
        "answer": attempt.answer,
        "feedback": attempt.feedback,
        "corrections": dict(attempt.corrections),
        "role": attempt.role,
        "group": attempt.group,
        "common": attempt.common,
        "verdicts": dict(attempt.verdicts),
    }


def timer(scene: Scene) -> Json | None:
    """Return {"left", "of"} in seconds and "closes", or None without a timer."""
    running = scene.room.timer
    if running is None:
        return None
    left = max(0.0, running.ends - scene.now)
    return {"left": left, "of": running.seconds, "closes": running.closes}
