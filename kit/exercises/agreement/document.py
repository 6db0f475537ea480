"""The documents that an agreement is taken home as: to print, to reckon with, to be reminded."""

from collections.abc import Callable
from datetime import UTC, datetime

from kit.exercises.agreement.calendar import make_calendar
from kit.exercises.agreement.case import STAND_IN, Case
from kit.exercises.agreement.sheet import Sheet, make_sheet
from kit.exercises.agreement.sheet_book import make_book
from kit.exercises.contract import Json
from kit.text.language import Language


def document(case: Case, answer: Json, form: str, language: Language) -> bytes:
    """Return the sheet of an answer as "html", "xlsx" or "ics".

    Raises AnswerRefused where its terms make no plan, and KeyError for another form.
    """
    make = FORMS[form]
    return make(make_sheet(case, answer, language, STAND_IN))


def _page(sheet: Sheet) -> bytes:
    from kit.exercises.agreement.sheet_page import make_page  # loads Jinja2

    return make_page(sheet)


def _calendar(sheet: Sheet) -> bytes:
    return make_calendar(sheet, datetime.now(UTC))


FORMS: dict[str, Callable[[Sheet], bytes]] = {
    "html": _page,
    "xlsx": make_book,
    "ics": _calendar,
}
