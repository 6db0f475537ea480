"""`workshop serve`: puts course, log and server together and runs them until they are stopped."""

import asyncio
import contextlib
import json
import logging
import os
import signal
import webbrowser
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from tornado.httpserver import HTTPServer

from kit.classroom.agenda import Course
from kit.content import read_course
from kit.errors import SettingsError
from kit.laptop.address_watch import AddressWatch
from kit.laptop.awake import KeepAwake
from kit.laptop.network import best_address, who_has
from kit.laptop.qr import terminal_qr
from kit.opened import course_file, open_exercises
from kit.server.application import LONGEST_MESSAGE, Workshop, new_server
from kit.server.identity import Identity, read_secret
from kit.server.kernels import Kernels
from kit.server.live import LiveClass
from kit.server.notebook import title
from kit.server.notices import Notices
from kit.server.state import State
from kit.settings import DATA, NOTEBOOKS, Settings, hold, new_class, prepare, unfinished
from kit.store.contract import Store
from kit.store.sqlite import SQLiteStore
from kit.text.catalogue import translation
from kit.text.language import is_language

SPARE = {"seat": 2, "wall": 1, "instructor": 1}
NO_NETWORK = "127.0.0.1"  # what the best address is when no card is up
SWEEP_EVERY = 5.0  # seconds
COPY_EVERY = 30.0  # seconds
LIVE_PAGES = frozenset({"seat", "instructor", "wall"})

log = logging.getLogger("workshop")


async def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a class until SIGINT or SIGTERM; `say` prints for the instructor.

    Raises SettingsError, ContentError or StoreError before anything is served.
    """
    prepare(settings.home)
    with hold(settings.home):
        await serve_class(settings, say)


async def serve_class(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a class of a home folder that this process holds."""
    store, course = open_class(settings)
    exercises = open_exercises(course)
    server = new_server()
    listening = listen(server, settings)
    live = LiveClass(course, exercises, store, Notices())
    state = State(
        live,
        Kernels(server.kernel_manager, NOTEBOOKS, environment(server, settings.port), SPARE),
        Identity(read_secret(settings.home), live.room.class_id),
        f"{reached(settings)}:{settings.port}",
    )
    server.open(state, practice_notebooks())
    state.kernels.fill()
    greet(settings, state, say)
    with KeepAwake() as awake:
        if not awake.held:
            say(translation(course.language)("Please switch off sleep on this laptop by hand."))
        await run(settings, state)
    listening.stop()
    await state.kernels.close()
    await live.close()
    server.stop()


def open_class(settings: Settings) -> tuple[Store, Course]:
    """Return the log and the course: of the unfinished class in the home folder, or a new one."""
    path = settings.course or DATA / "courses" / "workshop.yaml"
    going = None if settings.new else unfinished(settings.home)
    if going:
        file, opened = going
        course = read_course(path if settings.course else course_file(opened.course))
        if course.id != opened.course:
            raise SettingsError(
                f"--course: the unfinished class in {settings.home} is of course "
                f"{opened.course!r}, not {course.id!r}; add --new to start another"
            )
        language = opened.language if is_language(opened.language) else course.language
        return SQLiteStore(file), replace(course, language=language)
    course = read_course(path)
    if settings.language:
        course = replace(course, language=settings.language)
    return new_class(settings.home, course), course


def practice_notebooks() -> dict[str, str]:
    """Return the notebooks that are practice, name and title: all but the pages of the class."""
    return {
        path.stem: title(path)
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
        if path.stem not in LIVE_PAGES
    }


def environment(server: Workshop, port: int) -> dict[str, str]:
    """Return what a kernel is told by its environment, besides the token of its own line."""
    return {
        "WORKSHOP_LINE": f"ws://127.0.0.1:{port}/line",
        "WORKSHOP_DATA": str(DATA),
        "IPYTHONDIR": str(Path(server.connection_dir) / "ipython"),  # not the trainer's own
        "PYTHONUTF8": "1",
    }


