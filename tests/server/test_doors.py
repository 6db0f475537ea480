"""Every door of the server, tried by people who are let in and by people who are not."""

import asyncio
import html
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from kit.classroom.events import ClassOpened, SeatTaken
from kit.server.identity import Identity, Owner, read_secret
from kit.settings import newest
from kit.store.sqlite import SQLiteStore
from kit.text.catalogue import translation
from kit.text.language import LANGUAGES, Language
from kit.text.sentences import SENTENCES
from tests.running import Answer, RunningServer, Visitor, until
from tests.server.participant import Instructor, Participant, kernels

pytestmark = pytest.mark.server

SPARE_KERNELS = 4  # two seats, a wall, a console
BROWSER: dict[Language, str] = {"zh": "zh-CN,zh;q=0.9,en;q=0.8", "en": "en-GB,en;q=0.9,zh;q=0.1"}
WECHAT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50 Language/zh_CN"


def says(answer: Answer, code: str, language: Language = "zh", **values: object) -> bool:
    """Whether a page says the sentence of `code` in a language."""
    sentence = translation(language)(SENTENCES[code]).format_map(values)
    return sentence in html.unescape(answer.text)


def reader(server: RunningServer, language: Language) -> Visitor:
    return Visitor(server, BROWSER[language])


def pids(server: RunningServer) -> set[int]:
    return {kernel.pid for kernel in kernels(server)}


def all_spare_kernels(server: RunningServer) -> set[int]:
    until(lambda: len(pids(server)) >= SPARE_KERNELS, "the spare kernels")
    return pids(server)


