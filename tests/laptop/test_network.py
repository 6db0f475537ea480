import socket
from typing import NamedTuple

import psutil
import pytest

from kit.laptop import network
from kit.laptop.network import Address, addresses, best_address, own_ips, port_free, ranked, who_has


class Row(NamedTuple):
    family: int
    address: str
    netmask: str | None = "255.255.255.0"


class State(NamedTuple):
    isup: bool


def v4(ip: str, netmask: str = "255.255.255.0") -> list[Row]:
    return [Row(socket.AF_INET6, "fe80::1"), Row(socket.AF_INET, ip, netmask)]


def ips(cards: dict[str, list[Row]], default: str | None = None) -> list[str]:
    return [address.ip for address in ranked(cards, {}, default)]


def test_the_card_of_the_default_route_comes_first() -> None:
    cards = {"wlan0": v4("192.168.1.5"), "eth0": v4("10.0.0.7")}

    assert ips(cards, default="10.0.0.7") == ["10.0.0.7", "192.168.1.5"]
    assert ips(cards, default="192.168.1.5") == ["192.168.1.5", "10.0.0.7"]


def test_without_a_default_route_wifi_comes_before_the_cable() -> None:
    assert ips({"eth0": v4("10.0.0.7"), "wlan0": v4("192.168.1.5")}) == ["192.168.1.5", "10.0.0.7"]


def test_virtual_cards_come_last_even_with_the_default_route() -> None:
    cards = {"utun3": v4("10.8.0.2"), "docker0": v4("172.17.0.1"), "en0": v4("192.168.1.5")}

    found = ranked(cards, {}, "10.8.0.2")

    assert [a.ip for a in found] == ["192.168.1.5", "10.8.0.2", "172.17.0.1"]
    assert [a.likely for a in found] == [True, False, False]


def test_a_real_card_comes_before_a_virtual_one_even_if_neither_is_likely() -> None:
    cards = {"tun0": v4("10.8.0.2"), "eth0": v4("8.8.4.4")}

    assert ips(cards, default="10.8.0.2") == ["8.8.4.4", "10.8.0.2"]


def test_the_laptops_own_hotspot_comes_before_the_default_route() -> None:
    cards = {"WLAN": v4("192.168.1.5"), "本地连接* 10": v4("192.168.137.1")}

    assert ips(cards, default="192.168.1.5") == ["192.168.137.1", "192.168.1.5"]


def test_a_private_address_comes_before_a_public_one() -> None:
    cards = {"eth0": v4("8.8.4.4"), "eth1": v4("192.168.1.5")}

    found = ranked(cards, {}, None)

    assert [(a.ip, a.likely) for a in found] == [("192.168.1.5", True), ("8.8.4.4", False)]


def test_a_public_address_on_the_default_route_is_likely() -> None:
    assert ranked({"eth0": v4("8.8.4.4")}, {}, "8.8.4.4")[0].likely


def test_a_modem_is_never_likely() -> None:
    assert not ranked({"手机网络": v4("10.1.1.1")}, {}, "10.1.1.1")[0].likely


def test_a_card_that_is_down_is_left_out() -> None:
    cards = {"eth0": v4("10.0.0.7"), "wlan0": v4("192.168.1.5")}

    found = ranked(cards, {"eth0": State(isup=True), "wlan0": State(isup=False)}, None)

    assert [a.ip for a in found] == ["10.0.0.7"]


def test_the_hardware_address_of_the_table_is_looked_at() -> None:
    cards = {"以太网 2": [Row(psutil.AF_LINK, "0A-00-27-00-00-0C", None), *v4("192.168.56.1")]}

    assert ranked(cards, {}, None)[0].kind == "virtual"


def test_without_a_network_the_loopback_address_is_all_there_is() -> None:
    cards = {"lo": v4("127.0.0.1"), "eth0": v4("169.254.9.9")}

    assert ranked(cards, {}, None) == [Address("127.0.0.1", "", "other", likely=False)]


def test_this_machine_has_at_least_one_address_and_the_first_is_the_best() -> None:
    assert best_address() == addresses()[0].ip


def test_the_own_addresses_contain_loopback() -> None:
    assert "127.0.0.1" in own_ips()


def test_a_port_is_free_until_somebody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not port_free("127.0.0.1", port)
        assert not port_free("0.0.0.0", port)  # noqa: S104

    assert port_free("127.0.0.1", port)


def test_a_port_that_does_not_exist_is_not_free() -> None:
    assert not port_free("127.0.0.1", 70000)


def test_a_port_of_another_machine_is_not_free() -> None:
    assert not port_free("198.51.100.7", 0)


def test_the_program_that_listens_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert who_has(server.getsockname()[1]) == psutil.Process().name()


def test_nobody_has_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)), socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        server.close()

        assert who_has(port) is None


def test_a_system_that_tells_of_own_processes_only_still_names_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(kind: str) -> None:
        raise psutil.AccessDenied

    monkeypatch.setattr(network.psutil, "net_connections", refuse)
    monkeypatch.setattr(network.psutil, "process_iter", lambda: [psutil.Process()])

    with socket.create_server(("127.0.0.1", 0)) as server:
        assert who_has(server.getsockname()[1]) == psutil.Process().name()
