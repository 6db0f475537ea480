"""An IPython kernel in two halves: all that needs no socket before the fork, the rest after it.

IPKernelApp does both in one go. What is done in the first half is shared by all kernels: half
of the memory that a kernel would else have for itself, and most of the time that it takes to
start. The order within each half is that of IPKernelApp.initialize of ipykernel 7.4.
"""

import os
import sys
import threading
import uuid
from typing import Any

# IPKernelApp imports these by name once it starts, when it is too late to share them.
import tornado.platform.asyncio  # noqa: F401
import zmq
from ipykernel.iostream import OutStream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from zmq.eventloop.zmqstream import ZMQStream

UNWATCHED = 1  # as parent: a kernel's lifeline says when the server is gone


class NoShellChannelThread:
    """Stands for the thread that only subshells need, and that every message would pass through.

    ipykernel takes a false one for none, except before a cell that awaits: then it asks even
    that one in which thread cells run.
    """

    def __init__(self) -> None:
        self.parent_thread = threading.main_thread()

    def __bool__(self) -> bool:
        return False


class UnhurriedStream(OutStream):
    """Standard output or error that waits for its thread only where something was written.

    ipykernel flushes both after every message, and waits for another thread each time.
    """

    def flush(self) -> None:
        """Send what was written; nothing else needs to be waited for."""
        if self._buffers:
            super().flush()


class ForkedKernel(IPythonKernel):
    """An IPython kernel that offers no subshells."""

    _supports_kernel_subshells = False

    def _publish_status(
        self,
        status: str,
        channel: str,
        parent: dict[str, Any] | None = None,
    ) -> None:
        """Tell the status, but not that a widget's message makes it busy: no page waits for that.

        It would be a fifth of all that sixty kernels say when sixty people tap at once.
        """
        kind = (parent or self.get_parent(channel)).get("header", {}).get("msg_type")
        if (status, kind) != ("busy", "comm_msg"):
            super()._publish_status(status, channel, parent)


class ForkedKernelApp(IPKernelApp):
    """The application of a kernel that is forked between `prepare` and `awake`."""

    def prepare(self, arguments: list[str]) -> None:
        """Read the configuration and make kernel and shell, without sockets and threads."""
        self.parent_handle = UNWATCHED
        self.outstream_class = f"{__name__}.{UnhurriedStream.__name__}"
        super(IPKernelApp, self).initialize(arguments)
        self.config.HistoryManager.enabled = False  # all kernels would have one connection to it
        self.init_pdb()
        self.kernel = ForkedKernel.instance(
            parent=self,
            session=self.session,
            shell_channel_thread=NoShellChannelThread(),
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
            log=self.log,
        )
        self.init_path()
        self.init_shell()
        self.init_extensions()
        self.init_code()
        if widgets := sys.modules.get("ipywidgets"):
            # At their import there was no kernel that they could have told.
            widgets.register_comm_target()

    def awake(self, connection_file: str) -> None:
        """Become a kernel of its own: with identity, sockets, threads and streams."""
        self.session.pid = os.getpid()
        self.session.session = self.kernel.ident = str(uuid.uuid4())
        self.connection_file = connection_file
        self.init_blackhole()
        self.init_connection_file()
        self.init_sockets()
        self.init_heartbeat()
        self.write_connection_file()
        self.init_io()
        self.init_signal()
        self.init_kernel()
        self.init_gui_pylab()
        sys.stdout.flush()
        sys.stderr.flush()

    def init_control(self, context: "zmq.Context[zmq.Socket[bytes]]") -> None:
        """Make the control channel, without the shell channel's thread."""
        super().init_control(context)
        self.shell_channel_thread = None

    def init_kernel(self) -> None:
        """Give the kernel that was made before the fork what it lacked there."""
        kernel, control = self.kernel, self.control_thread
        kernel.shell_stream = ZMQStream(self.shell_socket)
        kernel.control_stream = ZMQStream(self.control_socket, control.io_loop)
        kernel.debugpy_stream = ZMQStream(self.debugpy_socket, control.io_loop)
        kernel.debug_shell_socket = self.debug_shell_socket
        kernel.control_thread, kernel.iopub_thread = control, self.iopub_thread
        kernel.iopub_socket, kernel.stdin_socket = self.iopub_socket, self.stdin_socket
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr
        control.start()
        kernel.record_ports({f"{name}_port": port for name, port in self._ports.items()})
        self.displayhook.get_execution_count = lambda: kernel.execution_count
        for out in (kernel.shell.displayhook, kernel.shell.display_pub):
            out.session, out.pub_socket = self.session, self.iopub_socket
        kernel.shell.displayhook.topic = kernel._topic("execute_result")
        if name := os.environ.get("JPY_SESSION_NAME"):
            kernel.shell.user_ns["__session__"] = name
