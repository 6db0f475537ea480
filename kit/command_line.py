"""How the command line is read: a refusal is one line, and a value may begin with a dash."""

import argparse
from collections.abc import Iterable
from typing import NoReturn


class CommandParser(argparse.ArgumentParser):
    """A parser that refuses in one line, without the usage before it, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end."""
        self.exit(2, f"{self.prog}: {' '.join(message.split())}\n")


def joined(arguments: Iterable[str]) -> list[str]:
    """Return arguments with a value that begins with one dash joined to its option.

    argparse takes -5 for a value, but -1e30 for an option, and would never show it.
    """
    together: list[str] = []
    for argument in arguments:
        after_option = bool(together) and together[-1].startswith("--") and "=" not in together[-1]
        if after_option and argument[:1] == "-" and argument[1:2] not in ("", "-", "h"):
            together[-1] += f"={argument}"
        else:
            together.append(argument)
    return together
