"""Runs a notebook in a kernel and gives what a page shows of it, as HTML without its code."""

import json
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.filters import markdown2html

from kit.errors import KitError

CELL_SECONDS = 60.0
WIDGET = "application/vnd.jupyter.widget-view+json"


class NotebookFailed(KitError):
    """A cell of a notebook raised, or a kernel did not answer in time."""

    code = "notebook_failed"


def title(path: Path) -> str:
    """Return a notebook's first heading, else its name."""
    for cell in nbformat.read(path, as_version=4).cells:
        for line in cell.source.splitlines():
            if cell.cell_type == "markdown" and line.startswith("# "):
                return str(line[2:].strip())
    return path.stem


async def run(path: Path, client: Any) -> str:  # noqa: ANN401  (jupyter_client ships no types)
    """Run every code cell of the notebook at `path` and return prose and outputs as HTML.

    Raises NotebookFailed with the cell's number and what it raised.
    """
    body = []
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
        if cell.cell_type == "markdown":
            body.append(f'<section class="prose">{markdown2html(cell.source)}</section>')
        elif cell.cell_type == "code" and cell.source.strip():
            body += await _run_cell(f"{path.name}: cell {number}", cell.source, client)
    return "\n".join(body)


async def _run_cell(name: str, source: str, client: Any) -> list[str]:  # noqa: ANN401
    outputs: list[str] = []

    def collect(message: dict[str, Any]) -> None:
        content = message["content"]
        if message["msg_type"] in ("display_data", "execute_result"):
            outputs.append(_html(content["data"]))

    try:
        reply = await client.execute_interactive(
            source,
            store_history=False,
            allow_stdin=False,
            timeout=CELL_SECONDS,
            output_hook=collect,
        )
    except TimeoutError as error:
        raise NotebookFailed(f"{name}: no answer within {CELL_SECONDS:.0f} s") from error
    if reply["content"]["status"] != "ok":
        raised = f"{reply['content'].get('ename')}: {reply['content'].get('evalue')}"
        raise NotebookFailed(f"{name}: raised {raised}")
    return outputs


def _html(data: dict[str, Any]) -> str:
    """Return one output in the richest form that needs no script of its own."""
    if WIDGET in data:
        view = json.dumps({"model_id": str(data[WIDGET]["model_id"])})
        return f'<script type="{WIDGET}">{view}</script>'
    for kind in ("text/html", "image/svg+xml"):
        if kind in data:
            return str(data[kind])
    if "image/png" in data:
        return f'<img alt="" src="data:image/png;base64,{escape(data["image/png"])}">'
    return f"<pre>{escape(str(data.get('text/plain', '')))}</pre>"
