"""Messages as they are sent and heard, without a socket."""

import json
import struct

import pytest

from kit.rehearsal.messages import Message, changes, decoded, message


def test_a_message_has_all_that_the_protocol_asks_for() -> None:
    sent = message("comm_msg", {"comm_id": "a"}, "control", "mine")

    assert {"channel", "header", "parent_header", "metadata", "content", "buffers"} == set(sent)
    assert sent["channel"] == "control"
    assert (sent["header"]["msg_type"], sent["header"]["session"]) == ("comm_msg", "mine")


def test_no_two_messages_have_the_same_id() -> None:
    assert len({message("comm_msg", {})["header"]["msg_id"] for _ in range(50)}) == 50


def test_a_frame_is_json() -> None:
    assert decoded(json.dumps({"msg_type": "状态"})) == {"msg_type": "状态"}


@pytest.mark.parametrize("buffers", [[], [b"\x00\xff"], [b"one", b"", b"three"]])
def test_a_frame_with_buffers_is_the_json_before_them(buffers: list[bytes]) -> None:
    parts = [json.dumps({"msg_type": "comm_msg"}).encode(), *buffers]
    offsets = [4 * (len(parts) + 1)]
    for part in parts[:-1]:
        offsets.append(offsets[-1] + len(part))
    frame = struct.pack(f"!{len(parts) + 1}I", len(parts), *offsets) + b"".join(parts)

    assert decoded(frame) == {"msg_type": "comm_msg"}


@pytest.mark.parametrize(
    ("kind", "content", "changed"),
    [
        ("comm_open", {"comm_id": "a", "data": {"state": {"html": "x"}}}, {"a": {"html": "x"}}),
        ("comm_close", {"comm_id": "a"}, {"a": None}),
        (
            "comm_msg",
            {"comm_id": "a", "data": {"method": "update", "state": {"value": 1}}},
            {"a": {"value": 1}},
        ),
        (
            "comm_msg",
            {"data": {"method": "update_states", "states": {"b": {"state": {"value": 2}}}}},
            {"b": {"value": 2}},
        ),
        ("comm_msg", {"comm_id": "a", "data": {"method": "echo_update", "state": {}}}, {}),
        ("status", {"execution_state": "idle"}, {}),
    ],
)
def test_what_a_message_changes(kind: str, content: Message, changed: Message) -> None:
    assert changes({"msg_type": kind, "content": content}) == changed
