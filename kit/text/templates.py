"""HTML templates: Jinja2, with everything that is not marked safe escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment(folder: Path) -> Environment:
    """Return the templates of a folder; a name that a template lacks is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # or each use would ask the disk whether the file has changed
        trim_blocks=True,
        lstrip_blocks=True,
    )
