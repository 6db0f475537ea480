"""A participant's page: it follows the agenda; each of its states is unmistakable."""

import asyncio
from collections.abc import Mapping

from kit.errors import KitError
from kit.exercises.contract import Json, Setting
from kit.pages.exercise import exercise
from kit.pages.html import fill
from kit.pages.line import Line
from kit.pages.seat_pieces import documents, face_of, is_stopped, pieces_above, pieces_below
from kit.pages.together import common_draft, shown_group
from kit.text.catalogue import Translate, translation
from kit.text.language import Language
from kit.text.sentences import sentence
from kit.widgets.box import Column, clear
from kit.widgets.guard import guarded
from kit.widgets.panel import Panel

DRAFT_SECONDS = 0.4  # a draft is sent when the hand has rested this long
TIDY_SECONDS = 1.0  # an editor that was left is closed then


class SeatPage:
    """The seat's page: a head, the editor while answering, and a foot."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._language: Language = "zh"
        self._content: Language = "zh"
        self._: Translate = translation("zh")
        self._view: Json = {}
        self._group: Json | None = None
        self._item: tuple[str, str] | None = None
        self._answer: Json = {}
        self._refused = ""
        self._sending = False
        self._link = ""
        self._draft_timer: asyncio.TimerHandle | None = None
        press = guarded(self._press, self._refuse)
        self._head, self._foot = Panel(press), Panel(press)
        self._editor_box = Column([])
        self.widget = Column([self._head, self._editor_box, self._foot])
        self.widget.add_class("seat")
        line.bound, line.shown = self._bound, self.show
        line.open()

    def _bound(self, message: Json) -> None:
        if message["language"] != self._language:
            self._language = message["language"]
            self._ = translation(self._language)
            clear(self._editor_box)  # it is made anew, with what was chosen in it

    def show(self, view: Json) -> None:
        """Show what the server says; what is being edited stays as it is."""
        if view["content"] != self._content:
            self._content = view["content"]
            clear(self._editor_box)
        self._view, self._group = view, None
        if view.get("group"):
            self._group = shown_group(view, face_of(view), self._content, self._)
        state = view["state"]
        here = (view["step"]["id"], view["item"]) if view.get("item") else None
        if state == "answering" and (here != self._item or not self._editor_box.children):
            self._edit(here, view)
        self._draw()  # first of all: whoever submitted waits for the word
        if state != "answering":
            self._item, self._sending = None, False
            # When sixty submit at once, sixty editors' ends would stand before what they wait for.
            # Until then the page's own script hides it.
            self._line.later(TIDY_SECONDS, self._tidy)

    def _tidy(self) -> None:
        if self._item is None:
            clear(self._editor_box)

    def _edit(self, here: tuple[str, str] | None, view: Json) -> None:
        pure, face = exercise(view["step"]["exercise"])
        if here != self._item:
            self._item, self._refused, self._sending = here, "", False
            own = view["attempts"]
            self._answer = view["draft"] or (own[-1]["answer"] if own else pure.blank())
        editor = face.editor(view["item"], self._content, self._, self._changed)
        editor.show(self._answer)
        clear(self._editor_box)
        self._editor_box.children = (editor.widget,)

    def _changed(self, answer: Json) -> None:
        self._answer, self._refused = answer, ""
        self._draw_foot()
        if self._draft_timer:
            self._draft_timer.cancel()
        self._draft_timer = self._line.later(DRAFT_SECONDS, self._send_draft)

    def _send_draft(self) -> None:
        self._draft_timer = None
        if self._item:
            self._line.run(self._keep_draft(self._item, self._answer))

    async def _keep_draft(self, item: tuple[str, str], answer: Json) -> None:
        await self._ask("draft", step=item[0], item=item[1], answer=answer)

    def _press(self, name: str, values: Mapping[str, str]) -> None:
        self._refused = ""
        if name == "submit" and self._item and not self._missing() and not self._sending:
            self._sending = True  # the page's own script shows it: no message for that
            self._line.run(self._submit(self._item, self._answer))
        elif name == "change":
            self._line.run(self._change())
        elif name == "personal":
            self._line.run(self._personal())
        elif name == "pen":
            self._line.run(self._take_pen())
        elif name == "verdict" and self._group:
            self._line.run(self._say(values.get("part", ""), values.get("same") == "yes"))
        elif name == "confirm" and self._group:
            self._line.run(self._confirm(self._group["version"]))
        elif name == "alone":
            self._line.run(self._ask("alone"))

    async def _submit(self, item: tuple[str, str], answer: Json) -> None:
        if self._draft_timer:
            self._draft_timer.cancel()
            self._draft_timer = None
        pure, _ = exercise(self._view["step"]["exercise"])
        setting = Setting(self._content, self._view["jurisdiction"])
        try:
            await self._line.ask(
                "submit",
                step=item[0],
                item=item[1],
                answer=answer,
                feedback=pure.judge(item[1], answer, setting),
            )
        except KitError as error:
            await self._keep_draft(item, answer)  # its own timer was stopped above
            self._refuse(error)

    async def _change(self) -> None:
        """Take the answer up again: as a draft, so that it is so on every device of the seat."""
        view = self._view
        if view["item"] and view["attempts"]:
            last = view["attempts"][-1]["answer"]
            await self._keep_draft((view["step"]["id"], view["item"]), last)

    async def _take_pen(self) -> None:
        """Begin the version that stands for the whole group, unless another one writes it."""
        pure, _ = exercise(self._view["step"]["exercise"])
        if draft := common_draft(self._view, pure):
            await self._keep_draft((self._view["step"]["id"], self._view["item"]), draft)

    async def _say(self, part: str, same: bool) -> None:
        """Say of a part that no rule can read whether it is the same in both versions."""
        step, item = self._view["step"]["id"], self._view["item"]
        await self._ask("verdict", step=step, item=item, part=part, same=same)

    async def _confirm(self, version: int) -> None:
        """Say yes to the common version that this page shows, and to no other."""
        step, item = self._view["step"]["id"], self._view["item"]
        await self._ask("confirm", step=step, item=item, version=version)

    async def _ask(self, command: str, **values: object) -> None:
        try:
            await self._line.ask(command, **values)
        except KitError as error:
            self._refuse(error)

    async def _personal(self) -> None:
        try:
            reply = await self._line.ask("personal")
            self._link = f"/move?token={reply['token']}"
        except KitError as error:
            self._refuse(error)
        self._draw_foot()

    def _refuse(self, error: KitError) -> None:
        self._refused = sentence(error.code, error.values, self._)
        self._sending = False
        self._draw_foot()

    def _missing(self) -> list[int]:
        pure, _ = exercise(self._view["step"]["exercise"])
        return list(pure.missing(self._answer))

    def _draw(self) -> None:
        view, group = self._view, self._group
        above = pieces_above(view, group, self._content, self._)
        self._head.html = fill("seat_head.html", self._, view=view, group=group, **above)
        self._draw_foot()

    def _draw_foot(self) -> None:
        if not self._view:
            return
        view = self._view
        self._foot.html = fill(
            "seat_foot.html",
            self._,
            view=view,
            words=face_of(view).words(self._) if view["item"] else None,
            missing=self._missing() if view["state"] == "answering" else [],
            sending=self._sending,
            fault=self._refused,
            link=self._link,
            group=self._group,
            stopped=is_stopped(view),
            documents=documents(view),
            **pieces_below(view, self._content, self._),
        )
