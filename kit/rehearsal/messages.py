"""Jupyter's messages as they go over a kernel's websocket, in the protocol that pages use.

One frame: a count, that many offsets (64 bits each, little-endian), then the parts channel,
header, parent header, metadata, content and buffers, the last of which is not asked for here.
"""

import json
import struct
import uuid
from itertools import pairwise
from typing import Any

Message = dict[str, Any]
State = dict[str, Any]

PROTOCOL = "v1.kernel.websocket.jupyter.org"
PARTS = ("header", "parent_header", "metadata", "content")

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


def encoded(message: Message) -> bytes:
    """Return a message as a frame."""
    parts = [message["channel"].encode(), *(json.dumps(message[name]).encode() for name in PARTS)]
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    return struct.pack(f"<{len(offsets) + 1}Q", len(offsets), *offsets) + b"".join(parts)


def decoded(frame: bytes) -> Message:
    """Return the message of a frame; its kind stands beside its parts too, as `msg_type`."""
    (count,) = struct.unpack_from("<Q", frame)
    offsets = struct.unpack_from(f"<{count}Q", frame, 8)
    channel, *parts = (frame[begin:end] for begin, end in pairwise(offsets[:6]))
    heard = {name: json.loads(part) for name, part in zip(PARTS, parts, strict=True)}
    return {"channel": channel.decode(), "msg_type": heard["header"]["msg_type"], **heard}


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
