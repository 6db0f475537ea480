"""Messages as they are sent and heard, without a socket."""

import struct

import pytest

from kit.rehearsal.messages import Message, changes, decoded, encoded, message


def test_a_message_has_all_that_the_protocol_asks_for() -> None:
    sent = message("comm_msg", {"comm_id": "a"}, "control", "mine")

    assert {"channel", "header", "parent_header", "metadata", "content", "buffers"} == set(sent)
    assert sent["channel"] == "control"
    assert (sent["header"]["msg_type"], sent["header"]["session"]) == ("comm_msg", "mine")


def test_no_two_messages_have_the_same_id() -> None:
    assert len({message("comm_msg", {})["header"]["msg_id"] for _ in range(50)}) == 50


def test_a_frame_carries_a_message_there_and_back() -> None:
    sent = message("comm_msg", {"comm_id": "状态"}, "control", "mine")
    heard = decoded(encoded(sent))

    assert heard["msg_type"] == "comm_msg"
    assert all(heard[part] == sent[part] for part in ("channel", "header", "content", "metadata"))


def test_buffers_behind_a_message_are_not_read() -> None:
    parts = [b"iopub", b'{"msg_type": "comm_msg"}', b"{}", b"{}", b'{"data": 1}', b"\x00\xff"]
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    frame = struct.pack(f"<{len(offsets) + 1}Q", len(offsets), *offsets) + b"".join(parts)

    assert decoded(frame)["content"] == {"data": 1}


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
