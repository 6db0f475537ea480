"""The theme of every matplotlib chart."""