def listen(server: Workshop, settings: Settings) -> HTTPServer:
    """Listen on the wished address, and on the loopback, where the kernels' lines come in.

    Raises SettingsError where the port is taken or the address is not this laptop's.
    """
    listening = HTTPServer(server.app, max_buffer_size=LONGEST_MESSAGE)
    hosts = [settings.host]
    if settings.host not in ("0.0.0.0", "127.0.0.1"):  # noqa: S104  (compared, not bound)
        hosts.append("127.0.0.1")
    try:
        for host in hosts:
            listening.listen(settings.port, host)
    except OSError as error:
        taken = who_has(settings.port)
        raise SettingsError(
            f"--port: {settings.port} on {settings.host} cannot be used ({error.strerror}"
            + (f", {taken} has it" if taken else "")
            + f"); try --port {settings.port + 1}"
        ) from error
    return listening


def reached(settings: Settings) -> str:
    """Return the address under which phones reach this laptop."""
    return best_address() if settings.host == "0.0.0.0" else settings.host  # noqa: S104


def greet(settings: Settings, state: State, say: Callable[[str], None]) -> None:
    """Print how to get in, announce it to who asked for a file, and open the browser."""
    _ = translation(state.live.course.language)
    say(terminal_qr(state.join))
    say(_("Participants: {link}").format(link=state.join))
    say(_("Instructor:   {link}").format(link=state.link("instructor")))
    say(_("Wall:         {link}").format(link=state.link("wall")))
    say(_("Stop with Ctrl-C; the class goes on where it was when you start it again."))
    if settings.announce:
        announce(settings.announce, state)
    if settings.browser:
        webbrowser.open(state.link("instructor"))


def announce(path: Path, state: State) -> None:
    """Write the links to a file that only its owner can read, whole or not at all."""
    links = {
        "join": state.join,
        "instructor": state.link("instructor"),
        "wall": state.link("wall"),
        "code": state.live.room.code,
        "pid": os.getpid(),
    }
    partial = path.with_name(path.name + ".part")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(links, file)
    partial.replace(path)


async def run(settings: Settings, state: State) -> None:
    """Keep the class running until a signal comes."""
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises instead
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    works = [
        asyncio.create_task(every(0.25, state.live.tick)),
        asyncio.create_task(every(SWEEP_EVERY, state.kernels.sweep)),
        asyncio.create_task(every(COPY_EVERY, Copies(settings.home, state.live).renew)),
        asyncio.create_task(every(SWEEP_EVERY, Address(settings, state).check)),
    ]
    await stopped.wait()
    for work in works:
        work.cancel()
    await asyncio.gather(*works, return_exceptions=True)
    await Copies(settings.home, state.live).renew()


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do `work` again and again; what it raises is logged and does not end it."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception:
            log.exception("a periodic task failed")


class Copies:
    """A copy of the class beside it, which can be opened on another laptop."""

    def __init__(self, home: Path, live: LiveClass) -> None:
        self._target = home / "copy" / f"class-{live.room.class_id}.sqlite"
        self._live = live

    async def renew(self) -> None:
        """Write the copy anew."""
        self._target.parent.mkdir(exist_ok=True)
        await self._live.copy(self._target)


class Address:
    """Notices that the laptop got another address, and shows the new one."""

    def __init__(self, settings: Settings, state: State) -> None:
        self._settings, self._state = settings, state
        self._watch = AddressWatch(lambda: reached(settings), self._changed)

    async def check(self) -> None:
        """Look once."""
        self._watch.check()

    def _changed(self, address: str) -> None:
        if address == NO_NETWORK:
            self._state.notices.add("network_lost")
            return
        self._state.address = f"{address}:{self._settings.port}"
        self._state.notices.add("address_changed", detail=self._state.address)
        self._state.live.tell_all()
