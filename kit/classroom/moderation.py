"""What the instructor may do with answers that people wrote: verbs, as those beside them.

Each takes the exercise, whose answers have to be moderated ones. All raise UnknownSeat for a seat
that is not in the room, and RoomError for an attempt that is not there or may not be shown.
"""

from kit.classroom import events, verbs
from kit.classroom.answer import Answer, Chosen
from kit.classroom.room import Room
from kit.errors import ClassOver, RoomError
from kit.exercises.contract import Exercise


def approve(room: Room, chosen: Chosen, exercise: Exercise) -> list[events.Event]:
    """Let the class see an attempt with the solution, and no other of that seat any more."""
    written(room, chosen, exercise)
    return [events.AnswerApproved(chosen.seat, *chosen.work, chosen.number)]


def hide(room: Room, chosen: Chosen, exercise: Exercise) -> list[events.Event]:
    """Put an attempt aside: off the wall, and no longer approved."""
    written(room, chosen, exercise)
    return [events.AnswerHidden(chosen.seat, *chosen.work, chosen.number)]


def correct(
    room: Room, chosen: Chosen, exercise: Exercise, criterion: str, present: bool
) -> list[events.Event]:
    """Say that a criterion is in an attempt or is not, whatever was judged.

    Raises RoomError for a criterion that the exercise does not have.
    """
    written(room, chosen, exercise)
    if criterion not in exercise.criteria:
        known = ", ".join(exercise.criteria) or "it has none"
        raise RoomError(f"criterion: {criterion!r:.60} is not of {exercise.id!r}: {known}")
    return [events.JudgementCorrected(chosen.seat, *chosen.work, chosen.number, criterion, present)]


def spotlight(room: Room, chosen: Chosen, exercise: Exercise) -> list[events.Event]:
    """Put an attempt on the wall, whatever phase its item is in.

    Raises ClassOver, and RoomError for a hidden one or another item than the class is at.
    """
    if room.closed:
        raise ClassOver("class: it has ended, the wall shows nothing more")
    if written(room, chosen, exercise).standing == "hidden":
        raise RoomError(f"attempt: {chosen.number} of seat {chosen.seat!r} is hidden; approve it")
    if room.work != chosen.work:
        raise RoomError(f"item: the class is not at {chosen.work[1]!r} of step {chosen.work[0]!r}")
    return [events.SpotlightTurned(chosen.seat, *chosen.work, chosen.number)]


def unspotlight(room: Room) -> list[events.Event]:
    """Take the attempt off the wall; nothing happens where there is none."""
    return [events.SpotlightTurned(None, None, None, None)] if room.spotlight else []


def see_to(room: Room, seat: str) -> list[events.Event]:
    """Note that its owner was spoken to; nothing happens where nothing was to be seen to."""
    verbs.known_ever(room, seat)
    return [events.ConcernSeen(seat)] if seat in room.concerned else []


def written(room: Room, chosen: Chosen, exercise: Exercise) -> Answer:
    """Return an attempt that the instructor may decide about; raises as the verbs do."""
    verbs.known(room, chosen.seat)
    if not exercise.moderated:
        raise RoomError(f"item: {chosen.work[1]!r}: answers to {exercise.id!r} are not moderated")
    attempt = room.answers.find(chosen)
    if attempt is None:
        made = len(room.answers.to(chosen.work).get(chosen.seat, []))
        raise RoomError(
            f"attempt: seat {chosen.seat!r} made {made} at {chosen.work[1]!r}, none is the"
            f" {chosen.number}."
        )
    if attempt.stopped:
        raise RoomError(f"attempt: {chosen.number} of seat {chosen.seat!r} is shown to nobody")
    return attempt
