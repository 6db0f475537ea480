"""What an opening's cues are looked for by."""

from kit.exercises.opening.criterion import ELEMENTS, WARMTH

# Violations that words alone show; the others follow from order, situation and hour.
SPOKEN = (
    "threat",
    "judgement",
    "guilt",
    "false_urgency",
    "impersonation",
    "induce_borrowing",
    "family_pressure",
)
# What else is looked for: whether the debt is named, who seems to listen, what the case is.
LISTENERS = ("third_person", "voicemail")
PRODUCTS = ("credit_card", "consumer_loan")
INSTITUTIONS = ("agency", "bank")  # an agency names the bank it works for
SOUGHT = (
    *ELEMENTS,
    "self_name",
    "self_institution",
    *SPOKEN,
    "debt",
    *LISTENERS,
    *PRODUCTS,
    *INSTITUTIONS,
    *WARMTH,
)