class TestTheDoor:
    def test_is_a_small_page_without_a_kernel(self, shared_server: RunningServer) -> None:
        before = all_spare_kernels(shared_server)
        for path in ("/", f"/{shared_server.code}"):
            page = Visitor(shared_server).get(path)
            assert page.status == 200
            assert len(page.body) < 30_000
            assert "kit-page" not in page.text
        assert pids(shared_server) == before

    def test_lets_in_by_a_plain_form(self, shared_server: RunningServer) -> None:
        visitor = Visitor(shared_server)
        joined = visitor.join("Plain Form")
        assert (joined.status, joined.location) == (303, "/seat")
        assert [cookie.name for cookie in visitor.cookies] == ["seat"]
        assert "HttpOnly" in joined.headers["Set-Cookie"]
        assert "SameSite=Lax" in joined.headers["Set-Cookie"]

    def test_asks_for_the_class_number_only_without_the_qr(
        self, shared_server: RunningServer
    ) -> None:
        assert 'inputmode="numeric"' in Visitor(shared_server).get("/").text
        assert (
            'inputmode="numeric"' not in Visitor(shared_server).get(f"/{shared_server.code}").text
        )

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_says_that_a_class_number_is_wrong(
        self, shared_server: RunningServer, language: Language
    ) -> None:
        wrong = "1000" if shared_server.code != "1000" else "1001"
        visitor = reader(shared_server, language)
        opened = visitor.get(f"/{wrong}")
        assert opened.status == 404
        assert says(opened, "code_wrong", language)
        sent = visitor.post("/join", code=wrong, name="Kept Name")
        assert sent.status == 400
        assert says(sent, "code_wrong", language)
        assert "Kept Name" in sent.text
        assert not list(visitor.cookies)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        "name",
        ["", "   ", "x" * 41, "\u200b\u200d\u200b", "\u202e", "\0", "\u0301", "!?…"],
        ids=ascii,
    )
    def test_says_what_a_name_needs(
        self, shared_server: RunningServer, language: Language, name: str
    ) -> None:
        visitor = reader(shared_server, language)
        refused = visitor.post("/join", code=shared_server.code, name=name)
        assert refused.status == 400
        assert says(refused, "name_refused", language)
        assert not list(visitor.cookies)

    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("x" * 40, "x" * 40),
            ("  Li \t Na\n", "Li Na"),
            ("\u202eevil\u202c name", "evil name"),
            ("Zero\u200b\u2060\ufeffWidth", "ZeroWidth"),
            ("NUL\0 inside", "NUL inside"),
            ("👩\u200d🏫", "👩\u200d🏫"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ('"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'),
            ("{{ 7 * 7 }} {name}", "{{ 7 * 7 }} {name}"),
        ],
        ids=ascii,
    )
    def test_takes_a_strange_name_and_shows_it_as_text(
        self, shared_server: RunningServer, typed: str, shown: str
    ) -> None:
        visitor = Visitor(shared_server)
        assert visitor.join(typed).location == "/seat"
        page = visitor.get("/")
        assert shown in html.unescape(page.text)
        assert "<script>" not in page.text
        assert "<img" not in page.text

    def test_never_shows_what_was_typed_as_html(self, shared_server: RunningServer) -> None:
        typed = "<script>alert(1)</script>" + "x" * 40
        visitor = Visitor(shared_server)
        pages = [
            visitor.post("/join", code=shared_server.code, name=typed),
            visitor.post("/join", code=typed, name=typed),
            visitor.post("/move", token=typed),
            visitor.get("/claim?id=%3Cscript%3E"),
            visitor.get("/%3Cscript%3Ealert(1)%3C/script%3E"),
            visitor.get("/?language=%3Cscript%3E"),
        ]
        for page in pages:
            assert page.text.startswith("<!doctype html>")
            assert "<script>" not in page.text

    def test_asks_whether_an_absent_person_of_that_name_is_back(
        self, shared_server: RunningServer
    ) -> None:
        first, second = Visitor(shared_server), Visitor(shared_server)
        first.join("<b>Twin</b>")
        asked = second.join("<b>Twin</b>")
        assert asked.status == 200
        assert "&lt;b&gt;Twin" in asked.text
        assert "<b>Twin" not in asked.text
        assert not list(second.cookies)
        sat = second.post("/join", code=shared_server.code, name="<b>Twin</b>", choice="new")
        assert sat.location == "/seat"
        assert "<b>Twin</b> 2" in html.unescape(second.get("/").text)

    def test_gives_a_number_to_a_name_that_somebody_here_has(
        self, shared_server: RunningServer
    ) -> None:
        async def second_of_the_name() -> str:
            async with (
                Participant(shared_server, "Ｓａｍ"),
                Participant(shared_server, "sam") as sam,
            ):
                await sam.sees("sam 2")
                return sam.visitor.get("/").text

        assert "sam 2" in asyncio.run(second_of_the_name())

    def test_offers_a_known_phone_its_seat(self, shared_server: RunningServer) -> None:
        visitor = Visitor(shared_server, "en")
        visitor.join("Known Phone")
        page = visitor.get(f"/{shared_server.code}").text
        assert "Go on as Known Phone" in page
        assert 'href="/seat"' in page
        assert "Go on as" not in Visitor(shared_server, "en").get("/").text

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_tells_wechat_before_a_seat_is_taken(
        self, shared_server: RunningServer, language: Language
    ) -> None:
        hint = translation(language)("You are in WeChat’s browser")
        visitor = reader(shared_server, language)
        page = visitor.get("/", User_Agent=WECHAT).text
        assert page.index(hint) < page.index("<form")
        assert hint not in visitor.get("/").text

    def test_keeps_the_language_that_was_chosen(self, shared_server: RunningServer) -> None:
        visitor = reader(shared_server, "zh")
        assert '<html lang="en">' in visitor.get("/?language=en").text
        assert '<html lang="en">' in visitor.get("/").text
        assert '<html lang="zh-CN">' in visitor.get("/?language=zh").text

    @pytest.mark.parametrize("origin", ["http://evil.example", "https://evil.example:80"])
    @pytest.mark.parametrize("path", ["/join", "/move"])
    def test_refuses_a_form_of_another_site(
        self, shared_server: RunningServer, path: str, origin: str
    ) -> None:
        visitor = Visitor(shared_server)
        fields = {"code": shared_server.code, "name": "Lured"}
        refused = visitor.post(path, {"Origin": origin}, **fields)
        assert refused.status == 403
        assert says(refused, "not_allowed")
        assert not list(visitor.cookies)

    def test_takes_the_form_of_its_own_page(self, shared_server: RunningServer) -> None:
        """A browser sends "null" for the Origin where the page's policy withholds the referrer."""
        visitor = Visitor(shared_server)
        policy = visitor.get("/").headers["Referrer-Policy"]
        origin = "null" if policy == "no-referrer" else shared_server.url
        fields = {"code": shared_server.code, "name": "Own Page"}
        assert visitor.post("/join", {"Origin": origin}, **fields).location == "/seat"


