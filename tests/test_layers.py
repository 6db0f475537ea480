"""Who may import whom: the table of docs and design as data, held against the code."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache

import pytest

from kit.settings import CHECKOUT

# What of the agreement is arithmetic and as pure as a model.
ARITHMETIC = (
    "affordability",
    "annual_rate",
    "case",
    "convention",
    "deal",
    "findings",
    "formula",
    "ledger",
    "period",
    "reading",
    "terms",
)
# Which floor a module stands on; the first pattern that fits counts.
FLOORS = (
    ("kit", "errors"),
    ("kit.__main__", "main"),
    ("kit.errors", "errors"),
    ("kit.money", "errors"),
    ("kit.text*", "text"),
    ("kit.care", "text"),
    ("kit.rules", "text"),
    ("kit.workbook", "text"),
    ("kit.exercises", "contract"),
    ("kit.exercises.contract", "contract"),
    ("kit.exercises.checked", "contract"),
    ("kit.exercises.*.model", "model"),
    *((f"kit.exercises.agreement.{noun}", "model") for noun in ARITHMETIC),
    ("kit.exercises.*.content", "exercise content"),
    ("kit.exercises.agreement.cases", "exercise content"),
    ("kit.exercises.*.*", "exercise"),
    ("kit.exercises.*", "exercise package"),
    ("kit.classroom*", "classroom"),
    ("kit.store*", "store"),
    ("kit.content*", "content"),
    ("kit.settings", "settings"),
    ("kit.opened", "opened"),
    ("kit.export", "export"),
    ("kit.archive", "archive"),
    ("kit.check", "check"),
    ("kit.charts*", "charts"),
    ("kit.widgets*", "widgets"),
    ("kit.forked*", "forked"),
    ("kit.laptop*", "laptop"),
    ("kit.server*", "server"),
    ("kit.pages*", "pages"),
    ("kit.rehearsal*", "rehearsal"),
    ("kit.assessment*", "assessment"),
    ("kit.command_line", "command line"),
    ("kit.replacement", "replacement"),
    ("kit.schedule*", "schedule"),
    ("kit.serve", "serve"),
    ("kit.upkeep", "upkeep"),
    ("kit.cli", "cli"),
)
PURE = {"errors", "text", "contract"}
CLASS = PURE | {"classroom"}
# What each floor may import besides itself and the standard library.
MAY: dict[str, set[str]] = {
    "errors": set(),
    "text": set(),
    "contract": {"errors", "text"},
    "model": PURE | {"exercise"},  # and those are pure too: see the test of all it is made of
    "classroom": PURE,
    "store": CLASS,
    "content": CLASS,
    "settings": CLASS | {"store"},
    "opened": CLASS | {"settings", "content"},
    "export": CLASS,
    "check": CLASS | {"content"},
    "archive": CLASS | {"settings", "content", "store", "opened", "export", "replacement"},
    "assessment": PURE | {"settings", "content", "command line"},
    "command line": set(),
    "replacement": {"errors"},
    "schedule": PURE | {"model", "replacement"},  # an exercise's command: see COMMANDS
    "charts": {"errors", "text", "contract"},
    "widgets": {"errors", "text", "contract"},
    "exercise": PURE | {"model", "charts", "widgets"},
    "exercise content": PURE | {"model", "exercise", "content"},
    "exercise package": PURE | {"model", "exercise", "exercise content"},
    "forked": {"errors"},  # of use to any Jupyter server
    "laptop": {"errors", "text"},
    "server": CLASS | {"settings", "store", "export", "laptop"},
    # It speaks to a class from outside, so nothing of the server's; what the class has kept in the
    # end it reads as the export does, and settings tell where a class lies.
    "rehearsal": {"errors", "text", "settings", "archive"},
    "pages": CLASS | {"settings", "store", "charts", "widgets", "laptop"},
    "upkeep": CLASS | {"settings", "laptop", "server"},
    "serve": CLASS | {"settings", "content", "store", "opened", "laptop", "server", "upkeep"},
    "cli": PURE
    | {"settings", "archive", "check", "laptop", "serve", "rehearsal", "schedule", "assessment"}
    | {"command line"},
    "main": {"cli"},
}
# Commands that are about one exercise, and so may know its arithmetic.
COMMANDS = {"kit.schedule*": "agreement"}
# Which modules may import a library; the longest name that fits counts.
LIBRARIES = {
    "yaml": ("kit.content.*",),
    "sqlite3": ("kit.store.*",),
    "opencc_purepy": ("kit.text.script",),
    "voila": ("kit.server.*",),
    "jupyter_server": ("kit.server.*",),
    "nbformat": ("kit.server.*",),
    "nbconvert": ("kit.server.*",),
    "ipykernel": ("kit.forked.kernel_app",),
    "jupyter_client": ("kit.forked.provisioner",),
    "zmq": ("kit.forked.kernel_app",),
    "tornado": (
        "kit.server.*",
        "kit.serve",
        "kit.laptop.phone_check",
        "kit.forked.kernel_app",
    ),
    "tornado.web": ("kit.server.*", "kit.serve"),
    "tornado.websocket": ("kit.server.*", "kit.pages.line", "kit.rehearsal.page"),
    "tornado.httpclient": ("kit.pages.line", "kit.rehearsal.page", "kit.rehearsal.visitor"),
    "tornado.simple_httpclient": ("kit.rehearsal.visitor", "kit.pages.preload"),
    "matplotlib": ("kit.charts.*", "kit.exercises.*.*chart*"),
    "matplotlib.pyplot": (),  # its figures are global and never let go of
    "ipywidgets": ("kit.widgets.*", "kit.pages.*", "kit.exercises.*.widget"),
    "anywidget": ("kit.widgets.*", "kit.pages.*", "kit.exercises.*.widget"),
    "traitlets": ("kit.widgets.*", "kit.server.*", "kit.forked.provisioner"),
    "IPython": ("kit.pages", "kit.pages.*", "kit.forked.kernel_app"),
    "jinja2": ("kit.text.templates",),
    "markupsafe": ("kit.pages.*", "kit.server.*", "kit.exercises.*"),
    "openpyxl": ("kit.workbook", "kit.export", "kit.schedule.forms"),
    "segno": ("kit.laptop.qr",),
    "psutil": ("kit.laptop.*", "kit.rehearsal.memory", "kit.rehearsal.trial_class"),
}


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the kit, read but not run."""
    found = {}
    for path in sorted((CHECKOUT / "kit").rglob("*.py")):
        parts = path.relative_to(CHECKOUT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(module: str) -> Iterator[str]:
    """Give the modules that a module imports, inside functions and for types too."""
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports are written in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                # Of a library nobody here knows what is a module: both names are asked about.
                ours = (node.module or "").split(".")[0] == "kit"
                yield whole if not ours or whole in modules() else str(node.module)


def floor(module: str) -> str:
    for pattern, name in FLOORS:
        if fnmatchcase(module, pattern):
            return name
    raise AssertionError(f"{module}: say in tests/test_layers.py on which floor it stands")


def own(module: str) -> list[str]:
    return [name for name in imports(module) if name.split(".")[0] == "kit"]


def foreign(module: str) -> list[str]:
    return [name for name in imports(module) if name.split(".")[0] != "kit"]


def exercise_of(module: str) -> str | None:
    parts = module.split(".")
    inside = parts[:2] == ["kit", "exercises"] and parts[2:] not in ([], ["contract"], ["checked"])
    return parts[2] if inside else None


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_the_floors_it_may(module: str) -> None:
    here = floor(module)

    wrong = [name for name in own(module) if floor(name) not in MAY[here] | {here}]

    assert wrong == [], f"{module} stands on the floor {here!r}"


@pytest.mark.parametrize("module", [name for name in modules() if floor(name) == "model"])
def test_all_that_a_model_is_made_of_is_pure(module: str) -> None:
    seen, ahead = set(), {module}
    while ahead:
        name = ahead.pop()
        seen.add(name)
        inside = {each for each in own(name) if exercise_of(each)}
        outside = [each for each in own(name) if not exercise_of(each)]
        assert [each for each in outside if floor(each) not in PURE] == [], name
        assert [each for each in foreign(name) if not is_standard(each)] == [], name
        ahead |= inside - seen


@pytest.mark.parametrize("module", [name for name in modules() if exercise_of(name)])
def test_exercises_do_not_know_each_other(module: str) -> None:
    others = {exercise_of(name) for name in own(module)} - {None, exercise_of(module)}

    assert others == set()


@pytest.mark.parametrize("module", [name for name in modules() if not exercise_of(name)])
def test_nothing_but_its_own_folder_and_command_knows_an_exercise(module: str) -> None:
    known = {exercise for pattern, exercise in COMMANDS.items() if fnmatchcase(module, pattern)}

    assert [name for name in own(module) if exercise_of(name) not in {None, *known}] == []


@pytest.mark.parametrize("module", modules())
def test_a_library_is_imported_only_where_it_belongs(module: str) -> None:
    wrong = [name for name in foreign(module) if not may_use(module, name)]

    assert wrong == []


def may_use(module: str, library: str) -> bool:
    named = [name for name in LIBRARIES if f"{library}.".startswith(f"{name}.")]
    if not named:
        return is_standard(library)
    return any(fnmatchcase(module, pattern) for pattern in LIBRARIES[max(named, key=len)])


def is_standard(library: str) -> bool:
    root = library.partition(".")[0]
    return root in sys.stdlib_module_names and root != "sqlite3"


def test_every_rule_is_about_something_that_is_there() -> None:
    """A table with rules that nothing needs any more is read by nobody."""
    used = {library for module in modules() for library in foreign(module)}
    roots = {name.split(".")[0] for name in used}

    assert [name for name in LIBRARIES if name.split(".")[0] not in roots] == []
    idle = [p for p, _ in FLOORS if not any(fnmatchcase(module, p) for module in modules())]
    assert idle == []
    assert [
        pattern for pattern in COMMANDS if not any(fnmatchcase(m, pattern) for m in modules())
    ] == []


BARE = """
import sys
before = set(sys.modules)
import kit.classroom.views, kit.classroom.verbs, kit.exercises.emotion.model
import kit.rules, kit.exercises.opening.situation, kit.exercises.opening.criterion
import kit.exercises.agreement.deal, kit.exercises.agreement.findings
import kit.exercises.agreement.convention, kit.exercises.agreement.reading
import kit.exercises.agreement.document
loaded = {name.split(".")[0] for name in set(sys.modules) - before}
print(sorted(loaded - set(sys.stdlib_module_names)))
"""


def test_room_and_model_run_in_a_bare_interpreter() -> None:
    """-S: no site-packages, so whatever needs a library cannot be imported at all."""
    bare = subprocess.run(
        [sys.executable, "-S", "-c", BARE],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (bare.stdout.strip(), bare.stderr) == ("['kit']", "")


FULL = """
import sys
import kit.classroom.views, kit.exercises.emotion.model, kit.text.sentences, kit.store.sqlite
import kit.exercises.agreement.document
heavy = {"voila", "ipywidgets", "matplotlib", "yaml", "jinja2", "tornado", "anywidget", "openpyxl"}
print(sorted(heavy & set(sys.modules)))
"""


def test_room_store_and_model_load_no_library_though_all_are_there() -> None:
    full = subprocess.run(
        [sys.executable, "-c", FULL], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert (full.stdout.strip(), full.stderr) == ("[]", "")
