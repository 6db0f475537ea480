"""Simulated participants: they speak to a class from outside, as browsers do."""
