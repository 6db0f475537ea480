"""What every handler of the server shares: the class, its kernels, its keys, its address."""

from dataclasses import dataclass, field
from functools import lru_cache

from kit.exercises.contract import Json
from kit.laptop.qr import svg_qr
from kit.server.claims import Claims
from kit.server.desk import Desk
from kit.server.identity import Identity
from kit.server.kernels import Kernels
from kit.server.live import LiveClass
from kit.server.notices import Notices


@lru_cache(maxsize=8)
def _qr(address: str) -> str:
    return svg_qr(address)


@dataclass
class State:
    """The server's state; `address` is host:port as phones reach it."""

    live: LiveClass
    kernels: Kernels
    identity: Identity
    address: str
    claims: Claims = field(default_factory=Claims)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(self.live, self.claims, self.identity)
        self.kernels.bound = lambda kernel: kernel.line and kernel.line.bind()
        self.kernels.tell = lambda code, detail: self.notices.add(code, detail=detail)
        self.kernels.changed = self.notices.added = self.live.audience.tell_staff

    @property
    def notices(self) -> Notices:
        """Return what the instructor should know of."""
        return self.live.notices

    @property
    def join(self) -> str:
        """Return the address that the QR carries."""
        return f"http://{self.address}/{self.live.room.code}"

    def link(self, role: str) -> str:
        """Return the secret link of the instructor's page or the wall.

        The wall may stand on another computer. The instructor's names the loopback: that stays
        when the laptop gets another address, and so do the cookies of its own browser.
        """
        if role == "wall":
            return f"http://{self.address}/wall?token={self.identity.link_token('wall')}"
        port = self.address.rpartition(":")[2]
        return f"http://127.0.0.1:{port}/instructor?token={self.identity.link_token('instructor')}"

    def closed_items(self) -> list[str]:
        """Return the items that practice keeps off: of this course, without a shown solution."""
        room = self.live.room
        return sorted(
            item
            for step in room.course.steps
            for item in step.items
            if (step.id, item) not in room.revealed
        )

    def door(self) -> Json:
        """Return how to get in, for wall and console."""
        return {"address": self.address, "join": self.join, "qr": _qr(self.join)}

    def desk_view(self) -> Json:
        """Return what only the console shows besides the room."""
        seats = self.live.room.seats
        return {
            "pages": {"ready": self.kernels.ready("seat"), "most": self.kernels.most},
            "claims": [
                {"claim": claim.id, "name": seats[claim.seat].name}
                for claim in self.claims.waiting()
                if claim.seat in seats
            ],
            "notices": [
                {"at": notice.at.strftime("%H:%M"), "code": notice.code, "detail": notice.detail}
                for notice in self.notices.kept
            ],
        }
