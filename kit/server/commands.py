"""What a page may ask for over its line, by role; every value is checked before it is used."""

from kit.errors import NotAllowed, RoomError
from kit.exercises.contract import Json
from kit.server.desk import Command, Desk
from kit.server.identity import Owner
from kit.server.instructor_commands import INSTRUCTOR, MOVES
from kit.server.seat_commands import SEAT

BY_ROLE: dict[str, dict[str, Command]] = {"seat": SEAT, "wall": {}, "instructor": INSTRUCTOR}


async def carry_out(
    desk: Desk, owner: Owner, controls: bool, command: object, values: object
) -> Json:
    """Carry out `command` for `owner` and return its reply.

    `controls` says whether a wall's browser is the instructor's too. Raises NotAllowed for
    a command that the role does not have, and whatever the verb itself refuses with.
    """
    allowed = BY_ROLE[owner.role]
    if owner.role == "wall" and controls:
        allowed = allowed | MOVES
    if not isinstance(command, str) or command not in allowed:
        raise NotAllowed(f"command: {command!r:.60} is not for the role {owner.role!r}")
    if not isinstance(values, dict):
        raise RoomError(f"values: {values!r:.60} are no values by name")
    return await allowed[command](desk, owner, values) or {}
