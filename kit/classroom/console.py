"""What the instructor's page may know: everybody, and all they wrote."""

from kit.classroom.agenda import Course, Place
from kit.classroom.answer import Chosen
from kit.classroom.room import Room
from kit.classroom.scene import Scene, shown, timer
from kit.classroom.talk import Talk
from kit.classroom.views import clock, standing
from kit.exercises.contract import Json
from kit.text.language import Language


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
        "concern": [_named(room, seat) for seat in room.concerned],
        **_groups(scene),
        **standing(room, language),
        "say": [text.of(language) for text in room.step.say],
        "reminders": [text.of(language) for text in room.step.reminders],
    }
    exercise = scene.exercise(room.step)
    if exercise and exercise.moderated and room.work:
        view["answers"] = _answers(scene)
    if room.work:
        view["tally"] = scene.tally
    elif room.phase == "summary":
        view["summary"] = scene.summary
    return view


def _person(scene: Scene, seat: str) -> Json:
    return {
        **_named(scene.room, seat),
        "away": scene.away(seat),
        "answered": seat in scene.answered,
    }


def _groups(scene: Scene) -> Json:
    """Return {"groups": who works with whom, "loose": who works alone}.

    "groups" is None where the step is done by everybody alone. A member that has left the room
    stays in its group until the instructor splits it.
    """
    room = scene.room
    step = room.step.id
    if step not in room.groups.roles:
        return {"groups": None, "loose": []}
    alone = [seat.id for seat in room.present() if not room.groups.role(step, seat.id)]
    return {
        "groups": [{"members": _members(scene, talk), "stage": talk.stage} for talk in scene.talks],
        "loose": [_person(scene, seat) for seat in alone],
    }


def _members(scene: Scene, talk: Talk) -> list[Json]:
    return [
        _person(scene, seat) | {"role": role, "gone": seat in talk.gone}
        for seat, role in talk.roles.items()
    ]


def _answers(scene: Scene) -> list[Json]:
    """Return each seat's last attempt, and what else is approved or in the spotlight.

    Newest first. Of attempts that were put right since, nobody has to read the earlier ones.
    """
    room = scene.room
    assert room.work
    listed = [
        (attempt, Chosen(seat, room.work, attempt.number))
        for seat, attempts in room.judged(room.work).items()
        for attempt in attempts
        if attempt is attempts[-1]
        or attempt.standing == "approved"
        or room.spotlight == Chosen(seat, room.work, attempt.number)
    ]
    listed.sort(key=lambda each: each[0].at, reverse=True)
    return [
        {
            **_named(room, chosen.seat),
            **shown(attempt),
            "attempt": attempt.number,
            "at": clock(attempt.at),
            "standing": attempt.standing,
            "spotlit": chosen == room.spotlight,
        }
        for attempt, chosen in listed
    ]


def _named(room: Room, seat: str) -> Json:
    """Return a seat, its owner's name, and the number that stands for it where names are hidden."""
    return {"seat": seat, "name": room.seats[seat].name, "number": room.seats[seat].number}


def agenda(course: Course, place: Place, language: Language) -> list[Json]:
    """Return the steps with title, minutes, and where the class stands among them."""
    others = {True: "done", False: "ahead"}
    return [
        {
            "title": step.title.of(language),
            "minutes": step.minutes,
            "standing": "now" if number == place.step else others[number < place.step],
        }
        for number, step in enumerate(course.steps)
    ]
