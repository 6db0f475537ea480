"""Languages, message catalogues, and marked spans of text."""
