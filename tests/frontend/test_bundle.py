"""The committed bundle is what its sources build, and asks for nothing from elsewhere."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "frontend"
SCRIPTS = ROOT / "kit" / "widgets"
ASSETS = ROOT / "kit" / "server" / "assets"
BUILT = ["page.js", "widgets.css", "LICENSES.txt"]


@pytest.mark.skipif(not shutil.which("npm"), reason="Node is not installed; npm is not on the path")
def test_the_committed_bundle_is_what_the_sources_build(tmp_path: Path) -> None:
    # In a copy, so that a test never changes the checkout.
    copy = shutil.copytree(
        SOURCES, tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules")
    )
    shutil.copytree(SCRIPTS, tmp_path / "kit" / "widgets", ignore=shutil.ignore_patterns("*.py"))
    installed = subprocess.run(["npm", "ci"], cwd=copy, capture_output=True, text=True, check=False)
    if installed.returncode and re.search("ENOTFOUND|EAI_AGAIN|ECONNREFUSED", installed.stderr):
        pytest.skip("the package registry cannot be reached")
    assert installed.returncode == 0, installed.stderr
    built = subprocess.run(
        ["npm", "run", "build", "--", f"--out={tmp_path / 'built'}"],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    for name in BUILT:
        same = (tmp_path / "built" / name).read_bytes() == (ASSETS / name).read_bytes()
        assert same, f"{name} is not what frontend/ builds: run `npm ci && npm run build` there"


def test_the_bundle_has_the_script_of_every_widget() -> None:
    table = (SOURCES / "src" / "scripts.ts").read_text(encoding="utf-8")
    imported = re.findall(
        r"^import (\w+) from '../../kit/widgets/(\w+)\.js';$", table, re.MULTILINE
    )
    there = sorted(script.stem for script in SCRIPTS.glob("*.js"))
    assert sorted(imported) == [(name, name) for name in there]


def test_the_style_sheet_asks_for_nothing_from_elsewhere() -> None:
    style = (ASSETS / "widgets.css").read_text(encoding="utf-8")
    assert "@import" not in style
    assert all(
        url.startswith(("'data:", '"data:', "data:")) for url in re.findall(r"url\((.{6})", style)
    )


def test_the_bundle_stays_small() -> None:
    sent = sum(len(gzip.compress((ASSETS / name).read_bytes(), 9)) for name in BUILT[:2])
    assert sent < 200_000


def test_the_lock_holds_no_download_address() -> None:
    assert "://" not in re.sub(
        r'"funding": (\{[^}]*\}|\[[^]]*\])', "", (SOURCES / "package-lock.json").read_text("utf-8")
    )


def test_every_bundled_package_has_its_notice() -> None:
    notices = (ASSETS / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ["@jupyter-widgets/base", "@lumino/widgets", "anywidget", "jquery", "solid-js"]:
        assert re.search(rf"^{re.escape(name)} \d+\.\d+\.\d+ \(", notices, re.MULTILINE), name
