"""What each page may know of the room: pure projections, as JSON.

A seat's view holds nothing of the solution before the reveal and nothing of other people;
the wall's holds no names unless the room shows them; only the console's holds everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kit.classroom.agenda import Course, Place, Step
from kit.classroom.presence import Presence
from kit.classroom.room import Room
from kit.exercises.contract import Exercise, Json
from kit.text.language import Language

SHOWS_TALLY = ("distribution", "solution")


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
    def progress(self) -> Json:
        """Return how many of those the class waits for have answered the item.

        {"answered": n, "of": N}: N counts the present, and who is away for less than two
        minutes; whoever has answered counts on both sides, wherever they are now.
        """
        room = self.room
        answered = room.answered(room.work) if room.work else {}
        counted = {s.id for s in room.present() if self.presence.counted(s.id, self.clock)}
        return {"answered": len(answered), "of": len(counted | answered.keys())}

    @cached_property
    def tally(self) -> Json:
        """Return the class's picture of the item the room is at."""
        exercise, work = self.exercise(self.room.step), self.room.work
        assert exercise
        assert work
        return exercise.tally(work[1], [g.answer for g in self.room.answered(work).values()])

    @cached_property
    def summary(self) -> Json:
        """Return the class's picture of the step the room is in."""
        step, room = self.room.step, self.room
        exercise = self.exercise(step)
        assert exercise
        return exercise.summarize(
            {
                item: {seat: g.answer for seat, g in room.answered((step.id, item)).items()}
                for item in step.items
            }
        )


def timer(scene: Scene) -> Json | None:
    """Return {"left", "of"} in seconds and "closes", or None without a timer."""
    running = scene.room.timer
    if running is None:
        return None
    left = max(0.0, running.ends - scene.now)
    return {"left": left, "of": running.seconds, "closes": running.closes}


def seat_view(scene: Scene, seat: str, language: Language) -> Json:
    """Return what the page of `seat` shows, in the seat's `language`."""
    room = scene.room
    person = room.seats[seat]
    view: Json = {
        "state": _state(scene, seat),
        "name": person.name,
        "course": room.course.title.of(language),
        **_standing(room, language),
    }
    if room.work is None or person.removed or room.closed:
        if room.phase == "summary" and not person.removed:
            view["summary"] = scene.summary
        return view
    given = room.answered(room.work).get(seat)
    view["answer"] = given.answer if given else None
    view["draft"] = scene.drafts.get((seat, *room.work))
    if room.phase == "open":
        view |= {"progress": scene.progress, "timer": timer(scene)}
        view["submitted_at"] = given.at.astimezone().strftime("%H:%M") if given else None
    if room.phase in SHOWS_TALLY:
        view["tally"] = scene.tally
    if room.phase == "solution" and given:
        view["feedback"] = given.feedback
    return view


def _state(scene: Scene, seat: str) -> str:
    room = scene.room
    if room.seats[seat].removed:
        return "removed"
    if room.closed:
        return "over"
    if room.work is None or room.phase == "waiting":
        return room.phase
    if room.phase != "open":
        return "result" if room.phase in SHOWS_TALLY else "closed"
    submitted = seat in room.answered(room.work)
    changing = (seat, *room.work) in scene.drafts
    return "submitted" if submitted and not changing else "answering"


def _standing(room: Room, language: Language) -> Json:
    step, place = room.step, room.place
    return {
        "step": {
            "id": step.id,
            "exercise": step.exercise,
            "title": step.title.of(language),
            "about": step.about.of(language),
            "think": step.think.of(language) if step.think else "",
            "minutes": step.minutes,
        },
        "first": place.step == 0,
        "phase": place.phase,
        "content": room.settings.language,
        "item": room.work[1] if room.work else None,
        "number": None if place.item is None else place.item + 1,
        "items": len(step.items),
    }


def wall_view(scene: Scene, language: Language) -> Json:
    """Return what the projector shows, in the room's `language`."""
    room = scene.room
    view: Json = {
        "course": room.course.title.of(language),
        "instructor": room.course.instructor,
        "code": room.code,
        "joined": len(room.present()),
        "names": [s.name for s in room.present()] if room.settings.names_shown else None,
        "light": room.settings.light,
        "over": room.closed,
        **_standing(room, language),
    }
    if room.work:
        if room.phase in ("open", "closed"):
            view |= {"progress": scene.progress, "timer": timer(scene)}
        if room.phase in SHOWS_TALLY:
            view["tally"] = scene.tally
    elif room.phase == "summary":
        view["summary"] = scene.summary
    return view


def console_view(scene: Scene, language: Language) -> Json:
    """Return what the instructor's page shows, in its `language`."""
    room = scene.room
    view: Json = {
        "course": room.course.title.of(language),
        "code": room.code,
        "over": room.closed,
        "agenda": agenda(room.course, room.place, language),
        "progress": scene.progress,
        "timer": timer(scene),
        "suggested_timer": room.step.timer,
        "settings": vars(room.settings),
        "people": [_person(scene, seat.id) for seat in room.present()],
        **_standing(room, language),
        "say": [text.of(language) for text in room.step.say],
        "reminders": [text.of(language) for text in room.step.reminders],
    }
    if room.work:
        view["tally"] = scene.tally
    elif room.phase == "summary":
        view["summary"] = scene.summary
    return view


def _person(scene: Scene, seat: str) -> Json:
    room = scene.room
    away = scene.presence.away(seat, scene.clock)
    return {
        "seat": seat,
        "name": room.seats[seat].name,
        "away": None if away is None else (away if away != float("inf") else -1),
        "answered": bool(room.work and seat in room.answered(room.work)),
    }


def agenda(course: Course, place: Place, language: Language) -> list[Json]:
    """Return the steps with title, minutes, and where the class stands among them."""
    standing = {True: "done", False: "ahead"}
    return [
        {
            "title": step.title.of(language),
            "minutes": step.minutes,
            "standing": "now" if number == place.step else standing[number < place.step],
        }
        for number, step in enumerate(course.steps)
    ]
