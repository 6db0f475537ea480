"""What members of a group may know of each other, and what the wall counts of groups."""

from kit.classroom.answer import Answer
from kit.classroom.scene import Scene
from kit.classroom.talk import Talk
from kit.exercises.contract import Json

LONG_AWAY = 60.0  # seconds: whoever is missing and away for so long is not waited for
LONG_WAIT = 180.0  # seconds: nor whoever lets a ready partner wait for so long


def partners(scene: Scene, seat: str) -> Json | None:
    """Return the group of a seat at the item the room is at; None for whoever works alone.

    {"role", "stage", "others": [{"role", "number", "name", "away", "answered"}], "versions": by
    role, {} until all are in, "common", "by" and its number "version" (from 1), or None,
    "confirmed": roles, "pen": the role that writes now, or None, "way_out": whether one may
    go on alone}. A member that was removed is away for ever: -1.
    """
    talk = scene.talk(seat)
    if talk is None:
        return None
    return {
        "role": talk.roles[seat],
        "stage": talk.stage_of(seat),
        "others": [_other(scene, talk, other) for other in talk.roles if other != seat],
        **_together(scene, talk),
        "way_out": way_out(scene, seat),
    }


def way_out(scene: Scene, seat: str) -> bool:
    """Say whether a member may leave its group, since it would wait for somebody in vain."""
    talk = scene.talk(seat)
    if talk is None:
        return False
    missing = talk.missing(seat)
    if talk.broken or any(_absent(scene, side) >= LONG_AWAY for side in missing):
        return True
    own = talk.own.get(seat)
    if own is None or talk.complete or not missing:
        return False
    return scene.now - own.at.timestamp() >= LONG_WAIT


def _absent(scene: Scene, seat: str) -> float:
    """Return for how many seconds a seat has been missed.

    One that was never seen is missed since it joined; after a new start of the server, since then:
    its page is on its way.
    """
    away = scene.presence.away(seat, scene.clock)
    if away == float("inf"):
        joined = scene.room.seats[seat].joined.timestamp()
        return min(scene.clock - scene.presence.since, scene.now - joined)
    return away or 0.0


def counted(scene: Scene) -> Json:
    """Return {"pairs": how many groups work together, "agreed": how many are of one mind}."""
    talks = [talk for talk in scene.talks if not talk.broken]
    return {"pairs": len(talks), "agreed": sum(talk.stage == "agreed" for talk in talks)}


def _other(scene: Scene, talk: Talk, seat: str) -> Json:
    person = scene.room.seats[seat]
    return {
        "role": talk.roles[seat],
        "number": person.number,
        "name": person.name,  # or they would not find each other in the room
        "away": -1 if seat in talk.gone else scene.away(seat),
        "answered": seat in talk.own,
    }


def _together(scene: Scene, talk: Talk) -> Json:
    """Return what all members share: nothing of it before each side has its own version in."""
    if not talk.complete:
        nothing: Json = dict.fromkeys(("common", "by", "version", "pen"))
        return nothing | {"versions": {}, "confirmed": []}
    return {
        "versions": {talk.roles[side]: _told(scene, side, own) for side, own in talk.own.items()},
        "common": _told(scene, talk.by, talk.common) if talk.common else None,
        "by": talk.roles.get(talk.by),
        "version": talk.version or None,
        "confirmed": [talk.roles[side] for side in talk.sides if side in talk.confirmed],
        "pen": _pen(scene, talk),
    }


def _told(scene: Scene, seat: str, attempt: Answer) -> Json:
    return scene.told(scene.answered[seat][attempt.number - 1])


def _pen(scene: Scene, talk: Talk) -> str | None:
    """Return the role of the side that writes; None where it is away, so that another may."""
    here = scene.presence.here
    writing = (side for side in talk.sides if side in here and scene.drafted(side))
    return talk.roles.get(next(writing, ""))
