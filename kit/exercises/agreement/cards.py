"""The phone's cards of a case: who talks about what, the talk itself, and what was agreed."""

from collections.abc import Iterator

from kit.exercises.agreement.case import PARTIES, Case, side_of
from kit.exercises.agreement.words import ROLES, money
from kit.exercises.contract import Words
from kit.text.catalogue import Translate
from kit.text.language import HTML_LANG, Language
from kit.text.markup import listed, sentence, shown


def words(_: Translate) -> Words:
    """Return what buttons and notes say while an agreement is written."""
    return Words(
        submit=_("Hand in the agreement"),
        open=_("Part {number} of the four is still open"),
        again=_("Change the agreement"),
        kept=_("What you write is kept as you go. It is handed in as a whole, once."),
        changing=_("You are changing it; until you hand it in, the one before counts."),
    )


def prompt(case: Case, role: str, language: Language, _: Translate) -> str:
    """Return the card of a case for one side; alone one sees what the institution's side does."""
    asked = _("Read the talk. Then write down what was agreed, and the closing words.")
    return (
        f'<article class="card item" lang="{HTML_LANG[language]}">'
        f"<h1>{shown(case.title.of(language))}</h1><p>{shown(case.about.of(language))}</p>"
        f'<dl class="pairs">{"".join(_lines(case, role, language, _))}</dl>'
        f"{talk(case, role, language, _)}"
        f'<p class="note">{shown(asked)}</p></article>'
    )


def _lines(case: Case, role: str, language: Language, _: Translate) -> Iterator[str]:
    """Give what a side knows: both what is owed, each only its own limits or budget."""
    currency = case.currencies[language]

    def line(head: str, words: str) -> str:
        return f"<dt>{shown(head)}</dt><dd>{shown(words)}</dd>"

    if role in PARTIES:
        yield line(_("You are"), case.parties[side_of(role)].of(language))
    yield line(_("Owed"), money(case.balance, currency, _))
    if case.penalty:
        yield line(_("Penalty besides"), money(case.penalty, currency, _))
    if role != "customer":
        yield line(_("You may agree to"), _limits(case, language, _))
    if role == "customer":
        budget = case.budget
        told = _("{income} come in, {necessary} have to go out, {surplus} are left").format(
            income=money(budget.income, currency, _),
            necessary=money(budget.necessary, currency, _),
            surplus=money(budget.surplus, currency, _),
        )
        yield line(_("Your month"), told)


def _limits(case: Case, language: Language, _: Translate) -> str:
    limits, currency = case.limits, case.currencies[language]
    parts = [_("up to {count} instalments").format(count=limits.instalments)]
    if limits.down:
        parts.append(_("at least {amount} at once").format(amount=money(limits.down, currency, _)))
    waived = limits.waived_principal, limits.waived_penalty
    for amount, told in zip(
        waived, (_("{amount} of the debt waived"), _("{amount} of the penalty waived")), strict=True
    ):
        if amount:
            parts.append(told.format(amount=money(amount, currency, _)))
    return listed(parts, _.language)


def talk(case: Case, role: str, language: Language, _: Translate) -> str:
    """Return the talk as a side heard it, its lines numbered, to be opened with a tap."""
    turns = case.transcript(side_of(role))
    head = sentence(_("The talk, {count} lines"), count=len(turns))
    lines = "".join(
        f'<li data-by="{turn.by}"><span class="figure">{number}</span>'
        f"<p><b>{shown(_(ROLES[turn.by]))}</b><br>{shown(turn.text.of(language))}</p></li>"
        for number, turn in enumerate(turns, start=1)
    )
    return f'<details class="more"><summary>{head}</summary><ol class="talk">{lines}</ol></details>'
