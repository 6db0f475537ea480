"""The agreement sheet as a workbook: its terms, and its schedule to reckon with."""

from kit.exercises.agreement.sheet import Line, Sheet
from kit.text.catalogue import translation
from kit.workbook import Cell, workbook


def make_book(sheet: Sheet) -> bytes:
    """Return a workbook of the sheets "terms" and "schedule"; amounts and days are such."""
    return workbook({"terms": _terms(sheet), "schedule": _schedule(sheet)})


def _terms(sheet: Sheet) -> list[list[Cell]]:
    _ = translation(sheet.language)
    lines = (*sheet.parties, *sheet.terms, *sheet.sums)
    rows: list[list[Cell]] = [
        [_("Payment agreement"), sheet.title],
        [_("Currency"), sheet.ledger.terms.currency.code],
        *([line.label, _cell(line)] for line in lines),
    ]
    rows += [[line.label, line.text] for line in sheet.sentences]
    if sheet.words:
        rows.append([_("The closing words"), sheet.words])
    return [*rows, ["", sheet.notice], ["", sheet.convention]]


def _cell(line: Line) -> Cell:
    """Return a value as such; a choice in words, as it is one of the machine's names."""
    return line.text if isinstance(line.value, str) else line.value


def _schedule(sheet: Sheet) -> list[list[Cell]]:
    _ = translation(sheet.language)
    ledger = sheet.ledger
    rows: list[list[Cell]] = [list(sheet.heads)]
    for row in ledger.rows:
        due = row.due if sheet.dated else None
        rows.append([row.number, due, row.payment, row.principal, row.interest, row.balance])
    rows.append([_("Sum"), None, ledger.total, ledger.terms.financed, ledger.interest, None])
    return rows
