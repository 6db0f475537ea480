"""`python -m kit.forked HANDLE PRELOAD ARGUMENTS`: a zygote on the control socket of this handle.

PRELOAD and ARGUMENTS are lists in JSON: the modules that all kernels share, and the command line
of an ipykernel without its connection file.
"""

import gc
import importlib
import json
import os
import random
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, NoReturn

from kit.forked.zygote import Birth, Zygote

if TYPE_CHECKING:
    from kit.forked.kernel_app import ForkedKernelApp


def main(handle: str, preload: str, arguments: str) -> NoReturn:
    """Prepare a kernel, say so, and become it in a copy whenever asked."""
    control = socket.socket(fileno=int(handle))
    # Jupyter's debugger works by threads that no copy has, and is 12 MB a kernel. (None: not to
    # be imported, so a kernel does not offer it.)
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in json.loads(preload):
        importlib.import_module(name)
    from kit.forked.kernel_app import ForkedKernelApp

    app = ForkedKernelApp.instance()
    app.prepare(json.loads(arguments))
    gc.collect()
    gc.freeze()  # a collection in a copy would write to, and so double, every page it looks at
    control.sendall(b"\n")
    birth = Zygote(control).serve()
    settle(birth)
    app.awake(birth.connection_file)
    threading.Thread(target=end_with, args=(birth.lifeline, app), daemon=True).start()
    app.start()
    sys.exit(0)


def settle(birth: Birth) -> None:
    """Take the place in the system that a process started in the ordinary way has."""
    os.setsid()  # a signal to the kernel reaches what it started, and nobody else
    os.environ.clear()
    os.environ.update(birth.environment)
    os.chdir(birth.folder)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random.seed()  # or all kernels would throw the same dice
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()


def end_with(lifeline: socket.socket, app: "ForkedKernelApp") -> None:
    """End this kernel with its sockets and all that it started once the server's end is closed."""
    lifeline.recv(1)
    app.cleanup_connection_file()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
