"""The class as a fold of its events: pure, without widgets, server or files."""
