"""Stands for a system that has no room for one more process."""

import errno
import os


def fork() -> int:
    raise OSError(errno.EAGAIN, "Resource temporarily unavailable")


os.fork = fork
