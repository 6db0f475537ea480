"""The locks: whole, pinned, free of addresses, and one with pyproject.toml and conda's file."""

import re
import sys
import tomllib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from kit.settings import CHECKOUT

LOCKS = ("requirements.lock", "requirements-test.lock")
# These speak to each other in a protocol of their own, so they move together or not at all.
EXACT = ("voila", "ipywidgets", "jupyterlab-widgets", "ipykernel")


@cache
def project() -> dict[str, Any]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]  # type: ignore[no-any-return]


@cache
def lock(name: str) -> tuple[Requirement, ...]:
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
    return tuple(Requirement(line) for line in lines if line and not line.startswith("#"))


@cache
def conda() -> dict[str, Any]:
    return yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def asked(*groups: str) -> list[Requirement]:
    """Return what pyproject.toml asks for, the optional groups included."""
    lines = list(project()["dependencies"])
    for group in groups:
        lines += project()["optional-dependencies"][group]
    return [Requirement(line) for line in lines]


def pinned(name: str, package: str) -> list[Requirement]:
    return [r for r in lock(name) if canonicalize_name(r.name) == canonicalize_name(package)]


def version_of(requirement: Requirement) -> Version:
    (pin,) = requirement.specifier
    return Version(pin.version)


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_pins_one_version(name: str) -> None:
    loose = [
        str(r)
        for r in lock(name)
        if [(s.operator, "*" in s.version) for s in r.specifier] != [("==", False)]
    ]

    assert loose == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_no_folder(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")

    assert re.findall(r"://|^\s*-|@|\bfile:|\.whl|\.(?:com|org|net|io)\b", text, re.M) == []
    assert [r.name for r in lock(name) if r.url] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_package_is_pinned_once_for_every_machine(name: str) -> None:
    seen: dict[str, list[Requirement]] = {}
    for requirement in lock(name):
        seen.setdefault(canonicalize_name(requirement.name), []).append(requirement)

    for platform, python in (("linux", "3.11"), ("darwin", "3.12"), ("win32", "3.13")):
        here = default_environment() | {
            "sys_platform": platform,
            "os_name": "nt" if platform == "win32" else "posix",
            "python_version": python,
            "python_full_version": f"{python}.9",
        }
        for package, lines in seen.items():
            fitting = [r for r in lines if r.marker is None or r.marker.evaluate(here)]  # type: ignore[arg-type]
            assert len(fitting) <= 1, (package, platform, python)


@pytest.mark.parametrize(("name", "groups"), [(LOCKS[0], ()), (LOCKS[1], ("test",))])
def test_a_lock_holds_what_the_project_asks_for(name: str, groups: tuple[str, ...]) -> None:
    for requirement in asked(*groups):
        found = pinned(name, requirement.name)
        assert found, f"{requirement.name} is not in {name}"
        for pin in found:
            assert version_of(pin) in requirement.specifier, f"{pin} is not {requirement}"


def test_the_test_lock_is_the_lock_and_more() -> None:
    assert {str(r) for r in lock(LOCKS[0])} <= {str(r) for r in lock(LOCKS[1])}


@pytest.mark.parametrize("package", EXACT)
def test_what_must_move_together_is_pinned_in_the_project_too(package: str) -> None:
    (requirement,) = [r for r in asked() if r.name == package]
    (specifier,) = requirement.specifier

    assert specifier.operator == "=="


@pytest.mark.parametrize("name", LOCKS)
def test_what_runs_here_is_what_the_lock_says(name: str) -> None:
    here = [r for r in lock(name) if r.marker is None or r.marker.evaluate()]

    unlike = {r.name: version(r.name) for r in here if Version(version(r.name)) != version_of(r)}

    assert unlike == {}


def test_conda_makes_the_same_environment_from_the_same_lock() -> None:
    dependencies = conda()["dependencies"]
    (by_pip,) = [each["pip"] for each in dependencies if isinstance(each, dict)]

    assert conda()["name"] == project()["name"]
    assert by_pip == ["-r requirements.lock"]
    assert "pip" in dependencies


def test_conda_s_python_is_the_oldest_that_the_project_takes() -> None:
    (python,) = [
        d for d in conda()["dependencies"] if isinstance(d, str) and d.startswith("python")
    ]
    floor = project()["requires-python"]

    assert re.fullmatch(r"python=\d+\.\d+", python)
    assert floor == f">={python.removeprefix('python=')}"


def test_conda_takes_nothing_from_a_channel_that_asks_for_a_licence() -> None:
    assert conda()["channels"] == ["conda-forge", "nodefaults"]


def test_all_that_names_a_python_names_the_same() -> None:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        tools = tomllib.load(file)["tool"]
    floor = project()["requires-python"].removeprefix(">=")

    assert tools["ruff"]["target-version"] == "py" + floor.replace(".", "")
    assert tools["mypy"]["python_version"] == floor
    assert sys.version_info >= tuple(map(int, floor.split(".")))
    major, minor = floor.split(".")
    assert f"({major}, {minor})" in Path(CHECKOUT / "Makefile").read_text(encoding="utf-8")
