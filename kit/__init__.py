"""The workshop kit: live negotiation exercises for a room of phones."""
