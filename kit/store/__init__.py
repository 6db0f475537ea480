"""The event log: what it promises, in memory and in a file."""
