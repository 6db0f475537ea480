"""What a summary of an agreement is read for."""

ELEMENTS = (
    "who",
    "what",
    "how_much",
    "when",
    "channel",
    "both_duties",
    "missed_payment",
    "follow_up",
    "read_back",
    "thanks",
)
VIOLATIONS = ("promise_delete_record", "borrow_to_repay", "threat")
FACTS = (
    "down_payment",
    "instalments",
    "instalment_amount",
    "period",
    "first_due",
    "first_due_month_day",
    "total",
)
