"""Tries with one real phone whether phones reach this laptop."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterable

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPHeaders, HTTPServerRequest, ResponseStartLine

from kit.laptop.finding import Translate
from kit.laptop.network import own_ips
from kit.laptop.qr import colours_work, terminal_qr

# Both languages, since nobody knows yet whose phone it is.
_PAGE = """<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>{sign}</title>
<style>body{{margin:3rem 1.5rem;background:#FBFAF7;color:#1F2933;text-align:center;
font:1.25rem "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}}
b{{display:block;font-size:5rem;color:#0F6B6F}}</style>
<b>{sign}</b>
<p>{chinese}</p>
<p lang="en">{english}</p>
</html>
"""
PHONE_PAGE = _PAGE.format(
    sign="✓", chinese="手机连上了。", english="This phone reaches the laptop."
)
LAPTOP_PAGE = _PAGE.format(
    sign="…",
    chinese="这是电脑自己打开的，请用手机扫码。",
    english="This is the laptop itself. Please scan the code with a phone.",
)


def wait_for_phone(
    address: str,
    port: int,
    timeout: float,  # seconds
    _: Translate,
    out: Callable[[str], None],
    is_phone: Callable[[str], bool] | None = None,
) -> bool:
    """Show a QR code of this address and wait until a phone has opened it.

    `out` prints one text, like `print`. `is_phone` judges the IPv4 address of who asks;
    any that is not this laptop's own counts unless told otherwise. Ctrl-C ends the
    waiting like the timeout does: False, with advice. Not to be called inside an event loop.
    """
    url = f"http://{address}:{port}/"
    judge = is_phone or is_other_device
    try:
        came = asyncio.run(_wait(address, port, timeout, judge, lambda: _invite(url, _, out)))
    except OSError:
        text = _("{url} cannot be opened here; perhaps another program has the port.")
        out(text.format(url=url))
        return False
    except KeyboardInterrupt:
        came = False
    out(_("A phone has reached the laptop ✓") if came else advice(_))
    return came


def find_reachable(
    ips: Iterable[str],
    port: int,
    timeout: float,  # seconds for each address
    _: Translate,
    out: Callable[[str], None],
    is_phone: Callable[[str], bool] | None = None,
) -> str | None:
    """Try the addresses in turn; the first one that a phone reaches, or None."""
    for ip in ips:
        if wait_for_phone(ip, port, timeout, _, out, is_phone):
            return ip
    return None


def is_other_device(remote_ip: str) -> bool:
    """Whether a request from this address was sent by another device than this laptop."""
    try:
        is_loopback = ipaddress.ip_address(remote_ip).is_loopback
    except ValueError:  # a socket without an address is of this machine
        return False
    return not is_loopback and remote_ip not in own_ips()


def advice(_: Translate) -> str:
    """What to do when no phone came."""
    lines = (
        _("No phone has reached the laptop. What usually helps:"),
        _("1. Is the phone in the same Wi-Fi as the laptop, with mobile data switched off?"),
        _("2. Does the laptop's firewall allow Python on this network?"),
        _(
            "3. Guest Wi-Fi often keeps devices apart. Use the laptop's own hotspot, or ask IT "
            "to switch off “client isolation”."
        ),
    )
    return "\n".join(lines)


def _invite(url: str, _: Translate, out: Callable[[str], None]) -> None:
    out(terminal_qr(url, colour=colours_work()))
    out(_("Scan this code with a phone, or type {url} into its browser.").format(url=url))
    out(_("Waiting for a phone … (Ctrl-C ends the waiting)"))


async def _wait(
    address: str,
    port: int,
    timeout: float,
    is_phone: Callable[[str], bool],
    ready: Callable[[], None],
) -> bool:
    """Serve the page until a phone has got it; OSError if the address cannot be opened."""
    came = asyncio.Event()

    def answer(request: HTTPServerRequest) -> None:
        is_ours = not is_phone(request.remote_ip or "")
        _send(LAPTOP_PAGE if is_ours else PHONE_PAGE, request)
        if not is_ours:
            came.set()

    server = HTTPServer(answer)
    server.add_socket(_open(address, port))
    try:
        ready()
        await asyncio.wait_for(came.wait(), timeout)
    except TimeoutError:
        return False
    finally:
        server.stop()
        await server.close_all_connections()
    return True


def _open(address: str, port: int) -> socket.socket:
    """Listen at the address; closes what it opened if that fails, which Tornado does not."""
    listener = socket.create_server((address, port))
    listener.setblocking(False)
    return listener


def _send(page: str, request: HTTPServerRequest) -> None:
    body = page.encode()
    headers = HTTPHeaders(
        {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Connection": "close",
        }
    )
    if request.connection is None:
        return
    request.connection.write_headers(ResponseStartLine("", 200, "OK"), headers, body)
    request.connection.finish()
