"""What all requests have in common: who asks, in which language, and pages that say no."""

import logging
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from kit.errors import KitError
from kit.server.identity import COOKIE_DAYS, Owner, Role
from kit.server.state import State
from kit.text.catalogue import translation
from kit.text.language import HTML_LANG, Language, is_language, preferred
from kit.text.sentences import sentence
from kit.text.templates import environment

log = logging.getLogger("workshop")

TEMPLATES = Path(__file__).parent / "templates"
STATUS_CODES = {403: "not_allowed", 404: "no_such_page", 413: "too_long"}


def owner_of(request: RequestHandler, state: State, role: Role) -> Owner | None:
    """Return who the request's cookie of `role` names, if the class still knows them."""
    owner = state.identity.owner(role, request.get_cookie(role))
    if owner and owner.seat is not None:
        seat = state.live.room.seats.get(owner.seat)
        return owner if seat and not seat.removed else None
    return owner


class PageRequest(RequestHandler):
    """A request of a person's browser."""

    def initialize(self, state: State) -> None:
        """Take the server's state; called by Tornado before each request."""
        self.state = state

    def set_default_headers(self) -> None:
        """Keep pages out of caches, frames and other sites' reach."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "DENY")
        # Not "no-referrer": under it browsers hide the Origin of our own forms as well.
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Content-Security-Policy", POLICY)

    @property
    def language(self) -> Language:
        """Return the reader's language: chosen by a link before, else the browser's."""
        chosen = self._asked_language or self.get_cookie("language")
        return (
            chosen
            if is_language(chosen)
            else preferred(self.request.headers.get("Accept-Language", ""))
        )

    @property
    def _asked_language(self) -> str:
        """Return what the address names as language, whatever bytes stand there."""
        return self.request.query_arguments.get("language", [b""])[-1].decode(errors="replace")

    def owner(self, role: Role) -> Owner | None:
        """Return who asks, in `role`."""
        return owner_of(self, self.state, role)

    def let_in(self, owner: Owner) -> None:
        """Give the browser the cookie that makes it `owner`."""
        self.set_cookie(
            owner.role,
            self.state.identity.cookie(owner),
            expires_days=COOKIE_DAYS,
            httponly=True,
            samesite="Lax",
        )

    def prepare(self) -> None:
        """Refuse a form sent by another site: its Origin is not this host."""
        origin = self.request.headers.get("Origin", "") if self.request.method == "POST" else ""
        if origin and origin.partition("://")[2] != self.request.host:
            raise HTTPError(403, "a form of another site")

    def page(self, template: str, **values: object) -> None:
        """Answer with a template in the reader's language."""
        if is_language(self._asked_language):
            self.set_cookie("language", self.language, samesite="Lax")
        self.finish(
            environment(TEMPLATES)
            .get_template(template)
            .render(
                _=translation(self.language),
                language=self.language,
                html_lang=HTML_LANG[self.language],
                state=self.state,
                asset=self.application.settings["assets"].url,
                **values,
            )
        )

    def message(self, status: int, code: str, **values: object) -> None:
        """Answer with a page that says one thing and offers a way on."""
        self.set_status(status)
        self.page(
            "message.html", code=code, text=sentence(code, values, translation(self.language))
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401
        """Say what happened in the reader's language; the cause stands in the log."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(error, KitError):
            return self.message(
                status_code if status_code != 500 else 503, error.code, **error.values
            )
        return self.message(status_code, STATUS_CODES.get(status_code, "failed"))

    def log_exception(self, *exc_info: Any) -> None:  # noqa: ANN401
        """Log what was refused in a line, and what broke with its trace; never the query."""
        asked = f"{self.request.method} {self.request.path[:60]}"
        if isinstance(exc_info[1], HTTPError | KitError):
            log.info("%s: %s", asked, exc_info[1])
        else:
            log.error("%s broke", asked, exc_info=exc_info)


# Scripts, styles, pictures: from this server only. Widgets' modules are blobs made by the page.
POLICY = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
