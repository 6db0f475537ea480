"""What one's own answer comes to, as a file to take home."""

import asyncio

from kit.classroom.answer import Work
from kit.errors import AnswerRefused
from kit.exercises.contract import DOCUMENTS, Exercise
from kit.server.requests import PageRequest


class DocumentHandler(PageRequest):
    """Sends a seat its answer at an item, or its group's common one, in the room's language."""

    async def get(self, step: str, item: str, form: str) -> None:
        """Answer with the file: a page is opened, all others are kept."""
        owner = self.owner("seat")
        if owner is None:
            return self.message(403, "seat_unknown")
        document = await self._document(owner.id, (step, item), form)
        if document is None:
            return self.message(404, "no_document")
        shown = "inline" if form == "html" else "attachment"
        self.set_header("Content-Type", DOCUMENTS[form])
        self.set_header("Content-Disposition", f'{shown}; filename="{item}.{form}"')
        self.finish(document)
        return None

    async def _document(self, seat: str, work: Work, form: str) -> bytes | None:
        """Return the document; None where nothing was handed in that one can be made of."""
        live = self.state.live
        standing, exercise = live.room.standing(work, seat), self._exercise(work)
        if standing is None or exercise is None or form not in exercise.documents:
            return None
        language = live.room.settings.language
        try:  # in a thread: a workbook takes 50 ms, one of 1,200 instalments half a second
            return await asyncio.to_thread(
                exercise.document, work[1], standing.answer, form, language
            )
        except AnswerRefused:
            return None

    def _exercise(self, work: Work) -> Exercise | None:
        """Return the exercise that an item belongs to; None where the course has no such item."""
        for step in self.state.live.course.steps:
            if step.exercise and step.id == work[0] and work[1] in step.items:
                return self.state.live.exercises[step.exercise]
        return None