class TestLinks:
    def test_a_personal_link_moves_the_seat_after_a_tap(self, shared_server: RunningServer) -> None:
        async def personal_link() -> tuple[str, str]:
            async with Participant(shared_server, "Mover") as mover:
                await mover.press("personal")
                await mover.sees("/move?token=")
                link = html.unescape(mover.html).partition('href="')[2].partition('"')[0]
                return link, mover.visitor.cookie_header

        link, _ = asyncio.run(personal_link())
        other = Visitor(shared_server)
        page = other.get(link)
        assert page.status == 200
        assert "Mover" in page.text
        assert not list(other.cookies), "a messenger's preview would have moved the seat"
        moved = other.post("/move", token=link.partition("=")[2])
        assert (moved.status, moved.location) == (303, "/seat")
        assert "Mover" in other.get("/").text

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        "token", ["", "x", "2|1:0|10:1795464528|8:personal|4:QUJD|" + "0" * 64, "\0", "%"]
    )
    def test_a_forged_personal_link_is_refused(
        self, shared_server: RunningServer, language: Language, token: str
    ) -> None:
        visitor = reader(shared_server, language)
        refused = visitor.post("/move", token=token)
        assert refused.status == 403
        assert says(refused, "link_old", language)
        assert not list(visitor.cookies)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_walls_link_does_not_open_the_console(
        self, shared_server: RunningServer, language: Language
    ) -> None:
        token = shared_server.links["wall"].partition("token=")[2]
        visitor = reader(shared_server, language)
        for query in (f"token={token}", f"once={token}", "token=x", "once=x"):
            refused = visitor.get(f"/instructor?{query}")
            assert refused.status == 403
            assert says(refused, "link_wrong", language)
        assert not list(visitor.cookies)

    def test_a_link_is_exchanged_for_a_cookie_at_once(self, shared_server: RunningServer) -> None:
        link = shared_server.local(shared_server.links["wall"]).removeprefix(shared_server.url)
        visitor = Visitor(shared_server)
        entered = visitor.get(link)
        assert (entered.status, entered.location) == (303, "/wall")
        assert [cookie.name for cookie in visitor.cookies] == ["wall"]
        assert visitor.get("/instructor").status == 403

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_participants_do_not_enter_the_staffs_pages(
        self, shared_server: RunningServer, language: Language
    ) -> None:
        visitor = reader(shared_server, language)
        visitor.join("Curious")
        for path in ("/instructor", "/wall", "/export.csv", "/export.xlsx?names=yes"):
            refused = visitor.get(path)
            assert refused.status == 403, path
            assert says(refused, "staff_only", language)

    @pytest.mark.parametrize("role", ["instructor", "wall", "seat"])
    def test_a_cookie_of_one_role_is_none_of_another(
        self, shared_server: RunningServer, role: str
    ) -> None:
        visitor = Visitor(shared_server)
        visitor.join("Renamed Cookie")
        value = visitor.cookie_header.partition("=")[2]
        if role == "seat":
            value = value[:-4] + ("0000" if value[-4:] != '000"' else "1111")
        stranger = Visitor(shared_server)
        answer = stranger.get(f"/{role}", Cookie=f"{role}={value}")
        assert answer.status == (303 if role == "seat" else 403)


class TestTime:
    """Keys made at another time, with the class's own secret."""

    @staticmethod
    def key(server: RunningServer, age: float) -> tuple[str, str]:
        """The personal link and the cookie of somebody who joined, as made `age` seconds ago."""
        Visitor(server).join("Old Hand")
        with closing(SQLiteStore(newest(server.home))) as store:
            events = [record.event for record in store.read()]
        class_id = next(event.class_id for event in events if isinstance(event, ClassOpened))
        seat = next(event.seat or "" for event in reversed(events) if isinstance(event, SeatTaken))
        identity = Identity(read_secret(server.home), class_id)
        made = time.time() - age
        with pytest.MonkeyPatch.context() as clock:
            clock.setattr(time, "time", lambda: made)
            return identity.personal_token(seat), identity.cookie(Owner("seat", seat))

    @pytest.mark.parametrize(("minutes", "status"), [(29, 303), (31, 403)])
    def test_a_personal_link_is_good_for_half_an_hour(
        self, shared_server: RunningServer, minutes: int, status: int
    ) -> None:
        token, _ = self.key(shared_server, minutes * 60)
        assert Visitor(shared_server).post("/move", token=token).status == status

    @pytest.mark.parametrize(("hours", "known"), [(71, True), (73, False)])
    def test_a_seats_cookie_is_good_for_three_days(
        self, shared_server: RunningServer, hours: int, known: bool
    ) -> None:
        _, cookie = self.key(shared_server, hours * 3600)
        page = Visitor(shared_server).get("/", Cookie=f"seat={cookie}")
        assert ("Old Hand" in page.text) == known


