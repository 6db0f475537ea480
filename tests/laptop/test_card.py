import pytest

from kit.laptop.card import is_confined, is_hotspot, is_private, kind_of


@pytest.mark.parametrize(
    ("interface", "kind"),
    [
        ("WLAN", "wifi"),
        ("Wi-Fi 2", "wifi"),
        ("无线网络连接", "wifi"),
        ("wlp3s0", "wifi"),
        ("en0", "wifi"),
        ("Ethernet", "ethernet"),
        ("以太网 3", "ethernet"),
        ("本地连接", "ethernet"),
        ("enp0s31f6", "ethernet"),
        ("en5", "ethernet"),
        ("vEthernet (WSL)", "virtual"),
        ("vEthernet (默认交换机)", "virtual"),
        ("VMware Network Adapter VMnet8", "virtual"),
        ("VirtualBox Host-Only Network", "virtual"),
        ("docker0", "virtual"),
        ("br-5e1b0c", "virtual"),
        ("Tailscale", "virtual"),
        ("utun4", "virtual"),
        ("ztabcdef12", "virtual"),
        ("手机网络", "other"),
        ("wwan0", "other"),
        ("蓝牙网络连接", "other"),
    ],
)
def test_a_card_is_known_by_its_name(interface: str, kind: str) -> None:
    assert kind_of(interface, "192.168.1.5") == kind


def test_a_virtual_card_with_an_ordinary_name_is_known_by_its_hardware_address() -> None:
    assert kind_of("以太网 2", "192.168.56.1", mac="0A-00-27-00-00-0C") == "virtual"
    assert kind_of("以太网 2", "192.168.56.1", mac="3C-52-82-00-00-0C") == "ethernet"


def test_a_card_alone_in_its_network_is_a_tunnel() -> None:
    assert kind_of("以太网 4", "10.8.0.6", netmask="255.255.255.255") == "virtual"


def test_the_addresses_of_proxy_tunnels_are_virtual_whatever_the_name() -> None:
    assert kind_of("Ethernet 7", "198.18.0.1") == "virtual"


@pytest.mark.parametrize(
    ("interface", "ip"),
    [
        ("本地连接* 10", "192.168.137.1"),
        ("Local Area Connection* 2", "192.168.137.1"),
        ("bridge100", "192.168.2.1"),
        ("wlp3s0", "10.42.0.1"),
    ],
)
def test_the_laptops_own_hotspot_is_wifi(interface: str, ip: str) -> None:
    assert is_hotspot(interface, ip)
    assert kind_of(interface, ip) == "wifi"


@pytest.mark.parametrize(
    ("interface", "ip"),
    [("bridge100", "192.168.64.1"), ("cni0", "10.42.0.1"), ("vEthernet (x)", "192.168.137.1")],
)
def test_a_network_for_virtual_machines_is_no_hotspot(interface: str, ip: str) -> None:
    assert not is_hotspot(interface, ip)
    assert kind_of(interface, ip) == "virtual"


def test_only_the_three_private_blocks_are_private() -> None:
    assert [ip for ip in ("10.1.2.3", "172.31.0.1", "192.168.0.9") if not is_private(ip)] == []
    assert [ip for ip in ("172.32.0.1", "8.8.8.8", "100.64.0.1") if is_private(ip)] == []


def test_loopback_and_self_made_addresses_lead_nowhere() -> None:
    assert is_confined("127.0.0.1")
    assert is_confined("169.254.3.4")
    assert not is_confined("192.168.3.4")
