"""The laptop that carries the class: its network, its sleep, its fitness.

`phone_check` is imported by its own name, since it alone loads Tornado.
"""

from kit.laptop.address_watch import AddressWatch
from kit.laptop.awake import KeepAwake
from kit.laptop.doctor import examine
from kit.laptop.finding import Finding
from kit.laptop.machine import seats_for
from kit.laptop.network import Address, addresses, best_address, port_free, who_has
from kit.laptop.qr import svg_qr, terminal_qr

__all__ = [
    "Address",
    "AddressWatch",
    "Finding",
    "KeepAwake",
    "addresses",
    "best_address",
    "examine",
    "port_free",
    "seats_for",
    "svg_qr",
    "terminal_qr",
    "who_has",
]
