"""What a summary's cues are looked for by."""

from kit.exercises.agreement.criterion import ELEMENTS, VIOLATIONS

# What an amount may be: paid by the customer, or spoken of for another reason. Words that name it
# outright, such as an income, go before those that stand near; that it is paid somehow counts
# where nothing tells more.
ASIDE = ("named_amount", "other_amount")
PAID = ("down_payment", "instalment_amount", "total", "other_payment", "paid")
BARE = ("paid", None)  # paid, or simply named: nothing tells what it is
AMOUNTS = (
    ("named_amount",),
    ("down_payment", "instalment_amount", "total", "other_payment", "other_amount"),
    ("paid",),
)
# What a date may be: a day to pay on, the first of them, or of something else.
DUE = ("due", "first_due")
DATES = (("first_due", "due", "other_date"),)
PERIODS = ("fortnight", "week", "month")
DUTIES = ("customer_duty", "institution_duty")
SOUGHT = (
    *(element for element in ELEMENTS if element != "both_duties"),
    *DUTIES,
    *VIOLATIONS,
    *(each for roles in (*AMOUNTS, *DATES) for each in roles),
    "instalments",
    "other_count",
    *PERIODS,
)
