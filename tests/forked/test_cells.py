"""What cells may do in a forked kernel, and what is not there."""

from pathlib import Path

from tests.forked.running import RunningKernel
from tests.server.loop import on_a_loop

AWAITING = "import asyncio; slept = await asyncio.sleep(0, 'slept')"
SLIDER = {
    "state": {
        "_model_module": "@jupyter-widgets/controls",
        "_model_module_version": "2.0.0",
        "_model_name": "IntSliderModel",
        "_view_module": "@jupyter-widgets/controls",
        "_view_module_version": "2.0.0",
        "_view_name": "IntSliderView",
        "value": 7,
    },
    "buffer_paths": [],
}


@on_a_loop
async def test_a_cell_may_await_and_may_do_so_again(folder: Path) -> None:
    async with RunningKernel(folder) as kernel:
        assert await kernel.value("slept", AWAITING) == "slept"
        assert await kernel.value("slept", AWAITING) == "slept"


@on_a_loop
async def test_a_task_of_one_cell_goes_on_in_the_next(folder: Path) -> None:
    async with RunningKernel(folder) as kernel:
        await kernel.reply("import asyncio; task = asyncio.ensure_future(asyncio.sleep(0, 'done'))")
        assert await kernel.value("told", "told = await task") == "done"


@on_a_loop
async def test_widgets_are_heard_of_by_pages_and_made_by_them(folder: Path) -> None:
    async with RunningKernel(folder) as kernel:
        await kernel.heard("iopub_welcome")
        await kernel.reply("import ipywidgets; slider = ipywidgets.IntSlider(3)")
        opened = [await kernel.heard("comm_open") for _ in range(3)]
        assert {each["target_name"] for each in opened} == {"jupyter.widget"}
        assert 3 in [each["data"]["state"].get("value") for each in opened]
        page = {"comm_id": "of-the-page", "target_name": "jupyter.widget", "data": SLIDER}
        message = kernel.client.session.msg("comm_open", page)
        message["metadata"]["version"] = "2.1.0"
        kernel.client.shell_channel.send(message)
        models = "ipywidgets.widgets.widget._instances"
        assert await kernel.value(f"{models}['of-the-page'].value") == 7


@on_a_loop
async def test_neither_debugger_nor_subshells_are_offered_or_paid_for(folder: Path) -> None:
    async with RunningKernel(folder) as kernel:
        told = await kernel.client.kernel_info(reply=True, timeout=30)
        assert told["content"]["supported_features"] == []
        assert await kernel.value("sys.modules['debugpy']", "import sys") is None
        threads = await kernel.value("[t.name for t in threading.enumerate()]", "import threading")
        assert "Shell channel" not in threads


@on_a_loop
async def test_no_history_is_kept_in_a_file(folder: Path) -> None:
    async with RunningKernel(folder) as kernel:
        assert await kernel.value("get_ipython().history_manager.enabled") is False
        files = [file.path for file in kernel.process.open_files()]
        assert not any("history" in file for file in files)
