"""How far a rehearsal is, as one line that is written over itself."""

import asyncio
from typing import TextIO

from kit.rehearsal.ledger import Ledger
from kit.text.catalogue import Translate

EVERY = 0.25  # seconds
WIDTH = 24  # signs of the bar


async def show_progress(ledger: Ledger, file: TextIO, _: Translate) -> None:
    """Write the line again and again until this is cancelled; nothing where nobody looks on."""
    if not file.isatty():
        return
    try:
        while True:
            file.write(f"\r{line(ledger, _)}\x1b[K")
            file.flush()
            await asyncio.sleep(EVERY)
    finally:
        file.write("\r\x1b[K")
        file.flush()


def line(ledger: Ledger, _: Translate) -> str:
    """Return the bar and what it stands for: who has joined, or who has answered."""
    done, text = ledger.joined, _("Joined: {done} of {seats}")
    if ledger.question:
        done, text = ledger.answered, _("Question {question}, answered: {done} of {seats}")
    if ledger.pairs:
        text += _(", pairs agreed so far: {agreed} of {pairs}")
    filled = WIDTH * done // max(1, ledger.seats)
    told = text.format(
        done=done,
        seats=ledger.seats,
        question=ledger.question,
        agreed=len(ledger.confirmed),
        pairs=ledger.pairs,
    )
    return f"[{'█' * filled}{'·' * (WIDTH - filled)}] {told}"
