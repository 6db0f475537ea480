"""Many who do something at once: how long each took, and what that cost this very process."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import psutil

Result = TypeVar("Result")
THREADS = 256  # each request of a participant waits in a thread of its own


@dataclass(frozen=True)
class Burst:
    """Seconds from the common start, for each who finished; why the others did not."""

    samples: tuple[float, ...]
    expected: int
    limit: float
    reason: str
    client_share: float  # of all cores: the clients run on the machine that is measured

    def figures(self, unit: str = "s") -> dict[str, Any]:
        """What a measurement keeps of it."""
        factor = 1000 if unit == "ms" else 1
        return {
            "unit": unit,
            "samples": tuple(factor * sample for sample in self.samples),
            "expected": self.expected,
            "limit": self.limit,
            "reason": self.reason,
            "beside": {"client_share": round(self.client_share, 3)},
        }


def run(scenario: Coroutine[Any, Any, Result]) -> Result:
    """Run a scenario on a loop with enough threads for everybody."""

    async def widened() -> Result:
        executor = ThreadPoolExecutor(THREADS)
        asyncio.get_running_loop().set_default_executor(executor)
        try:
            return await scenario
        finally:
            # Not awaited: a request that hangs ends with the server, after this loop.
            executor.shutdown(wait=False, cancel_futures=True)

    with asyncio.Runner() as runner:
        return runner.run(widened())


async def burst(doings: Sequence[Callable[[], Awaitable[object]]], limit: float) -> Burst:
    """Let everybody begin in the same moment; who is not done after `limit` seconds is given up."""
    done: list[float] = []
    faults: Counter[str] = Counter()
    client = psutil.Process()
    before = client.cpu_times()
    begun = time.perf_counter()

    async def timed(doing: Callable[[], Awaitable[object]]) -> None:
        try:
            await doing()
        except Exception as error:
            faults[f"{type(error).__name__}: {error}".splitlines()[0][:120]] += 1
        else:
            done.append(time.perf_counter() - begun)

    tasks = [asyncio.create_task(timed(doing)) for doing in doings]
    _, unfinished = await asyncio.wait(tasks, timeout=limit)
    for task in unfinished:
        task.cancel()
    seconds = time.perf_counter() - begun
    await asyncio.gather(*unfinished, return_exceptions=True)
    after = client.cpu_times()
    used = after.user + after.system - before.user - before.system
    told = "; ".join(f"{count} x {fault}" for fault, count in faults.most_common(3))
    share = used / (seconds * (psutil.cpu_count() or 1))
    return Burst(tuple(done), len(doings), limit, told, share)
