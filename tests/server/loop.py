"""Tests that run on an event loop, and a loop on which time passes at once."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec

PATIENCE = 30.0  # seconds: a slow machine is no fault of the kit

Values = ParamSpec("Values")


def on_a_loop(test: Callable[Values, Coroutine[Any, Any, None]]) -> Callable[Values, None]:
    """Run a test on a loop of its own; one that waits in vain fails."""

    @wraps(test)
    def run(*args: Values.args, **kwargs: Values.kwargs) -> None:
        asyncio.run(asyncio.wait_for(test(*args, **kwargs), PATIENCE))

    return run


async def until(claim: Callable[[], object]) -> None:
    """Let everything else go on until `claim` holds."""
    while not claim():
        await asyncio.sleep(0)


class HastyLoop(asyncio.SelectorEventLoop):
    """A loop that, whenever all wait for a moment to come, is there already."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self._wait, self._selector.select = self._selector.select, self._haste  # type: ignore[attr-defined]

    def time(self) -> float:
        return self.now

    def _haste(self, timeout: float | None = None) -> Any:
        if not timeout:
            return self._wait(timeout)
        self.now += timeout
        return self._wait(0)


def hastily(work: Callable[[HastyLoop], Awaitable[None]]) -> None:
    """Run `work` on a loop on which time passes at once."""
    with asyncio.Runner(loop_factory=HastyLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, HastyLoop)

        async def all_of_it() -> None:
            await work(loop)

        runner.run(all_of_it())
