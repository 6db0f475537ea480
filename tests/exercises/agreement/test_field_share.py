"""The class's picture field by field, from the tally."""

from kit.exercises.agreement.field_share import FieldShare, field_shares


def test_fields_keep_the_tally_s_order_and_those_of_pairs_alone_come_last() -> None:
    tally = {
        "fields": [{"id": "down", "right": 3, "of": 4}, {"id": "balance", "right": 0, "of": 4}],
        "pairs": {
            "pairs": 2,
            "agree": [{"id": "thanks", "same": 1, "of": 2}, {"id": "down", "same": 2, "of": 2}],
        },
    }

    assert field_shares(tally) == [
        FieldShare("down", 0.75, 1.0),
        FieldShare("balance", 0.0, None),
        FieldShare("thanks", None, 0.5),
    ]


def test_a_field_that_nobody_was_judged_in_is_left_out() -> None:
    tally = {
        "fields": [{"id": "channel", "right": 0, "of": 0}],
        "pairs": {"pairs": 0, "agree": [{"id": "channel", "same": 0, "of": 0}]},
    }

    assert field_shares(tally) == []
