"""`python -m tests.forked.server FOLDER COUNT`: a Jupyter server of nothing but forked kernels.

Writes a line of JSON with their process ids once all answer, and lives until it is killed.
"""

import asyncio
import json
import sys
from pathlib import Path

from tests.forked.running import RunningKernel, zygote


async def main(folder: Path, count: int) -> None:
    kernels = [RunningKernel(folder, number=number) for number in range(count)]
    await asyncio.gather(*(kernel.start() for kernel in kernels))
    for kernel in kernels:
        await kernel.reply("import subprocess; started = subprocess.Popen(['sleep', '600'])")
    print(json.dumps([zygote().pid, *(kernel.process.pid for kernel in kernels)]), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
