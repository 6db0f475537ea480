"""The websocket to a kernel, tried with messages and requests that no browser of ours sends."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
from tornado.httpclient import HTTPClientError

from tests.running import RunningServer, Visitor, until
from tests.server.participant import (
    WIDGET,
    Instructor,
    Page,
    Participant,
    connect,
    kernel_process,
    kernels,
    message,
)

pytestmark = pytest.mark.server

SECRET = "a-secret-of-the-servers-own-environment"
MEGABYTE = 1024 * 1024
V1 = "v1.kernel.websocket.jupyter.org"


@pytest.fixture(scope="module", params=["forked", "ordinary"])
def answering(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """A class in which an item is open, on a server with a secret in its environment."""
    options = ["--no-fork"] if request.param == "ordinary" else []
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MY_SECRET", SECRET)
        environment.setenv("JUPYTER_TOKEN", SECRET)
        environment.setenv("PYTHONPATH", str(Path.cwd()))
        running = RunningServer(tmp_path_factory.mktemp("sockets") / "home", *options).start()

    async def open_item() -> None:
        async with Instructor(running) as boss:
            await boss.advance(2)
            await boss.sees('data-press="timer"')

    asyncio.run(open_item())
    yield running
    running.stop()


async def still_works(person: Participant) -> None:
    """A seat that was attacked still takes an answer."""
    await person.submit("anger", "strong", "safety")


class TestMessages:
    """What is not a widget's message does not reach the kernel."""

    def test_of_a_kernels_states_a_page_hears_the_ends_of_what_it_sent(
        self, answering: RunningServer
    ) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Ann") as ann:
                await ann.submit("anger", "strong", "safety")
                told = [one for one in ann.heard if one["msg_type"] == "status"]
                assert {one["content"]["execution_state"] for one in told} == {"idle"}
                asked = {one["parent_header"]["msg_type"] for one in told}
                assert asked <= {"comm_open", "comm_msg"}

        asyncio.run(scenario())

    @pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub", None])
    def test_no_code_is_run(
        self, answering: RunningServer, tmp_path: Path, channel: str | None
    ) -> None:
        run = tmp_path / "was-run"
        code = f"open({str(run)!r}, 'w').close()"
        content = {
            "code": code,
            "silent": True,
            "store_history": False,
            "user_expressions": {"x": code},
            "allow_stdin": False,
        }

        async def scenario() -> None:
            async with Participant(answering, "Runner") as seat:
                for kind in ("execute_request", "EXECUTE_REQUEST", "comm_msg\0execute_request"):
                    seat.send(kind, content, channel or "")
                for kind in ("apply_request", "debug_request", "input_reply", "input_request"):
                    seat.send(kind, content | {"value": code}, channel or "shell")
                await still_works(seat)
                assert not [one for one in seat.heard if one["msg_type"] == "execute_reply"]

        asyncio.run(scenario())
        assert not run.exists()

    def test_no_kernel_is_shut_down_or_asked_about_its_insides(
        self, answering: RunningServer
    ) -> None:
        kinds = (
            "shutdown_request",
            "interrupt_request",
            "complete_request",
            "inspect_request",
            "history_request",
            "is_complete_request",
            "create_subshell_request",
            "usage_request",
        )

        async def scenario() -> None:
            async with Participant(answering, "Asker") as seat:
                process = kernel_process(answering, seat.kernel)
                content = {"restart": False, "code": "import os; os.", "cursor_pos": 14}
                sent = [seat.send(kind, content, "control") for kind in kinds]
                sent += [seat.send(kind, content, "shell") for kind in kinds]
                await still_works(seat)
                answered = {one["parent_header"].get("msg_id") for one in seat.heard}
                assert not answered & set(sent)
                assert process.is_running()
                assert process.status() != psutil.STATUS_ZOMBIE

        asyncio.run(scenario())

    @pytest.mark.parametrize("channel", ["shell", "control", None])
    def test_no_code_is_run_in_the_older_protocol_either(
        self, answering: RunningServer, tmp_path: Path, channel: str | None
    ) -> None:
        run = tmp_path / "was-run"
        code = {"code": f"open({str(run)!r}, 'w').close()", "silent": True}

        async def scenario() -> None:
            async with Participant(answering, "Older") as seat:
                cookie = seat.visitor.cookie_header
                older = await connect(answering, seat.kernel, Cookie=cookie)
                assert older.selected_subprotocol is None
                for kind in ("execute_request", "EXECUTE_REQUEST", "comm_msg\0execute_request"):
                    older.write_message(json.dumps(message(kind, code, channel or "")))
                older.write_message(json.dumps(message("comm_info_request", {})))
                while "comm_info_reply" not in str(frame := await older.read_message()):
                    assert frame is not None
                older.close()

        asyncio.run(scenario())
        assert not run.exists()


