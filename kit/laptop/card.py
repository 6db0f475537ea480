"""What a network card is, read off its name and its addresses.

Pure: the operating system is asked in `network`. Names are those psutil gives: the
friendly ones on Windows (also the Chinese ones), the kernel's on macOS and Linux.
"""

import ipaddress
import re
from typing import Literal

Kind = Literal["wifi", "ethernet", "virtual", "other"]

LOOPBACK = "127.0.0.1"

# 198.18.0.0/15 is for benchmarks (RFC 2544); the tunnels of Clash and its kin use it.
_TUNNEL = ipaddress.IPv4Network("198.18.0.0/15")
# RFC 1918.
_PRIVATE = tuple(
    ipaddress.IPv4Network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)

_VIRTUAL_NAME = re.compile(
    r"docker|podman|veth|^br-|^bridge1\d\d|virbr|^lxc|^lxd|^cni|flannel|^cali"
    r"|hyper-v|vmware|vmnet|vmenet|virtualbox|vboxnet|parallels|^vnic|wsl"
    r"|tailscale|zerotier|^zt|^feth|hamachi|radmin|wireguard|^wg\d|wintun|utun|^tun|^tap"
    r"|^ppp|ipsec|vpn|anyconnect|sangfor|clash|mihomo|^meta$|sing-?box|loopback",
    re.IGNORECASE,
)
# VMware's and VirtualBox's cards on their host, Docker, TAP-Windows, AnyConnect: on
# Windows some of them are called "Ethernet 2" like any other card.
_VIRTUAL_MAC = ("00:50:56:c0", "0a:00:27", "02:42", "00:ff", "00:05:9a")
_WIFI_NAME = re.compile(
    # A MacBook's en0 is its Wi-Fi; a starred connection is Wi-Fi Direct on Windows.
    r"wi-?fi|wlan|wireless|airport|无线|^wl|^ap\d|^en0$|\* ?\d+$",
    re.IGNORECASE,
)
_CELLULAR_NAME = re.compile(r"cellular|手机网络|蜂窝|mobile broadband|^wwan", re.IGNORECASE)
_ETHERNET_NAME = re.compile(
    r"ethernet|以太网|^eth\d|^en|local area connection|本地连接|^usb\d", re.IGNORECASE
)
# What Windows, macOS and NetworkManager give the laptop in a hotspot of its own.
_HOTSPOT = re.compile(
    r".*\* ?\d+ 192\.168\.137\.1|bridge100 192\.168\.[2-9]\.1|(wl|ap)\S* 10\.42\.\d+\.1"
)


def kind_of(interface: str, ip: str, netmask: str | None = None, mac: str = "") -> Kind:
    """What sort of card this is, as well as its name can tell.

    `mac` may be separated by colons or hyphens. An unknown name is "other".
    """
    if is_hotspot(interface, ip):
        return "wifi"
    if _is_virtual(interface, ip, netmask, mac):
        return "virtual"
    if _WIFI_NAME.search(interface):
        return "wifi"
    return "ethernet" if _ETHERNET_NAME.search(interface) else "other"


def is_hotspot(interface: str, ip: str) -> bool:
    """Whether this is the card of a hotspot that the laptop itself has opened."""
    return _HOTSPOT.fullmatch(f"{interface} {ip}") is not None


def is_cellular(interface: str) -> bool:
    """Whether the card is a modem: it leads to the internet, never to the room."""
    return _CELLULAR_NAME.search(interface) is not None


def is_private(ip: str) -> bool:
    """Whether the address belongs to a local network (RFC 1918)."""
    return any(ipaddress.IPv4Address(ip) in block for block in _PRIVATE)


def is_confined(ip: str) -> bool:
    """Whether no other device can ever reach the address: loopback, or 169.254 without DHCP."""
    address = ipaddress.IPv4Address(ip)
    return address.is_loopback or address.is_link_local or address.is_unspecified


def _is_virtual(interface: str, ip: str, netmask: str | None, mac: str) -> bool:
    return (
        _VIRTUAL_NAME.search(interface) is not None
        or mac.lower().replace("-", ":").startswith(_VIRTUAL_MAC)
        or netmask == "255.255.255.255"  # a tunnel with nobody beside it
        or ipaddress.IPv4Address(ip) in _TUNNEL
    )
