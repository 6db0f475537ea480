"""Jupyter's messages as they go over a kernel's websocket."""

import json
import struct
import uuid
from typing import Any

Message = dict[str, Any]
State = dict[str, Any]

CONTROL = "jupyter.widget.control"  # the comm that tells the state of every widget
WIDGET = "jupyter.widget"


def message(kind: str, content: Message, channel: str = "shell", session: str = "test") -> Message:
    """Return one message of Jupyter's protocol, as a page sends it."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": session,
        "username": "",
        "version": "5.3",
    }
    parts = {"parent_header": {}, "metadata": {}, "content": content, "buffers": []}
    return {"channel": channel, "header": header, **parts}


def decoded(frame: str | bytes) -> Message:
    """Return a message as it came: JSON, or JSON with buffers behind it."""
    if isinstance(frame, bytes):
        (count,) = struct.unpack_from("!I", frame)
        begin, *rest = struct.unpack_from(f"!{count}I", frame, 4)
        frame = frame[begin : rest[0] if rest else None].decode()
    return dict(json.loads(frame))


def changes(heard: Message) -> dict[str, State | None]:
    """Return what a message changes: by widget its new traits, or None where it is closed.

    Empty for a message that changes no widget.
    """
    kind, content = heard["msg_type"], heard["content"]
    data = content.get("data", {})
    if kind == "comm_open":
        return {content["comm_id"]: data["state"]}
    if kind == "comm_close":
        return {content["comm_id"]: None}
    if kind == "comm_msg" and data.get("method") == "update_states":
        return {widget: kept["state"] for widget, kept in data["states"].items()}
    if kind == "comm_msg" and data.get("method") == "update":
        return {content["comm_id"]: data["state"]}
    return {}
