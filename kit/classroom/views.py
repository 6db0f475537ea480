"""What seats and the wall may know of the room: pure projections, as JSON.

A seat's view holds nothing of the solution before the reveal, and of other people only what
its own group shares (`kit.classroom.partners`); the wall's holds no names unless the room shows
them, and of answers only what is approved or in the spotlight. Only the console's, in
`kit.classroom.console`, holds everybody.
"""

from datetime import datetime

from kit.classroom.partners import counted, partners
from kit.classroom.room import Room
from kit.classroom.scene import Scene, shown, timer
from kit.exercises.contract import Json
from kit.text.language import Language

SHOWS_TALLY = ("distribution", "solution")


def seat_view(scene: Scene, seat: str, language: Language) -> Json:
    """Return what the page of `seat` shows, in the seat's `language`."""
    room = scene.room
    person = room.seats[seat]
    view: Json = {
        "state": _state(scene, seat),
        "name": person.name,
        "course": room.course.title.of(language),
        "group": None,
        **standing(room, language),
    }
    if room.work is None or person.removed or room.closed:
        if room.phase == "summary" and not person.removed:
            view["summary"] = scene.summary
        return view
    view["attempts"] = _own(scene, seat)
    view["draft"] = scene.drafts.get((seat, *room.work))
    view["group"] = partners(scene, seat)
    if room.phase == "open":
        view |= {"progress": scene.progress, "timer": timer(scene)}
        view["recalled"] = _recalled(scene, seat)
    if room.phase in SHOWS_TALLY:
        view["tally"] = scene.tally
    return view


def _own(scene: Scene, seat: str) -> list[Json]:
    """Return someone's own attempts; what was judged only where it may be known now."""
    own = scene.answered.get(seat, [])
    return [scene.told(attempt) | {"at": clock(attempt.at)} for attempt in own]


def _recalled(scene: Scene, seat: str) -> list[Json]:
    """Return what earlier steps have to say to a seat, from items with a shown solution."""
    room = scene.room
    recalled = []
    for step in room.course.steps[: room.place.step]:
        exercise = scene.exercise(step)
        revealed = [item for item in step.items if (step.id, item) in room.revealed]
        own = {item: room.answers.judged((step.id, item), seat) for item in revealed}
        facts = exercise.recall({item: own[item] for item in own if own[item]}) if exercise else {}
        if facts:
            recalled.append({"exercise": step.exercise, "facts": facts})
    return recalled


def clock(at: datetime) -> str:
    """Return a time as the room's clock shows it."""
    return at.astimezone().strftime("%H:%M")


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
    if scene.observes(seat):
        return "watching"
    submitted = seat in scene.answered
    return "submitted" if submitted and not scene.drafted(seat) else "answering"


def standing(room: Room, language: Language) -> Json:
    """Return where the class stands, which all pages show in some way."""
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
        "jurisdiction": room.course.jurisdiction,
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
        **standing(room, language),
    }
    if room.work:
        if room.phase in ("open", "closed"):
            view |= {"progress": scene.progress, "timer": timer(scene)}
            view |= {"groups": counted(scene)} if room.groups.of(room.step.id) else {}
        if room.phase in SHOWS_TALLY:
            view["tally"] = scene.tally
        view |= _lent(scene)
    elif room.phase == "summary":
        view["summary"] = scene.summary
    return view


def _lent(scene: Scene) -> Json:
    """Return what the instructor lets everybody see of answers, of nobody by name."""
    room, exercise = scene.room, scene.exercise(scene.room.step)
    lent: Json = {}
    lit = room.spotlight
    if lit and (attempts := room.answered(lit.work).get(lit.seat)):
        lent["spotlight"] = {"item": lit.work[1], **shown(attempts[lit.number - 1])}
    if room.work and room.phase == "solution" and exercise and exercise.moderated:
        lent["approved"] = [
            shown(attempt)
            for attempts in room.judged(room.work).values()
            for attempt in attempts
            if attempt.standing == "approved"
        ]
    return lent
