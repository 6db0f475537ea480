"""The agreement: terms, schedule and summary, and whether both sides heard the same.

So far its arithmetic is here, all of it pure. Two kinds of figures are never mixed: those of the
unrounded formula (formula.py), as textbooks print them, and the ledger's (ledger.py), which are
what is really paid.
"""
