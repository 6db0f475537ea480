"""Fills the pages' templates; what is already HTML comes in as `Markup`, all else is escaped."""

from pathlib import Path

from markupsafe import Markup

from kit.text.catalogue import Translate
from kit.text.templates import environment

TEMPLATES = Path(__file__).parent / "templates"


def fill(template: str, _: Translate, **values: object) -> Markup:
    """Return the template filled, in the language of `_`."""
    return Markup(environment(TEMPLATES).get_template(template).render(_=_, **values))


def compile_all() -> None:
    """Compile every template now, which otherwise its first use does."""
    templates = environment(TEMPLATES)
    for name in templates.list_templates():
        templates.get_template(name)
