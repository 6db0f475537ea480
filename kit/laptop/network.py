"""Where phones reach this laptop: its addresses, best first, and its ports."""

import socket
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import psutil

from kit.laptop.card import (
    LOOPBACK,
    Kind,
    is_cellular,
    is_confined,
    is_hotspot,
    is_private,
    kind_of,
)

# Documentation address (RFC 5737): routed like any other, and nobody lives there.
_FAR_AWAY = ("203.0.113.1", 9)
_BY_KIND: tuple[Kind, ...] = ("wifi", "ethernet", "other", "virtual")


@dataclass(frozen=True)
class Address:
    """One IPv4 address of the laptop; `likely` says that phones can probably reach it."""

    ip: str
    interface: str
    kind: Kind
    likely: bool


class CardAddress(Protocol):
    """A row of `psutil.net_if_addrs()`."""

    @property
    def family(self) -> int:
        """AF_INET for IPv4, psutil.AF_LINK for the card's hardware address."""
        ...

    @property
    def address(self) -> str:
        """The address as text."""
        ...

    @property
    def netmask(self) -> str | None:
        """The mask as four numbers, where the system tells."""
        ...


class CardState(Protocol):
    """A row of `psutil.net_if_stats()`."""

    @property
    def isup(self) -> bool:
        """Whether the card is in use."""
        ...


def addresses() -> list[Address]:
    """The IPv4 addresses that phones might reach, best first, never empty.

    Without any network it is the loopback address alone, not `likely`.
    """
    return ranked(psutil.net_if_addrs(), psutil.net_if_stats(), default_route_ip())


def best_address() -> str:
    """The IPv4 address that phones most probably reach."""
    return addresses()[0].ip


def ranked(
    cards: Mapping[str, Sequence[CardAddress]],
    states: Mapping[str, CardState],
    default_ip: str | None,
) -> list[Address]:
    """`addresses()` from psutil's two tables and the address of the default route."""
    found = [
        _address(name, row, _mac(rows), default_ip)
        for name, rows in cards.items()
        if name not in states or states[name].isup
        for row in rows
        if row.family == socket.AF_INET and not is_confined(row.address)
    ]
    found.sort(key=lambda address: _rank(address, default_ip))
    return found or [Address(LOOPBACK, "", "other", likely=False)]


def default_route_ip() -> str | None:
    """The address from which the laptop would speak to the world; None without a route.

    Connecting a UDP socket asks the routing table and sends nothing.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_FAR_AWAY)
        except OSError:
            return None
        return str(probe.getsockname()[0])


def port_free(host: str, port: int) -> bool:
    """Whether a server could listen here now; also False if this host or port is not ours."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a port whose last connections fade away is free, as it is for the server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return False
        return True


def who_has(port: int) -> str | None:
    """The name of the program that listens on the port, where the system tells."""
    for pid in _listeners(port):
        try:
            return psutil.Process(pid).name()
        except psutil.Error:
            continue
    return None


def own_ips() -> set[str]:
    """Every IPv4 address of this laptop, of cards in use and not, loopback included."""
    rows = (row for rows in psutil.net_if_addrs().values() for row in rows)
    return {LOOPBACK} | {row.address for row in rows if row.family == socket.AF_INET}


def _address(name: str, row: CardAddress, mac: str, default_ip: str | None) -> Address:
    kind = kind_of(name, row.address, row.netmask, mac)
    in_room = is_private(row.address) or row.address == default_ip
    likely = in_room and kind != "virtual" and not is_cellular(name)
    return Address(row.address, name, kind, likely)


def _mac(rows: Iterable[CardAddress]) -> str:
    return next((row.address for row in rows if row.family == psutil.AF_LINK), "")


def _rank(address: Address, default_ip: str | None) -> tuple[object, ...]:
    return (
        not address.likely,
        # Who opens a hotspot opens it for the phones; the default route leads elsewhere then.
        not is_hotspot(address.interface, address.ip),
        address.kind == "virtual",
        address.ip != default_ip,
        _BY_KIND.index(address.kind),
        address.interface,
        address.ip,
    )


def _listeners(port: int) -> Iterator[int]:
    """The processes that listen on the port.

    macOS lets a plain user ask only process by process, and only about his own.
    """
    try:
        open_now = psutil.net_connections(kind="tcp")
    except (psutil.AccessDenied, OSError):
        yield from _own_listeners(port)
        return
    for row in open_now:
        if row.pid and row.status == psutil.CONN_LISTEN and row.laddr and row.laddr[1] == port:
            yield row.pid


def _own_listeners(port: int) -> Iterator[int]:
    for process in psutil.process_iter():
        try:
            rows = process.net_connections(kind="tcp")
        except (psutil.Error, OSError):
            continue
        if any(row.status == psutil.CONN_LISTEN and row.laddr[1] == port for row in rows):
            yield process.pid
