"""What all views are made from, and what many of them show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kit.classroom.agenda import Step
from kit.classroom.answer import Answer
from kit.classroom.presence import Presence
from kit.classroom.room import Room
from kit.exercises.contract import Exercise, Json


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
        minutes; whoever has answered counts on both sides, wherever they are now.
        """
        answered, present = self.answered, self.room.present()
        counted = {seat.id for seat in present if self.presence.counted(seat.id, self.clock)}
        return {"answered": len(answered), "of": len(counted | answered.keys())}

    @cached_property
    def tally(self) -> Json:
        """Return the class's picture of the item the room is at."""
        exercise, work = self.exercise(self.room.step), self.room.work
        assert exercise
        assert work
        return exercise.tally(work[1], list(self.room.judged(work).values()))

    @cached_property
    def summary(self) -> Json:
        """Return the class's picture of the step the room is in."""
        step, room = self.room.step, self.room
        exercise = self.exercise(step)
        assert exercise
        return exercise.summarize({item: room.judged((step.id, item)) for item in step.items})


def timer(scene: Scene) -> Json | None:
    """Return {"left", "of"} in seconds and "closes", or None without a timer."""
    running = scene.room.timer
    if running is None:
        return None
    left = max(0.0, running.ends - scene.now)
    return {"left": left, "of": running.seconds, "closes": running.closes}
