"""A browser as far as HTTP goes: it keeps cookies, and follows no redirect by itself."""

from http.cookies import SimpleCookie
from typing import NamedTuple, Protocol
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from kit.errors import Unanswered

MOST_AT_ONCE = 1000  # requests; Tornado's own ten would have phones queue for each other
PATIENCE = 60.0  # seconds: a slow machine is no fault of the class


class Answer(NamedTuple):
    """What the server answered; `location` is where it sends the browser, "" for nowhere."""

    status: int
    location: str
    text: str


class Browser(Protocol):
    """What a page needs of the browser that opens it."""

    @property
    def url(self) -> str:
        """Return the class's address, such as http://192.168.1.5:8866."""

    @property
    def cookie_header(self) -> str:
        """Return the cookies as a request sends them."""

    async def get(self, path: str) -> Answer:
        """Ask for a page."""


class Visitor:
    """A visitor of one class, with cookies of its own; `language` is what its browser speaks."""

    def __init__(self, url: str, language: str = "zh-CN", patience: float = PATIENCE) -> None:
        self.url, self._patience = url, patience
        self._headers = {"Accept-Language": language}
        self._cookies: dict[str, str] = {}
        self._client = AsyncHTTPClient()
        if isinstance(self._client, SimpleAsyncHTTPClient):
            self._client.max_clients = MOST_AT_ONCE  # of the one client that all visitors share

    @property
    def cookie_header(self) -> str:
        """Return the cookies as a request sends them; empty before the first one was set."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    async def get(self, path: str) -> Answer:
        """Ask for a page; raises Unanswered where no answer comes."""
        return await self._fetch(HTTPRequest(self.url + path))

    async def post(self, path: str, **fields: str) -> Answer:
        """Send a form; raises Unanswered where no answer comes."""
        body = urlencode(fields)
        return await self._fetch(HTTPRequest(self.url + path, method="POST", body=body))

    async def enter(self, link: str) -> None:
        """Exchange a link of the instructor or the wall for its cookie.

        Raises Unanswered where the link does not lead in.
        """
        path = link.removeprefix(self.url)
        entered = await self.get(path)
        if not entered.location:
            bare = path.partition("?")[0]
            raise Unanswered(f"{bare}: its link was answered with {entered.status}")

    async def _fetch(self, request: HTTPRequest) -> Answer:
        request.headers.update(self._headers)
        if self._cookies:
            request.headers["Cookie"] = self.cookie_header
        request.follow_redirects = False
        request.connect_timeout = request.request_timeout = self._patience
        try:
            response = await self._client.fetch(request, raise_error=False)
        except OSError as error:
            raise Unanswered(f"{request.url}: no answer ({error})") from error
        if response.code == 599:  # Tornado's word for none
            raise Unanswered(f"{request.url}: no answer ({response.error})")
        for line in response.headers.get_list("Set-Cookie"):
            self._cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return Answer(response.code, response.headers.get("Location", ""), response.body.decode())
