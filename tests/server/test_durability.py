"""What a phone was told is on disk: the server is killed at the worst moment, again and again."""

import asyncio
import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

import psutil
import pytest

from kit.classroom.events import AnswerSubmitted
from kit.exercises.contract import Json
from kit.exercises.emotion.model import QUESTIONS
from kit.settings import newest
from kit.store.sqlite import SQLiteStore
from tests.running import RunningServer, until
from tests.server.participant import Instructor, Participant, kernels

pytestmark = pytest.mark.server

KILLS = 20
CLASSES = 2  # side by side, so that one is answered while the other's server starts
FAMILIES = ("anxiety", "shame", "anger", "hope", "distrust")
SUBMITTED = 'data-state="submitted"'


def answers(home: Path) -> dict[str, Json]:
    """The last answer of every seat, as the log on disk has it."""
    with closing(SQLiteStore(newest(home))) as store:
        events = [record.event for record in store.read()]
    given = [event for event in events if isinstance(event, AnswerSubmitted)]
    return {event.seat or "": event.answer or {} for event in given}


async def open_answering(server: RunningServer) -> None:
    async with Instructor(server) as boss, Participant(server, "Watcher") as watcher:
        await boss.advance(2)
        await watcher.press("submit")


async def answer(person: Participant, choice: str, killed: asyncio.Event) -> bool:
    """Answer anew, and say whether the page said so before the server was gone."""
    if SUBMITTED in person.html:
        await person.press("change")
    await person.choose(choice, "strong", "safety")
    await person.press("submit")
    await person.until(lambda: SUBMITTED in person.html or person.closed is not None, "a word")
    return SUBMITTED in person.html


async def kill_while_answering(server: RunningServer, people: list[Participant], choice: str) -> None:
    """One round: all answer, the server dies at the first word of success, nobody is betrayed."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """A disk that takes its time: nothing is written to the class meanwhile."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("ROLLBACK")


def test_no_page_says_submitted_before_the_disk_has_it(server: RunningServer) -> None:
    async def scenario() -> None:
        async with Instructor(server) as boss, Participant(server, "Ann") as ann:
            await boss.advance(2)
            await ann.choose("anger", "strong", "safety")
            await ann.until(lambda: "aria-disabled" not in ann.html, "all is chosen")
            with locked(newest(server.home)):
                await ann.press("submit")
                await ann.sees('aria-busy="true"')
                other = Participant(server, "Ann", "en")
                other.visitor.cookies = ann.visitor.cookies
                other.visitor = ann.visitor
                other.path = "/seat?language=en"
                async with other:
                    await other.sees("Ann")
                    assert SUBMITTED not in other.html
                    assert not answers(server.home)

    asyncio.run(scenario())
