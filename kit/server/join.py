"""The way in: a static page without a kernel, and plain forms that work without scripts."""

import secrets

from kit.classroom import grouping, names, verbs
from kit.classroom.events import Event
from kit.classroom.room import Room, Seat
from kit.errors import KitError, NameRefused
from kit.server.identity import Owner
from kit.server.requests import PageRequest
from kit.text.catalogue import translation
from kit.text.sentences import sentence


class JoinRequest(PageRequest):
    """A request on the way in."""

    @property
    def in_wechat(self) -> bool:
        """Say whether WeChat's own browser asks: it drops pages that go to the background."""
        return "MicroMessenger" in self.request.headers.get("User-Agent", "")

    def show(self, code: str, name: str = "", fault: KitError | None = None) -> None:
        """Answer with the join page, with what was typed and what is wrong with it."""
        owner, text = self.owner("seat"), ""
        if fault:
            text = sentence(fault.code, fault.values, translation(self.language))
        self.page(
            "join.html",
            room=self.state.live.room,
            code=code,
            name=name,
            fault=text,
            fault_field="code" if fault and fault.code == "code_wrong" else "name",
            in_wechat=self.in_wechat,
            longest=names.LONGEST,
            known=self.state.live.room.seats[owner.id].name if owner else None,
        )

    def sit(self, seat: str) -> None:
        """Give the browser the seat and send it there."""
        self.let_in(Owner("seat", seat))
        self.redirect("/seat", status=303)


class JoinHandler(JoinRequest):
    """The join page, and the form on it."""

    def get(self, code: str = "") -> None:
        """Show the page; a code that is not this class's is asked for again."""
        if self.state.live.room.closed:
            return self.message(410, "class_over")
        if code and code != self.state.live.room.code:
            self.set_status(404)
            return self.show("", fault=KitFault("code_wrong"))
        return self.show(code)

    async def post(self, code: str = "") -> None:
        """Take a seat, or say in words why not."""
        if self.state.live.room.closed:
            return self.message(410, "class_over")
        code, name = self.get_body_argument("code", ""), self.get_body_argument("name", "")
        if code.strip() != self.state.live.room.code:
            self.set_status(400)
            return self.show("", name, KitFault("code_wrong"))
        try:
            await self._take(code, name, self.get_body_argument("choice", ""))
        except NameRefused as error:
            self.set_status(400)
            self.show(code, name[: names.LONGEST], error)
        return None

    async def _take(self, code: str, name: str, choice: str) -> None:
        same = self._away_with(names.clean(name))
        if same and not choice:
            return self.page("same.html", name=same.name, code=code)
        if same and choice == "claim":
            claim = self.state.claims.make(same.id)
            self.state.live.audience.tell_staff()
            return self.redirect(f"/claim?id={claim.id}", status=303)
        seat = secrets.token_urlsafe(8)
        await self.state.live.do(lambda room: _seated(room, seat, name, self.language))
        return self.sit(seat)

    def _away_with(self, name: str) -> Seat | None:
        """Return the seat of this name that nobody sits on now."""
        live = self.state.live
        for seat in live.room.present():
            if names.key(seat.name) == names.key(name) and seat.id not in live.presence.here:
                return seat
        return None


def _seated(room: Room, seat: str, name: str, language: str) -> list[Event]:
    """Seat someone, beside others where the class is working in groups."""
    taken = verbs.take_seat(room, seat, name, language)
    return taken + grouping.seated_late(room, seat)


class KitFault(KitError):
    """A fault of a form that only its sentence names."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ClaimHandler(JoinRequest):
    """The page of someone who waits for the instructor's nod; it asks again by itself."""

    def get(self) -> None:
        """Sit down, go back to the door, or wait on."""
        claim = self.state.claims.get(self.get_query_argument("id", ""))
        if claim is None or claim.answer == "refused":
            return self.show("", fault=KitFault("claim_refused"))
        if claim.answer == "granted":
            return self.sit(claim.seat)
        return self.page("claim.html", name=self.state.live.room.seats[claim.seat].name)


class MoveHandler(JoinRequest):
    """A personal link: the seat moves to this browser after a tap.

    Opening the link alone changes nothing, since messengers open links to preview them.
    """

    def get(self) -> None:
        """Ask for the tap."""
        token = self.get_query_argument("token", "")
        seat = self._seat(token)
        if seat is None:
            return self.message(403, "link_old")
        return self.page("move.html", name=seat.name, token=token)

    def post(self) -> None:
        """Move the seat here."""
        seat = self._seat(self.get_body_argument("token", ""))
        if seat is None:
            return self.message(403, "link_old")
        self.state.notices.add("seat_moved", "by a personal link", detail=seat.name)
        return self.sit(seat.id)

    def _seat(self, token: str) -> Seat | None:
        seat = self.state.live.room.seats.get(self.state.identity.seat_of(token) or "")
        return seat if seat and not seat.removed else None
