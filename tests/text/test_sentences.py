"""Every code of an error or a notice has a sentence, and saying it never fails."""

import ast
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import errors
from kit.errors import KitError
from kit.settings import CHECKOUT
from kit.text.catalogue import translation
from kit.text.language import LANGUAGES, Language
from kit.text.sentences import SENTENCES, sentence

ERRORS = [kind for kind in vars(errors).values() if isinstance(kind, type)]
# Calls whose first or second text is a code, by what is called: `notices.add("not_saved")`.
PLACES = {"message": 1, "add": 0, "KitFault": 0, "sentence": 0}


def used() -> Iterator[tuple[str, str]]:
    """Give every code that is written down anywhere in the kit, and where."""
    for path in sorted((CHECKOUT / "kit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(CHECKOUT)}:{getattr(node, 'lineno', 0)}"
            yield from ((code, where) for code in codes(node))


def codes(node: ast.AST) -> list[str]:
    """Return the codes that one piece of code names."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = ast.unparse(node.func)
        if name == "add" and "notices" not in owner:
            return []
        return texts(node.args[PLACES[name] :][:1]) if name in PLACES else []
    if isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id in ("code", "STATUS_CODES")
        for target in node.targets
    ):
        return texts(node.value.values if isinstance(node.value, ast.Dict) else [node.value])
    return []


def texts(nodes: list[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


USED = dict(used())


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own(kind: type[KitError]) -> None:
    assert issubclass(kind, KitError)
    assert kind.code in SENTENCES
    assert [other for other in ERRORS if other.code == kind.code] == [kind]


def test_every_code_that_the_kit_names_has_a_sentence() -> None:
    assert {code: where for code, where in USED.items() if code not in SENTENCES} == {}


def test_codes_are_found_where_errors_notices_and_pages_name_them() -> None:
    assert {"kernel_unready", "address_changed", "code_wrong", "staff_only", "too_long"} <= set(
        USED
    )


def test_no_sentence_is_kept_that_nothing_says() -> None:
    assert [
        code for code in SENTENCES if code not in USED and code not in spoken_by_variable()
    ] == []


def spoken_by_variable() -> set[str]:
    """Return the codes that reach a sentence through a variable: they stand as plain texts."""
    found = set()
    for path in (CHECKOUT / "kit").rglob("*.py"):
        if path.name != "sentences.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= set(texts([n for n in ast.walk(tree) if isinstance(n, ast.expr)]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_said_in_both_languages(code: str, language: Language) -> None:
    said = sentence(code, {"detail": "192.0.2.1"}, translation(language))

    assert said
    assert "{" not in said


def test_a_value_stands_in_its_sentence() -> None:
    said = sentence("address_changed", {"detail": "192.0.2.1:8866"}, translation("en"))

    assert said == "The laptop has a new address, 192.0.2.1:8866. Show the new QR code."


def test_a_value_with_braces_is_said_as_it_is() -> None:
    assert "{code}" in sentence("seat_moved", {"detail": "{code}"}, translation("en"))


def test_an_unknown_code_reads_as_a_failure() -> None:
    assert sentence("no such code", {}, translation("en")) == SENTENCES["failed"]


VALUES = st.dictionaries(st.text(), st.none() | st.integers() | st.text() | st.lists(st.text()))


@given(
    code=st.sampled_from(sorted(SENTENCES)) | st.text(),
    values=VALUES | VALUES.map(lambda values: {"detail": values}),
    language=st.sampled_from(LANGUAGES),
)
def test_saying_a_sentence_never_fails(
    code: str, values: dict[str, object], language: Language
) -> None:
    assert sentence(code, values, translation(language))
