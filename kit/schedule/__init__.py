"""`workshop schedule`: the instalments of an agreement, from terms typed on the command line."""
