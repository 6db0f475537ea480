"""Jupyter's own conformance suite, passed by forked kernels as by ordinary ones."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import jupyter_kernel_test as conformance
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from jupyter_kernel_test.msgspec_v5 import validate_message

import kit.server
from kit.forked.provisioner import ForkedProvisioner

KERNELSPECS = Path(kit.server.__file__).parent / "kernelspec"
PATIENCE = 30  # seconds: a slow machine is no fault of the kernel


class Kernel:
    """Starts a kernel of a server's kernelspec, and hears it out."""

    @classmethod
    def start(cls) -> KernelManager:
        cls.folder = tempfile.mkdtemp(dir="/tmp", prefix="forked_")
        manager = KernelManager(
            kernel_name=cls.kernel_name,
            kernel_spec_manager=KernelSpecManager(
                kernel_dirs=[str(KERNELSPECS)], ensure_native_kernel=False
            ),
            transport="ipc",
            connection_file=f"{cls.folder}/kernel.json",
            shutdown_wait_time=2,  # any ipykernel may hang at its end now and then
        )
        manager.start_kernel()
        return manager

    @classmethod
    def tearDownClass(cls) -> None:
        super().tearDownClass()
        left = [file.name for file in Path(cls.folder).iterdir()]
        shutil.rmtree(cls.folder)
        assert left == []


class Conforming(Kernel, conformance.KernelTests):
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('test', file=sys.stderr)"
    completion_samples = ({"text": "zi", "matches": {"zip"}},)
    complete_code_samples = ("1", "print('hello, world')", "def f(x):\n  return x * 2\n\n\n")
    incomplete_code_samples = ("print('''hello", "def f(x):\n  x * 2")
    invalid_code_samples = ("import = 7q",)
    code_page_something = "zip?"
    code_generate_error = "raise ValueError('of the cell')"
    code_execute_result = (
        {"code": "6 * 7", "result": "42"},
        {"code": "import asyncio; await asyncio.sleep(0, 'slept')", "result": "'slept'"},
    )
    code_display_data = (
        {
            "code": "from IPython.display import HTML, display; display(HTML(''))",
            "mime": "text/html",
        },
    )
    code_inspect_sample = "zip"
    code_clear_output = "from IPython.display import clear_output; clear_output()"

    @classmethod
    def setUpClass(cls) -> None:
        cls.km = cls.start()
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=PATIENCE)
        hear = cls.kc.iopub_channel.get_msg
        cls.kc.iopub_channel.get_msg = lambda timeout: hear(timeout=PATIENCE)  # not only 0.1 s

    def flush_channels(self) -> None:
        """Hear all that was said before, to the last word, instead of waiting for silence."""
        asked = self.kc.kernel_info()
        ended = False
        while not ended:
            said = self.kc.get_iopub_msg(timeout=PATIENCE)
            validate_message(said)
            ended = said["content"].get("execution_state") == "idle" and answers(said, asked)
        while not answers(self.kc.get_shell_msg(timeout=PATIENCE), asked):
            pass


def answers(said: dict[str, Any], asked: str) -> bool:
    return said["parent_header"].get("msg_id") == asked


class TestForkedKernel(Conforming):
    kernel_name = "forked"

    def test_it_is_a_forked_one(self) -> None:
        assert isinstance(self.km.provisioner, ForkedProvisioner)


class TestOrdinaryKernel(Conforming):
    kernel_name = "ordinary"


class TestWelcome(Kernel, conformance.IopubWelcomeTests):
    kernel_name = "forked"
    support_iopub_welcome = True

    @classmethod
    def setUpClass(cls) -> None:
        cls.km = cls.start()
        cls.kc = cls.km.client()


del Conforming  # only its two kinds are tests