class TestClosedRoutes:
    @pytest.mark.parametrize(
        "path",
        [
            "/voila/render/seat.ipynb",
            "/voila/render/workshops/seat.ipynb",
            "/voila/files/seat.ipynb",
            "/voila/query/x",
            "/voila/tree",
            "/voila/static/voila.js",
            "/voila/templates/lab/static/x.js",
            "/voila/kernelspecs/workshop/kernel.json",
            "/voila/api/shutdown/x",
            "/voila/api/contents",
            "/tree",
            "/lab",
            "/files/secret",
            "/api",
            "/api/contents",
            "/api/kernels",
            "/api/sessions",
            "/api/terminals",
            "/api/kernelspecs",
            "/api/me",
            "/static/favicon.ico",
            "/assets/../secret",
            "/assets/%2e%2e%2fsecret",
            "/assets/x.js",
            "/practice/seat",
            "/practice/..%2f..%2fsecret",
            "/metrics",
            "/login",
            "/12345",
            "/abcd",
            "/line/x",
        ],
    )
    def test_what_is_not_the_kits_is_not_there(
        self, shared_server: RunningServer, path: str
    ) -> None:
        visitor = Visitor(shared_server)
        if path.startswith("/practice"):
            visitor.join("Practising")
        assert visitor.get(path).status == 404
        if not path.startswith(("/assets", "/practice")):
            assert visitor.post(path).status == 404

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_unknown_page_says_so_in_the_readers_language(
        self, shared_server: RunningServer, language: Language
    ) -> None:
        page = reader(shared_server, language).get("/nowhere")
        assert says(page, "no_such_page", language)

    @pytest.mark.parametrize(
        "path", ["/?language=%ff", "/nowhere?language=%ff", "/%ff", "/move?token=%ff"]
    )
    def test_bytes_that_are_no_text_get_a_page_too(
        self, shared_server: RunningServer, path: str
    ) -> None:
        assert Visitor(shared_server).get(path).text.startswith("<!doctype html>")

    @pytest.mark.parametrize("path", ["/", "/nowhere", "/instructor", "/seat", "/healthz"])
    def test_every_answer_carries_the_headers_that_protect_it(
        self, shared_server: RunningServer, path: str
    ) -> None:
        headers = Visitor(shared_server).get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers

    def test_a_flood_without_a_seat_starts_no_kernel(self, server: RunningServer) -> None:
        before = all_spare_kernels(server)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: Visitor(server).get("/seat"), range(200)))
        assert {(answer.status, answer.location) for answer in answers} == {(303, "/")}
        assert pids(server) == before


def test_the_door_says_truly_whether_names_are_shown(server: RunningServer) -> None:
    english = reader(server, "en")

    async def scenario() -> None:
        assert "the big screen does not show it" in english.get("/").text
        async with Instructor(server) as boss, Instructor(server, "wall") as wall:
            await boss.press("toggle", what="settings")
            await boss.press("names", value="yes")
            await boss.sees('data-press="names" data-value="no"')
            assert "names are shown on the big screen" in english.get("/").text
            assert english.join("Shown Name").location == "/seat"
            await wall.sees("Shown Name")
            await boss.press("names", value="no")
            await boss.sees('data-press="names" data-value="yes"')
            assert "the big screen does not show it" in english.get("/").text
            await wall.until(lambda: "Shown Name" not in wall.html, "the wall hides them")
            boss.tell(boss.root, {"press": "names", "values": {"value": "yes"}})
            await boss.sees("field-fault")
            assert "the big screen does not show it" in english.get("/").text

    asyncio.run(scenario())


def test_a_class_that_has_ended_lets_nobody_in_and_says_so(server: RunningServer) -> None:
    async def scenario() -> None:
        async with Instructor(server) as boss, Participant(server, "Ann") as ann:
            boss.tell(boss.root, {"press": "end", "values": {}})
            await ann.sees('data-state="result"')
            assert 'data-press="submit"' not in ann.html
            for language in LANGUAGES:
                late = reader(server, language)
                closed = late.get(f"/{server.code}")
                assert closed.status == 410
                assert says(closed, "class_over", language)
                refused = late.join("Too Late")
                assert refused.status >= 400
                assert says(refused, "class_over", language)
                assert not list(late.cookies)
            assert boss.visitor.get("/export.csv").status == 200

    asyncio.run(scenario())
