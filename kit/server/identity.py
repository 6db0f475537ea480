"""Who asks: a seat, the instructor, or the wall; by a signed cookie and nothing else.

A link carries a token once; the server exchanges it for the cookie by a redirect, and no
log holds it (see `kit.server.application.log_request`). The secret lies in the home folder,
readable by its owner only, so that a restart keeps everyone in.
"""

import hashlib
import hmac
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tornado.web import create_signed_value, decode_signed_value

from kit.errors import SettingsError

Role = Literal["seat", "instructor", "wall"]

COOKIE_DAYS = 3  # a class, and the evening after it
SECRET_LENGTH = 64  # hexadecimal digits
MOVE_MINUTES = 30  # how long a personal or one-time link is good for


@dataclass(frozen=True)
class Owner:
    """Who a page belongs to: a role, and which one: a seat's id, else a device's."""

    role: Role
    id: str

    @property
    def seat(self) -> str | None:
        """Return the seat's id, None for console and wall."""
        return self.id if self.role == "seat" else None


def new_device(role: Role) -> Owner:
    """Return one more device of a role, so that two of them do not take over from each other."""
    return Owner(role, secrets.token_urlsafe(6))


def read_secret(home: Path) -> bytes:
    """Return the secret of a home folder, made at first use with mode 600.

    Raises SettingsError where the folder cannot be written.
    """
    path = home / "secret"
    try:
        # An empty one, left by a crash or a full disk, would be everybody's key.
        if not path.exists() or len(path.read_text().strip()) < SECRET_LENGTH:
            part = home / f".secret-{secrets.token_hex(4)}"
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(SECRET_LENGTH // 2))
            part.replace(path)
        return path.read_text().strip().encode()
    except OSError as error:
        raise SettingsError(f"--home: {path} cannot be used: {error}") from error


class Identity:
    """Makes and reads the cookies and links of one class."""

    def __init__(self, secret: bytes, class_id: str) -> None:
        self._secret = hmac.new(secret, class_id.encode(), hashlib.sha256).hexdigest()
        self._once: dict[str, float] = {}

    def cookie(self, owner: Owner) -> str:
        """Return the value of the cookie that makes a browser `owner`."""
        return self._sign("cookie", f"{owner.role}:{owner.id}")

    def owner(self, role: Role, cookie: str | None) -> Owner | None:
        """Return who a cookie of `role` names; None if it is missing, forged or too old."""
        value = self._read("cookie", cookie, COOKIE_DAYS)
        named, _, name = (value or "").partition(":")
        return Owner(role, name) if named == role and name else None

    def link_token(self, role: Role) -> str:
        """Return the token of the instructor's or the wall's link: the same for a whole class."""
        return hmac.new(self._secret.encode(), role.encode(), hashlib.sha256).hexdigest()[:32]

    def is_link_token(self, role: Role, token: str) -> bool:
        """Say whether `token` is the one in the link of `role`."""
        return hmac.compare_digest(self.link_token(role).encode(), token.encode())

    def personal_token(self, seat: str) -> str:
        """Return a token with which a seat moves to another browser, good for 30 minutes."""
        return self._sign("personal", seat)

    def seat_of(self, token: str) -> str | None:
        """Return the seat that a personal token names; None if it is forged or too old."""
        return self._read("personal", token, MOVE_MINUTES / 24 / 60)

    def once_token(self) -> str:
        """Return a token that lets one more device of the instructor in, once, within minutes."""
        now = time.monotonic()
        self._once = {token: end for token, end in self._once.items() if end > now}
        token = secrets.token_urlsafe(12)
        self._once[token] = now + MOVE_MINUTES * 60
        return token

    def use_once(self, token: str) -> bool:
        """Say whether a one-time token is good, and use it up."""
        return self._once.pop(token, 0.0) > time.monotonic()

    def _sign(self, name: str, value: str) -> str:
        return create_signed_value(self._secret, name, value).decode()

    def _read(self, name: str, signed: str | None, days: float) -> str | None:
        value = decode_signed_value(self._secret, name, signed or "", max_age_days=days)
        return value.decode() if value else None
