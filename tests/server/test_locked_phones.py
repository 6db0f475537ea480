"""A phone that is locked for ten minutes goes on where it was; for longer, with what it wrote."""

import asyncio
import os
import signal
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from kit.settings import newest
from kit.store.sqlite import SQLiteStore
from tests.running import RunningServer, until
from tests.server.participant import Instructor, Participant, kernel_process

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="the clock leaps at a signal"),
]

AWAY = 'data-presence="away"'
CHOSEN, OTHERWISE = ("anger", "strong", "safety"), ("hope", "light", "respect")


class LeapingServer(RunningServer):
    """The same server, on whose clock ten minutes pass at once."""

    module = "tests.server.leaping"

    def leap(self) -> None:
        os.kill(self.links["pid"], signal.SIGUSR1)


def drafts(home: Path) -> list[str]:
    """The families that stand in the drafts on disk."""
    with closing(SQLiteStore(newest(home))) as store:
        return sorted(str(draft["family"]) for draft in store.drafts().values())


def chosen(person: Participant) -> tuple[str, ...]:
    return tuple(str(person.states[question]["value"]) for question in person.questions)


def is_running(one: psutil.Process) -> bool:
    return one.is_running() and one.status() != psutil.STATUS_ZOMBIE


def test_after_ten_minutes_it_has_the_same_kernel_after_twenty_another_with_the_same_words(
    tmp_path: Path,
) -> None:
    server = LeapingServer(tmp_path / "home").start()

    async def locked(person: Participant, boss: Instructor, away: int) -> None:
        """Lock a phone, and let ten minutes pass once it is missed."""
        await person.drop()
        await boss.until(lambda: boss.html.count(AWAY) == away, f"{away} are away")
        server.leap()

    async def scenario() -> None:
        async with Instructor(server) as boss:
            await boss.advance(2)
            ann, bo = Participant(server, "Ann"), Participant(server, "Bo")
            async with ann, bo:
                await ann.choose(*CHOSEN)
                await bo.choose(*OTHERWISE)
                both = ["anger", "hope"]
                await asyncio.to_thread(until, lambda: drafts(server.home) == both, "drafts")
                kernels = [kernel_process(server, one.kernel) for one in (ann, bo)]
                first = ann.kernel, bo.kernel
                await locked(bo, boss, away=1)
                await locked(ann, boss, away=2)
            await asyncio.to_thread(until, lambda: not is_running(kernels[1]), "Bo's ends")
            assert is_running(kernels[0])
            async with ann, bo:
                assert ann.kernel == first[0]
                assert bo.kernel != first[1]
                assert chosen(ann) == CHOSEN
                await bo.until(lambda: chosen(bo) == OTHERWISE, "what Bo chose")
                await ann.submit(*CHOSEN)
                await bo.submit(*OTHERWISE)

    try:
        asyncio.run(scenario())
    finally:
        server.stop()
