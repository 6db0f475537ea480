"""Links, cookies and keys: in no log, whatever its level, and in no file that others may read."""

import asyncio
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import RunningServer, Visitor
from tests.server.participant import Instructor, Page, Participant, kernel_process

pytestmark = pytest.mark.server

LOUD = "import logging; logging.basicConfig(level=logging.DEBUG)\n"


@pytest.fixture
def loud(tmp_path: Path) -> Iterator[RunningServer]:
    """A server that logs all that it can."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(LOUD)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(site))
        running = RunningServer(tmp_path / "home", "--no-fork").start()
    yield running
    running.stop()


def greeted(server: RunningServer) -> str:
    """The log without the greeting, which shows the links to who sits at the laptop."""
    log = server.log.read_text()
    for role in ("instructor", "wall"):
        log = log.replace(server.links[role], "", 1)
    return log


def readable_by_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def test_no_key_stands_in_a_log_or_lies_open(loud: RunningServer) -> None:
    secrets: dict[str, str] = {}
    connections: list[Path] = []

    def keep(page: Page, role: str) -> None:
        cookies = {cookie.name: str(cookie.value) for cookie in page.visitor.cookies}
        secrets[f"the cookie of {role}"] = cookies[role].strip('"').rpartition("|")[2]
        process = kernel_process(loud, page.kernel)
        secrets[f"the line of {role}"] = process.environ()["WORKSHOP_LINE_TOKEN"]
        connections.append(Path(next(word for word in process.cmdline() if ".json" in word)))

    async def a_class() -> None:
        async with (
            Instructor(loud) as boss,
            Instructor(loud, "wall") as wall,
            Participant(loud, "Ann") as ann,
        ):
            keep(boss, "instructor")
            keep(wall, "wall")
            keep(ann, "seat")
            await ann.press("personal")
            await ann.sees("/move?token=")
            secrets["the personal link"] = re.findall(r"/move\?token=([^\"&]+)", ann.html)[0]
            await boss.press("toggle", what="links")
            await boss.press("device")
            await boss.until(lambda: boss.html.count("<svg") > 1, "the device's code")

    asyncio.run(a_class())
    for role in ("instructor", "wall"):
        secrets[f"the link of {role}"] = loud.links[role].partition("token=")[2]
    secrets["the secret"] = (loud.home / "secret").read_text().strip()
    other = Visitor(loud)
    moving = secrets["the personal link"]
    other.get(f"/move?token={moving}")
    other.post("/move", token=moving)
    for role in ("instructor", "wall", "seat", "nowhere", "export.csv", "claim", "move"):
        for token in secrets.values():
            other.get(f"/{role}?token={token}&once={token}&id={token}&language=%ff")
    loud.stop()

    log = greeted(loud)
    assert "GET /instructor" in log, "this server was not loud"
    assert not [name for name, secret in secrets.items() if secret in log]
    assert not [name for name, secret in secrets.items() if len(secret) < 16]
    files = [path for path in loud.home.rglob("*") if path.is_file() and path.stat().st_size]
    assert len(files) >= 3  # the secret, the class, its copy
    assert not [path for path in files if readable_by_others(path)]
    assert not readable_by_others(loud.home.with_name(loud.home.name + ".json"))
    assert not [path for path in connections if path.exists()], "kernels' keys were left behind"


def test_kernels_keys_lie_where_no_other_user_looks(ordinary_server: RunningServer) -> None:
    async def folder() -> Path:
        async with Participant(ordinary_server, "Ann") as ann:
            words = kernel_process(ordinary_server, ann.kernel).cmdline()
            return Path(next(word for word in words if ".json" in word)).parent

    found = asyncio.run(folder())
    assert not readable_by_others(found)
    assert found.stat().st_uid == os.getuid()
