"""Scripts and styles: joined, named by their content, sent once."""

import asyncio
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from kit.server.application import BUNDLES, HERE
from kit.server.assets import AssetHandler, Assets

from .loop import on_a_loop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.css").write_text("a { color: red }")
    (tmp_path / "b.css").write_text("b { color: blue }")
    (tmp_path / "page.js").write_text("'use strict'; // 你好")
    return tmp_path


def bundled(folder: Path) -> Assets:
    return Assets(folder, {"look.css": ("a.css", "b.css"), "page.js": ("page.js",)})


def hashed(assets: Assets, name: str) -> str:
    return assets.url(name).removeprefix("/assets/")


async def fetch(assets: Assets, path: str, **headers: str) -> HTTPResponse:
    server = HTTPServer(Application([(r"/assets/([\w.]+)", AssetHandler)], assets=assets))
    socket, port = bind_unused_port()
    server.add_socket(socket)
    try:
        return await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{port}{path}",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
            decompress_response=False,
            raise_error=False,
        )
    finally:
        server.stop()
        await server.close_all_connections()


def test_the_files_of_a_bundle_are_joined_in_their_order(folder: Path) -> None:
    asset = bundled(folder).get(hashed(bundled(folder), "look.css"))

    assert asset
    assert asset.plain == b"a { color: red }\nb { color: blue }"
    assert gzip.decompress(asset.gzipped) == asset.plain


def test_an_asset_s_name_tells_its_kind(folder: Path) -> None:
    assert re.fullmatch(r"/assets/look\.[0-9a-f]{12}\.css", bundled(folder).url("look.css"))
    assert re.fullmatch(r"/assets/page\.[0-9a-f]{12}\.js", bundled(folder).url("page.js"))


def test_an_asset_keeps_its_name_while_its_content_stays(folder: Path) -> None:
    assert bundled(folder).url("look.css") == bundled(folder).url("look.css")


def test_an_asset_gets_another_name_with_another_content(folder: Path) -> None:
    before = bundled(folder)
    (folder / "b.css").write_text("b { color: green }")

    after = bundled(folder)

    assert before.url("look.css") != after.url("look.css")
    assert before.url("page.js") == after.url("page.js")
    assert after.get(hashed(before, "look.css")) is None


def test_what_is_no_asset_has_no_address(folder: Path) -> None:
    with pytest.raises(KeyError):
        bundled(folder).url("a.css")
    assert bundled(folder).get("look.css") is None


def test_a_file_that_is_not_there_is_noticed_at_the_start(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Assets(folder, {"look.css": ("nowhere.css",)})


def test_the_kit_s_own_bundles_are_whole_and_load_nothing_from_elsewhere() -> None:
    assets = Assets(HERE / "assets", BUNDLES)

    for name in BUNDLES:
        asset = assets.get(hashed(assets, name))
        assert asset
        assert asset.plain.strip()
        if name.endswith(".css"):
            assert re.findall(rb"@import|url\(\s*['\"]?(?:https?:)?//", asset.plain) == []


@on_a_loop
async def test_an_asset_is_sent_to_be_kept_for_ever(folder: Path) -> None:
    assets = bundled(folder)
    sent = await fetch(assets, assets.url("page.js"))

    assert (sent.code, sent.body.decode()) == (200, "'use strict'; // 你好")
    assert sent.headers["Content-Type"].endswith("javascript; charset=utf-8")
    assert "immutable" in sent.headers["Cache-Control"]
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in sent.headers


@on_a_loop
async def test_an_asset_is_sent_gzipped_to_who_takes_it(folder: Path) -> None:
    assets = bundled(folder)
    sent = await fetch(assets, assets.url("look.css"), Accept_Encoding="br, gzip")

    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.body).startswith(b"a { color: red }")


@on_a_loop
async def test_what_is_no_asset_is_not_found(folder: Path) -> None:
    assets = bundled(folder)
    paths = ("/assets/look.css", "/assets/look.000000000000.css", "/assets/..", "/assets/a.css")
    answers = await asyncio.gather(*(fetch(assets, path) for path in paths))

    assert [answer.code for answer in answers] == [404] * 4


@pytest.fixture(autouse=True)
def _fresh_client() -> Iterator[None]:
    """Tornado keeps a client for each loop; none of them outlives its test here."""
    yield
    AsyncHTTPClient._async_clients().clear()
