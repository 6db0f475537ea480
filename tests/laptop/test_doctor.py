import socket
from pathlib import Path

import pytest

from kit.laptop import doctor
from kit.laptop.doctor import examine, free_disk, installed_firewall, is_writable
from kit.laptop.finding import Finding
from kit.laptop.network import Address


@pytest.fixture(autouse=True)
def quick_laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop in one Wi-Fi that can be kept awake, without asking the system."""
    wifi = Address("192.168.1.5", "WLAN", "wifi", likely=True)
    monkeypatch.setattr(doctor, "addresses", lambda: [wifi])
    monkeypatch.setattr(doctor, "can_stay_awake", lambda: True)
    monkeypatch.setattr(doctor, "chinese_fonts", lambda: 1)


def by_subject(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.subject: finding for finding in findings}


def test_everything_is_looked_at_once(tmp_path: Path) -> None:
    subjects = [finding.subject for finding in examine(0, tmp_path)]

    assert subjects == [
        "Address for the phones",
        "Port",
        "Firewall",
        "Memory",
        "Folder for the answers",
        "Sleep",
        "Chinese characters",
        "Python",
    ]


def test_a_port_in_use_is_found(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        findings = by_subject(examine(server.getsockname()[1], tmp_path))

    assert findings["Port"].state == "bad"
    assert "is taken by" in findings["Port"].text


def test_a_folder_that_cannot_be_made_is_found(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    assert by_subject(examine(0, file / "classes"))["Folder for the answers"].state == "bad"


def test_every_sentence_goes_through_the_translation(tmp_path: Path) -> None:
    findings = examine(0, tmp_path, lambda text: f"[{text}]")

    sentences = [text for f in findings for text in (f.text, f.advice) if text]
    assert [s for s in sentences if not (s.startswith("[") and s.endswith("]"))] == []


def test_a_folder_that_does_not_exist_yet_is_judged_by_the_one_above(tmp_path: Path) -> None:
    home = tmp_path / "not" / "yet"

    assert is_writable(home)
    assert free_disk(home) > 0
    assert not home.exists()


def test_looking_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    examine(0, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_firewall_is_known_by_its_program() -> None:
    assert installed_firewall(lambda program: "/x" if program == "ufw" else None) == "ufw"
    assert installed_firewall(lambda program: "/x" if "cmd" in program else None) == "firewalld"
    assert installed_firewall(lambda program: None) is None
