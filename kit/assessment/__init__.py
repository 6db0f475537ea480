"""Reads texts without a class: homework for trainers, and the gold set that readers are held to."""
