"""Importing this prepares a process for pages: `kit.forked` does so before it forks their kernels.

What all pages share is imported, read and compiled once. The wall's charts are not among it:
matplotlib is large, and only the wall draws with it.
"""

import logging

from kit.errors import ContentError


def prepare() -> None:
    """Do beforehand whatever would be the same in every page's kernel."""
    import tornado.simple_httpclient  # noqa: F401  (the line's websocket loads it when it opens)

    from kit.exercises.contract import installed
    from kit.pages import console_page, practice_page, wall_page  # noqa: F401
    from kit.pages.exercise import open_apart
    from kit.pages.html import compile_all
    from kit.text.catalogue import translation
    from kit.text.language import LANGUAGES

    opening = {name: open_apart(name) for name in installed()}
    compile_all()
    for language in LANGUAGES:
        translation(language)
    for name, take_over in opening.items():
        try:
            take_over()
        except ContentError:
            # A page that needs it says so; the others are none the worse.
            logging.getLogger("workshop").exception("exercise %s cannot be read", name)


prepare()
