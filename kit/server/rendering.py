"""Pages with a kernel behind them: the seat, the console, the wall, and practice alone."""

from markupsafe import Markup
from tornado.web import HTTPError

from kit.exercises.contract import Json
from kit.server.identity import Owner, Role, new_device
from kit.server.requests import PageRequest
from kit.server.state import State
from kit.text.catalogue import translation


class KernelPage(PageRequest):
    """A page made by a notebook in a kernel of its own."""

    async def make(self, page: str, owner: Owner, controls: bool = False) -> None:
        """Take a kernel for `owner` and answer with its page.

        Whatever goes wrong ends in a page that says so, and leaves no kernel behind.
        """
        kernel = await self.state.kernels.take(page, owner, self._spoken(owner), controls)
        body = Markup(kernel.body)  # noqa: S704  (made by the notebook, which the trainer wrote)
        self.page("page.html", page=page, body=body, start=self._start(kernel.id))

    def _spoken(self, owner: Owner) -> str:
        """Return the language of the page: chosen here, else the one the seat was taken in."""
        return self.language

    def _start(self, kernel_id: str) -> Json:
        _ = translation(self.language)
        return {
            "kernel": kernel_id,
            "language": self.language,
            "words": {
                "lost": _("Connection lost. Trying again; nothing you entered is lost."),
                "full": _("The laptop is busy. Trying again; nothing you entered is lost."),
                "back": _("Connected again."),
                "taken": _("This page is now open elsewhere; here it has stopped."),
                "useHere": _("Use it here"),
                "failed": _("The page could not be loaded."),
                "reload": _("Try again"),
            },
        }


class SeatHandler(KernelPage):
    """A participant's page."""

    async def get(self) -> None:
        """Answer with the seat's page, or send whoever has none to the door."""
        owner = self.owner("seat")
        if owner is None:
            return self.redirect("/", status=303)
        return await self.make("seat", owner)


class StaffHandler(KernelPage):
    """The console or the wall; a link's token is exchanged for a cookie at once."""

    def initialize(self, state: State, role: Role) -> None:  # type: ignore[override]  # a role more
        """Take the server's state and the role this route is for."""
        super().initialize(state)
        self.role: Role = role

    async def get(self) -> None:
        """Let in by link, by cookie, and the instructor also to the wall."""
        if self.get_query_argument("token", "") or self.get_query_argument("once", ""):
            return self._exchange()
        instructor = self.owner("instructor")
        owner = self.owner(self.role)
        if owner is None and self.role == "wall" and instructor:
            owner = new_device("wall")
            self.let_in(owner)
        if owner is None:
            return self.message(403, "staff_only")
        return await self.make(self.role, owner, controls=instructor is not None)

    def _exchange(self) -> None:
        """Give the cookie for a good token, and take the token out of the address."""
        token = self.get_query_argument("token", "")
        once = self.get_query_argument("once", "")
        good = self.state.identity.is_link_token(self.role, token) or (
            self.role == "instructor" and self.state.identity.use_once(once)
        )
        if not good:
            return self.message(403, "link_wrong")
        self.let_in(new_device(self.role))
        return self.redirect(f"/{self.role}", status=303)


class PracticeListHandler(PageRequest):
    """What can be practised alone, after the class as well."""

    def get(self) -> None:
        """Answer with the list, to a seat or the instructor."""
        if self.owner("seat") is None and self.owner("instructor") is None:
            return self.redirect("/", status=303)
        practice: dict[str, str] = self.application.settings["practice"]
        return self.page("practice.html", practice=practice)


class PracticeHandler(KernelPage):
    """An exercise alone, for a seat or the instructor."""

    async def get(self, name: str) -> None:
        """Answer with the practice notebook of this name."""
        owner = self.owner("seat") or self.owner("instructor")
        if owner is None:
            return self.redirect("/", status=303)
        if name not in self.application.settings["practice"]:
            raise HTTPError(404, f"no practice notebook {name!r}")
        return await self.make(name, owner)