class TestWhoMayOpen:
    """A kernel is its owner's alone."""

    @staticmethod
    async def refused(server: RunningServer, kernel: str, **headers: str) -> bool:
        with pytest.raises(HTTPClientError) as error:
            await connect(server, kernel, **headers)
        return error.value.code == 403

    def test_only_the_owner_opens_a_seats_kernel(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            async with (
                Participant(answering, "Owner") as owner,
                Participant(answering, "Stranger") as stranger,
                Instructor(answering, "wall") as wall,
                Instructor(answering) as boss,
            ):
                own = owner.visitor.cookie_header
                value = own.partition("=")[2].strip('"')
                cookies = {
                    "none": "",
                    "another seat's": stranger.visitor.cookie_header,
                    "the wall's": wall.visitor.cookie_header,
                    "the instructor's": boss.visitor.cookie_header,
                    "the wall's as a seat's": wall.visitor.cookie_header.replace("wall=", "seat="),
                    "a forged one": f'seat="{value[:-6]}000000"',
                    "an unsigned one": "seat=" + value.split("|")[4].partition(":")[2],
                    "none at all": "seat=",
                }
                for name, cookie in cookies.items():
                    assert await self.refused(answering, owner.kernel, Cookie=cookie), name
                    alive = Visitor(answering).get(f"/alive/{owner.kernel}", Cookie=cookie)
                    assert alive.status == 403, name
                for kernel in (wall.kernel, boss.kernel):
                    assert await self.refused(answering, kernel, Cookie=own)
                assert owner.visitor.get(f"/alive/{owner.kernel}").status == 204
                assert owner.visitor.get(f"/alive/{owner.kernel[:-4]}0000").status == 410
                await still_works(owner)

        asyncio.run(scenario())

    def test_no_kernel_that_belongs_to_nobody_is_opened(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Fisher") as fisher:
                # The sockets of a kernel carry its id.
                sockets = [str(one.net_connections("unix")) for one in kernels(answering)]
                ids = set(re.findall(r"kernel-([\w-]{36})", " ".join(sockets)))
                assert fisher.kernel in ids
                for kernel in ids - {fisher.kernel}:
                    cookie = fisher.visitor.cookie_header
                    assert await self.refused(answering, kernel, Cookie=cookie)

        asyncio.run(scenario())

    @pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:1"])
    def test_no_other_site_opens_it_with_the_owners_cookie(
        self, answering: RunningServer, origin: str
    ) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Lured") as seat:
                cookie = seat.visitor.cookie_header
                assert await self.refused(answering, seat.kernel, Cookie=cookie, Origin=origin)

        asyncio.run(scenario())

    def test_the_newer_tab_takes_over_and_the_older_is_told(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Two Tabs") as older:
                await older.choose("anger", "strong", "safety")
                await older.until(lambda: older.offers("submit"), "its choices")
                async with Page(older.visitor) as newer:
                    assert newer.kernel == older.kernel
                    assert await older.until_closed() == 4001
                    await newer.until(lambda: newer.offers("submit"), "its choices")
                    await newer.press("submit")
                    await newer.sees('data-state="submitted"')

        asyncio.run(scenario())

    def test_many_requests_of_one_seat_end_in_one_kernel(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            visitor = Visitor(answering)
            visitor.join("Impatient")
            asked = [asyncio.to_thread(visitor.get, "/seat") for _ in range(6)]
            pages = await asyncio.gather(*asked)
            assert {page.status for page in pages} == {200}
            async with Page(visitor) as seat:
                await seat.sees('data-press="submit"')
                for page in pages:
                    kernel = re.findall(r'"kernel": "([^"]+)"', page.text)[0]
                    alive = visitor.get(f"/alive/{kernel}").status
                    assert alive == (204 if kernel == seat.kernel else 410)

        asyncio.run(scenario())


class TestForgedValues:
    """A page may set any trait and open any widget; the seat and the class go on."""

    @asynccontextmanager
    async def seat(self, server: RunningServer, name: str) -> AsyncIterator[Participant]:
        async with Participant(server, name) as seat:
            await seat.until(lambda: len(seat.questions) == 3, "the questions")
            yield seat
            await still_works(seat)

    @pytest.mark.parametrize(
        "value",
        ["joy", "<script>alert(1)</script>", "x" * 900_000, {"anger": {"a": [1]}}, [], None, 7],
        ids=lambda value: str(value)[:20],
    )
    def test_an_emotion_that_does_not_exist_is_logged_and_taken_back(
        self, answering: RunningServer, value: object
    ) -> None:
        async def scenario() -> None:
            async with self.seat(answering, "Forger") as seat:
                seat.set(seat.questions[0], value=value)

        before = len(answering.log.read_text())
        asyncio.run(scenario())
        until(lambda: len(answering.log.read_text()) > before, "a line in the log")
        assert len(answering.log.read_text()) < before + 2000, "the log is filled by a forger"

    def test_presses_and_traits_without_sense_do_no_harm(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            async with self.seat(answering, "Presser") as seat:
                panel = next(one for one in seat.shown if "html" in seat.states[one])
                for press in (None, 1, [], {}, "no such press", "x" * 9999, "__init__"):
                    for values in (None, [], {"a": None}, {"a": {"b": []}}, {"a": "x" * 99_999}):
                        seat.tell(panel, {"press": press, "values": values})
                for content in (None, [], "press", 0):
                    seat.tell(panel, content)
                for trait in ("_esm", "_view_module", "hotkeys", "html", "layout", "comm", "keys"):
                    seat.set(panel, **{trait: ["<script>", {"a": 1}]})
                seat.send("comm_msg", {"comm_id": panel})
                seat.send("comm_msg", {"comm_id": panel, "data": {"method": "no such method"}})
                seat.send("comm_msg", {"comm_id": "no such comm", "data": {}})
                seat.send("comm_msg", {})

        asyncio.run(scenario())

    def test_values_with_buffers_do_not_stop_the_server(self, answering: RunningServer) -> None:
        """In the older protocol a message with buffers is no JSON: what reads it must know."""

        async def scenario() -> None:
            async with self.seat(answering, "Painter") as seat:
                controls = "@jupyter-widgets/controls"
                image = {"_model_name": "ImageModel", "_model_module": controls}
                image |= {"_view_name": "ImageView", "_view_module": controls}
                image |= {"_model_module_version": "2.0.0", "_view_module_version": "2.0.0"}
                opening = {"comm_id": "image", "target_name": WIDGET, "data": {"state": image}}
                seat.send("comm_open", opening, metadata={"version": "2.1.0"})
                before = len(seat.heard)
                for _ in range(3):  # the first may fail, while the image makes its layout
                    seat.request_states()
                await seat.until(
                    lambda: any(
                        "image" in one["content"].get("data", {}).get("states", {})
                        for one in seat.heard[before:]
                    ),
                    "all states, the image's among them",
                )

        asyncio.run(scenario())

    def test_the_page_is_not_told_what_its_kernel_raises(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            async with self.seat(answering, "Prober") as seat:
                seat.set(seat.questions[0], value=["no text"])
                seat.set(seat.questions[0], value="no emotion")
            kinds = {one["msg_type"] for one in seat.heard}
            assert "comm_msg" in kinds
            assert kinds <= {"comm_open", "comm_msg", "comm_close", "status"}

        asyncio.run(scenario())

    def test_widgets_that_nobody_asked_for_do_no_harm(self, answering: RunningServer) -> None:
        async def scenario() -> None:
            async with self.seat(answering, "Opener") as seat:
                for model, module in (
                    ("OutputModel", "@jupyter-widgets/output"),
                    ("FileUploadModel", "@jupyter-widgets/controls"),
                    ("AnyModel", "anywidget"),
                    ("NoSuchModel", "no-such-module"),
                ):
                    state = {
                        "_model_name": model,
                        "_model_module": module,
                        "_model_module_version": "*",
                        "_view_name": "V",
                        "_view_module": module,
                        "_view_module_version": "*",
                    }
                    opening = {"comm_id": f"own-{model}", "target_name": WIDGET}
                    content = opening | {"data": {"state": state, "buffer_paths": []}}
                    seat.send("comm_open", content, metadata={"version": "2.1.0"})
                seat.send("comm_open", {"comm_id": "x", "target_name": "no such target"})

        asyncio.run(scenario())


class TestSizes:
    def test_a_message_over_a_megabyte_closes_only_its_socket(
        self, answering: RunningServer
    ) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Loud") as loud, Participant(answering, "Q") as quiet:
                await loud.until(lambda: loud.questions, "the questions")
                loud.set(loud.questions[0], value="x" * (MEGABYTE + 1))
                assert await loud.until_closed()
                await quiet.submit("anger", "strong", "safety")
                async with Page(loud.visitor) as again:
                    assert again.kernel == loud.kernel
                    await again.choose("anger", "strong", "safety")
                    await again.press("submit")
                    await again.sees('data-state="submitted"')

        asyncio.run(scenario())

    @pytest.mark.parametrize("text", ["", "no JSON", "[]", "null", "{}", "[" * 500_000])
    def test_what_is_no_message_breaks_at_most_its_own_socket(
        self, answering: RunningServer, text: str
    ) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Babbler") as seat:
                seat.socket.write_message(text)
                seat.socket.write_message(b"\xff" * 100, binary=True)
                async with Page(seat.visitor) as again:
                    await again.sees('data-press="submit"')

        asyncio.run(scenario())


class TestEnvironment:
    def test_a_kernel_is_given_nothing_of_the_servers_but_its_own_token(
        self, answering: RunningServer
    ) -> None:
        async def scenario() -> None:
            async with Participant(answering, "Reader") as seat, Instructor(answering) as boss:
                pages = (seat, boss)
                environments = [kernel_process(answering, page.kernel).environ() for page in pages]
                # What the system shows of a forked kernel is what the process before it was given.
                forked = "--no-fork" not in answering.options
                tokens = [one.pop("WORKSHOP_LINE_TOKEN", "") for one in environments]
                assert len(set(tokens)) == (1 if forked else 2)
                secrets = [
                    SECRET,
                    (answering.home / "secret").read_text(),
                    *(answering.links[role].partition("=")[2] for role in ("instructor", "wall")),
                    *(page.visitor.cookie_header.partition("=")[2] for page in pages),
                    *filter(None, tokens),
                ]
                for environment in environments:
                    assert forked or environment["WORKSHOP_LINE"]
                    assert not {"MY_SECRET", "JUPYTER_TOKEN", "PYTHONPATH"} & environment.keys()
                    for secret in secrets:
                        assert secret.strip('"\n') not in str(environment)

        asyncio.run(scenario())
