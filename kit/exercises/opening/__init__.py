"""The opening: what one says in the first thirty seconds of a call, read by rules of the kit.

Everything of the exercise lives in this folder; its content in data/opening and data/rules.
"""
