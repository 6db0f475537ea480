from kit.laptop.connection import address_findings, firewall_finding, port_finding
from kit.laptop.network import Address

WIFI = Address("192.168.1.5", "WLAN", "wifi", likely=True)
CABLE = Address("10.0.0.7", "以太网", "ethernet", likely=True)
DOCKER = Address("172.17.0.1", "docker0", "virtual", likely=False)
NOWHERE = Address("127.0.0.1", "", "other", likely=False)


def test_one_card_is_good_and_needs_no_advice() -> None:
    (finding,) = address_findings([WIFI], str)

    assert finding.state == "good"
    assert finding.text == "Phones can probably reach 192.168.1.5 (Wi-Fi, WLAN)."
    assert finding.advice == ""


def test_two_cards_that_phones_may_reach_call_for_a_try() -> None:
    best, others = address_findings([WIFI, CABLE, DOCKER], str)

    assert "192.168.1.5" in best.text
    assert others.state == "warning"
    assert "10.0.0.7 (network cable, 以太网), 172.17.0.1" in others.text
    assert others.advice


def test_virtual_cards_beside_the_real_one_are_listed_without_alarm() -> None:
    others = address_findings([WIFI, DOCKER], str)[1]

    assert others.state == "good"
    assert "172.17.0.1" in others.text


def test_a_virtual_card_alone_is_a_warning() -> None:
    (finding,) = address_findings([DOCKER], str)

    assert finding.state == "warning"
    assert "hotspot" in finding.advice


def test_a_laptop_in_no_network_cannot_hold_a_class() -> None:
    (finding,) = address_findings([NOWHERE], str)

    assert finding.state == "bad"
    assert "127.0.0.1" not in finding.text


def test_a_free_port_is_good() -> None:
    assert port_finding(8866, True, None, str).state == "good"


def test_a_taken_port_names_the_program_that_has_it() -> None:
    finding = port_finding(8866, False, "python.exe", str)

    assert (finding.state, finding.text) == ("bad", "Port 8866 is taken by python.exe.")


def test_a_port_that_an_unknown_program_has_names_nobody() -> None:
    finding = port_finding(8866, False, None, str)

    assert finding.state == "bad"
    assert "None" not in finding.text


def test_values_are_filled_in_after_the_translation() -> None:
    chinese = {"Port {port} is taken by {who}.": "端口 {port} 被 {who} 占用了。"}

    finding = port_finding(8866, False, "nginx", lambda text: chinese.get(text, text))

    assert finding.text == "端口 8866 被 nginx 占用了。"


def test_every_system_gets_its_own_word_about_the_firewall() -> None:
    assert "python.exe" in firewall_finding("win32", None, 8866, str).advice
    assert "macOS" in firewall_finding("darwin", None, 8866, str).text
    assert "sudo ufw allow 8866/tcp" in firewall_finding("linux", "ufw", 8866, str).advice
    assert "--add-port=8866/tcp" in firewall_finding("linux", "firewalld", 8866, str).advice


def test_linux_without_a_firewall_is_good() -> None:
    assert firewall_finding("linux", None, 8866, str).state == "good"
