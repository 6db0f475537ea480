"""`workshop serve`: puts course, log and server together and runs them until they are stopped."""

import json
import os
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tornado.httpserver import HTTPServer

from kit.classroom import verbs
from kit.classroom.agenda import Course
from kit.classroom.events import ClassOpened
from kit.content import read_course
from kit.errors import SettingsError
from kit.exercises.contract import Exercise
from kit.laptop.awake import KeepAwake
from kit.laptop.machine import (
    MEGABYTE,
    SEAT_BYTES,
    available_memory,
    kernel_kind,
    seats_for,
)
from kit.laptop.network import who_has
from kit.laptop.qr import terminal_qr
from kit.opened import course_file, open_exercises
from kit.server.application import Workshop, new_server
from kit.server.identity import Identity, read_secret
from kit.server.kernels import Kernels
from kit.server.live import LiveClass
from kit.server.notebook import title
from kit.server.notices import Notices
from kit.server.page_kernel import Starter
from kit.server.runtime import runtime_folder
from kit.server.state import State
from kit.settings import (
    DATA,
    LONGEST_MESSAGE,
    NOTEBOOKS,
    Settings,
    hold,
    new_class,
    prepare,
    unfinished,
)
from kit.store.contract import Store
from kit.store.sqlite import SQLiteStore
from kit.text.catalogue import translation
from kit.upkeep import reached, until_stopped

LIVE_PAGES = frozenset({"seat", "instructor", "wall"})


async def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a class until SIGINT or SIGTERM; `say` prints for the instructor.

    Raises SettingsError, ContentError or StoreError before anything is served.
    """
    prepare(settings.home)
    with hold(settings.home), runtime_folder(settings.home) as runtime:
        await serve_class(settings, runtime, say)


async def serve_class(settings: Settings, runtime: Path, say: Callable[[str], None]) -> None:
    """Serve a class of a home folder that this process holds."""
    server = new_server(runtime)
    listening = listen(server, settings)
    course, exercises, store = open_class(settings)
    live = LiveClass(course, exercises, store, Notices())
    state = State(
        live,
        open_kernels(server, settings),
        Identity(read_secret(settings.home), live.room.class_id),
        f"{reached(settings)}:{settings.port}",
    )
    if settings.language and settings.language != live.room.settings.language:
        language = settings.language  # of a class taken up again
        await live.do(lambda room: verbs.change_setting(room, "language", language))
    server.open(state, practice_notebooks())
    state.kernels.fill()
    greet(settings, state, say)
    _ = translation(live.room.settings.language)
    try:
        with KeepAwake() as awake:
            if not awake.held:
                say(_("Please switch off sleep on this laptop by hand."))
            await until_stopped(settings, state)
    finally:
        listening.stop()
        await state.kernels.close()
        await live.close()


def open_kernels(server: Workshop, settings: Settings) -> Kernels:
    """Return the pool of kernels: as many as are expected, and as memory bears."""
    kind = kernel_kind() if settings.fork else "ordinary"
    starter = Starter(server.kernel_manager, kind, NOTEBOOKS, environment(server, settings.port))
    most = seats_for(available_memory(), kind)
    if settings.memory is not None:
        most = settings.memory * MEGABYTE // SEAT_BYTES[kind]
    spare = {"instructor": 1, "wall": 1, "seat": settings.seats}
    return Kernels(starter, spare, max(most, len(spare)))


def open_class(settings: Settings) -> tuple[Course, Mapping[str, Exercise], Store]:
    """Return course, exercises and log: of the unfinished class in the home folder, or a new one.

    The log comes last, so that nothing is written for a class that cannot start.
    """
    going = None if settings.new else unfinished(settings.home)
    course = read_its_course(settings, going[1] if going else None)
    exercises = open_exercises(course)
    store = SQLiteStore(going[0]) if going else new_class(settings.home, course)
    return course, exercises, store


def read_its_course(settings: Settings, opened: ClassOpened | None) -> Course:
    """Return the course of the class that was `opened`, or without one, of a new class."""
    if opened is None:
        course = read_course(settings.course or DATA / "courses" / "workshop.yaml")
        return replace(course, language=settings.language or course.language)
    course = read_course(settings.course or course_file(opened.course))
    if course.id != opened.course:
        raise SettingsError(
            f"--course: the unfinished class in {settings.home} is of course "
            f"{opened.course!r}, not {course.id!r}; add --new to start another"
        )
    return course


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


def greet(settings: Settings, state: State, say: Callable[[str], None]) -> None:
    """Print how to get in, announce it to who asked for a file, and open the browser."""
    _ = translation(state.live.room.settings.language)
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
