"""The agreement sheet as one HTML page to print on A4, which needs nothing else."""

from pathlib import Path

from kit.exercises.agreement.ledger import Ledger, Row
from kit.exercises.agreement.sheet import Sheet
from kit.exercises.agreement.words import day
from kit.text.catalogue import Translate, translation
from kit.text.language import HTML_LANG
from kit.text.markup import shown
from kit.text.templates import environment

TEMPLATES = Path(__file__).parent / "templates"
_SHORT = 12  # instalments: so many still stand on the first page, more begin the second


def make_page(sheet: Sheet) -> bytes:
    """Return the page as UTF-8, with its style inside; no script, and nothing is fetched."""
    _ = translation(sheet.language)
    page = environment(TEMPLATES).get_template("sheet.html")
    return page.render(
        _=_,
        html_lang=HTML_LANG[sheet.language],
        sheet=sheet,
        rows=[_cells(row, sheet.dated, _) for row in sheet.ledger.rows],
        sums=_sums(sheet.ledger, _),
        is_long=len(sheet.ledger.rows) > _SHORT,
        shown=shown,
    ).encode()


def _cells(row: Row, dated: bool, _: Translate) -> tuple[str, ...]:
    """Return an instalment as it is read; its day is left blank where none was agreed."""
    amounts = (row.payment, row.principal, row.interest, row.balance)
    due = day(row.due, _) if dated else ""
    return (str(row.number), due, *(f"{amount:,f}" for amount in amounts))


def _sums(ledger: Ledger, _: Translate) -> tuple[str, ...]:
    amounts = (ledger.total, ledger.terms.financed, ledger.interest)
    return (_("Sum"), "", *(f"{amount:,f}" for amount in amounts), "")
