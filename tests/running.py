"""A real server in a process of its own, and a participant that speaks HTTP to it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

FEW = "2"  # seats made ready: enough for most tests, and each takes its share of the processor
PATIENCE = 60.0  # seconds: a slow machine is no fault of the kit


def until(claim: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Wait until `claim` holds and return it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = claim()
        if value:
            return value
        time.sleep(0.02)  # between two looks at a condition
    raise AssertionError(f"waited {patience} s in vain: {what}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningServer:
    """`workshop serve` over one home folder; may be killed and started again."""

    module = "kit"  # what Python runs; another one may run it with something changed

    def __init__(self, home: Path, *options: str) -> None:
        self.home, self.options, self.port = home, options, free_port()
        self.links: dict[str, Any] = {}
        self.log = home.with_name(home.name + ".log")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def code(self) -> str:
        return str(self.links["code"])

    def local(self, link: str) -> str:
        """A link as this machine reaches it, whatever address phones would use."""
        return re.sub(r"^http://[^/]+", self.url, link)

    def start(self) -> "RunningServer":
        announced = self.home.with_name(self.home.name + ".json")
        announced.unlink(missing_ok=True)
        command = [
            sys.executable,
            "-m",
            self.module,
            "serve",
            "--host",
            "127.0.0.1",
            "--no-browser",
        ]
        command += ["--port", str(self.port), "--home", str(self.home), "--seats", FEW]
        command += ["--announce", str(announced), *self.options]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True
            )
        until(lambda: announced.exists() or self._process.poll() is not None, "the server serves")
        assert announced.exists(), self.log.read_text()
        self.links = json.loads(announced.read_text())
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> int:
        """End it as Ctrl-C would, and return its exit code."""
        assert self._process
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


class Visitor:
    """Someone with a browser that keeps cookies and does not follow redirects."""

    def __init__(self, server: RunningServer, language: str = "zh-CN") -> None:
        self.server, self.cookies = server, CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), Unredirected()
        )
        self.headers = {"Accept-Language": language}

    def get(self, path: str, **headers: str) -> "Answer":
        return self._open(urllib.request.Request(self.server.url + path), headers)

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> "Answer":
        body = urllib.parse.urlencode(fields).encode()
        return self._open(urllib.request.Request(self.server.url + path, body), headers or {})

    def join(self, name: str) -> "Answer":
        return self.post("/join", code=self.server.code, name=name)

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)

    def kernel(self, path: str) -> str:
        """The id of the kernel behind a page."""
        page = self.get(path)
        assert page.status == 200, page.text
        found = re.search(r'"kernel": "([^"]+)"', page.text)
        assert found, page.text
        return found[1]

    def _open(self, request: urllib.request.Request, headers: dict[str, str]) -> "Answer":
        for name, value in (self.headers | headers).items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with self._opener.open(request, timeout=PATIENCE) as response:
                return Answer(response.status, dict(response.headers), response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())


class Answer:
    """What the server answered."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str | None:
        return self.headers.get("Location")


class Unredirected(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None
