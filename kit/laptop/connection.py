"""What the doctor says about the way from a phone to this laptop."""

from collections.abc import Sequence

from kit.laptop.card import LOOPBACK, Kind
from kit.laptop.finding import Finding, Translate
from kit.laptop.network import Address


def address_findings(found: Sequence[Address], _: Translate) -> list[Finding]:
    """The address for the phones, and the others if there are any; `found` is best first."""
    best, others = found[0], found[1:]
    findings = [_best_address_finding(best, _)]
    if others:
        findings.append(_others_finding(others, _))
    return findings


def port_finding(port: int, free: bool, who: str | None, _: Translate) -> Finding:
    """Whether the server may have the port; `who` is the program that has it, if known."""
    subject = _("Port")
    if free:
        return Finding(subject, "good", _("Port {port} is free.").format(port=port))
    text = _("Port {port} cannot be used; perhaps another program has it.").format(port=port)
    if who is not None:
        text = _("Port {port} is taken by {who}.").format(port=port, who=who)
    advice = _("Close that program (it may be a workshop still running), or choose another port.")
    return Finding(subject, "bad", text, advice)


def firewall_finding(platform: str, tool: str | None, port: int, _: Translate) -> Finding:
    """What the firewall may ask for; `platform` as `sys.platform`, `tool` "ufw" or "firewalld".

    On Linux `tool` says which firewall is installed, not whether it is switched on.
    """
    if platform == "win32":
        return _windows_firewall(_)
    if platform == "darwin":
        return _macos_firewall(_)
    if tool is None:
        text = _("No firewall program was found on this laptop.")
        return Finding(_("Firewall"), "good", text)
    return _linux_firewall(tool, port, _)


def kind_name(kind: Kind, _: Translate) -> str:
    """A word for the sort of card."""
    names: dict[Kind, str] = {
        "wifi": _("Wi-Fi"),
        "ethernet": _("network cable"),
        "virtual": _("virtual network card"),
        "other": _("other network card"),
    }
    return names[kind]


def _best_address_finding(best: Address, _: Translate) -> Finding:
    subject = _("Address for the phones")
    if best.ip == LOOPBACK:
        text = _("The laptop is in no network: no phone can reach it.")
        return Finding(subject, "bad", text, _same_network(_))
    if not best.likely:
        text = _("The laptop has only {address}, which phones probably cannot reach.")
        return Finding(
            subject, "warning", text.format(address=_described(best, _)), _same_network(_)
        )
    text = _("Phones can probably reach {address}.").format(address=_described(best, _))
    return Finding(subject, "good", text)


def _others_finding(others: Sequence[Address], _: Translate) -> Finding:
    listed = _(", ").join(_described(other, _) for other in others)
    text = _("The laptop has other addresses too: {addresses}.").format(addresses=listed)
    if not any(other.likely for other in others):
        return Finding(_("Other addresses"), "good", text)
    advice = _("If the phones do not get in, try these addresses with one phone before class.")
    return Finding(_("Other addresses"), "warning", text, advice)


def _described(address: Address, _: Translate) -> str:
    kind = kind_name(address.kind, _)
    sign = _("{ip} ({kind}, {interface})")
    return sign.format(ip=address.ip, kind=kind, interface=address.interface)


def _same_network(_: Translate) -> str:
    return _("Join the Wi-Fi that the phones use, or switch on the laptop's own hotspot.")


def _windows_firewall(_: Translate) -> Finding:
    return Finding(
        _("Firewall"),
        "warning",
        _("At the first start Windows asks whether Python may be reached by other devices."),
        _(
            "Allow python.exe on private networks, and set this Wi-Fi to “Private network” in "
            "the Windows settings."
        ),
    )


def _macos_firewall(_: Translate) -> Finding:
    return Finding(
        _("Firewall"),
        "warning",
        _("If the macOS firewall is on, it asks once about incoming connections to Python."),
        _("Choose “Allow”. You find it again in System Settings, Network, Firewall."),
    )


def _linux_firewall(tool: str, port: int, _: Translate) -> Finding:
    commands = {
        "ufw": "sudo ufw allow {port}/tcp",
        "firewalld": "sudo firewall-cmd --add-port={port}/tcp",
    }
    command = commands[tool].format(port=port)
    text = _("The firewall {tool} is installed; if it is on, it may keep phones out.")
    advice = _("If no phone gets in, run: {command}").format(command=command)
    return Finding(_("Firewall"), "warning", text.format(tool=tool), advice)
