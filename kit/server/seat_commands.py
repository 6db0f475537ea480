"""What a participant's page may ask for."""

from kit.classroom import grouping, verbs, verdicts
from kit.classroom.events import Event
from kit.classroom.partners import way_out
from kit.classroom.room import Room
from kit.classroom.verdicts import Said
from kit.errors import AnswerRefused, RoomError
from kit.exercises.contract import Json
from kit.server.desk import Command, Desk
from kit.server.identity import Owner
from kit.server.message import flag, named_work, number, text


async def _draft(desk: Desk, owner: Owner, values: Json) -> None:
    work, exercise = named_work(desk, values)
    seat = owner.seat or ""
    verbs.known(desk.live.room, seat)
    draft = exercise.read(work[1], values.get("answer"))
    if desk.live.room.work == work and desk.live.room.phase == "open":
        grouping.may_write(desk.live.room, seat, work, desk.live.writing(seat, work))
        desk.live.save_draft(seat, work, draft)


async def _submit(desk: Desk, owner: Owner, values: Json) -> None:
    work, exercise = named_work(desk, values)
    answer = exercise.read(work[1], values.get("answer"))
    if exercise.missing(answer):
        raise AnswerRefused(f"answer: questions {exercise.missing(answer)} are still open")
    feedback = exercise.check(work[1], answer, values.get("feedback"))
    seat = owner.seat or ""

    def decide(room: Room) -> list[Event]:
        handed_in = verbs.submit(room, seat, work, answer, feedback)
        grouping.may_write(room, seat, work, desk.live.writing(seat, work))
        return handed_in

    await desk.live.do(decide)


async def _verdict(desk: Desk, owner: Owner, values: Json) -> None:
    work, exercise = named_work(desk, values)
    said = Said(owner.seat or "", work, text(values, "part"), flag(values, "same"))
    await desk.live.do(lambda room: verdicts.give(room, said, exercise))


async def _confirm(desk: Desk, owner: Owner, values: Json) -> None:
    work, version = named_work(desk, values)[0], int(number(values, "version"))
    await desk.live.do(lambda room: grouping.confirm(room, owner.seat or "", work, version))


async def _alone(desk: Desk, owner: Owner, values: Json) -> None:
    seat = owner.seat or ""
    verbs.known(desk.live.room, seat)
    if not way_out(desk.live.scene(), seat):
        raise RoomError(f"seat: {seat!r} has nobody to wait for in vain")
    await desk.live.do(lambda room: grouping.alone(room, seat))


async def _personal(desk: Desk, owner: Owner, values: Json) -> Json:
    return {"token": desk.identity.personal_token(owner.seat or "")}


SEAT: dict[str, Command] = {
    "draft": _draft,
    "submit": _submit,
    "verdict": _verdict,
    "confirm": _confirm,
    "alone": _alone,
    "personal": _personal,
}
