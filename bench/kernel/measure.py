"""Times one kernel through Jupyter's own client and prints a JSON object of seconds.

Usage: python measure.py KERNEL_NAME LANGUAGE ROUNDS FOLDER, with JUPYTER_PATH pointing at the kernelspecs.
Every round starts a fresh kernel; each figure is the median over rounds (and over repeated cells within a round).
"""

import json
import statistics
import sys
import time
from pathlib import Path

from jupyter_client import KernelManager

kernel, language, rounds, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
IMPORT = 'import * as tf from "@tensorflow/tfjs-node";\nconst t = tf.tensor([1, 2, 3]);'
TIMES: dict[str, list[float]] = {}


def note(name: str, seconds: float) -> None:
    TIMES.setdefault(name, []).append(seconds)


def timed(client, code: str) -> float:
    start = time.perf_counter()
    reply = client.execute(code, reply=True, timeout=60)
    seconds = time.perf_counter() - start
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{kernel}: {code!r} ended with {reply['content']}")
    return seconds


def memory(pid: int) -> float:
    """Resident megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


for _ in range(rounds):
    manager = KernelManager(kernel_name=kernel)
    start = time.perf_counter()
    manager.start_kernel(cwd=folder)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    note("ready", time.perf_counter() - start)
    timed(client, "1 + 1")
    note("first result", time.perf_counter() - start)
    for i in range(20):
        note("trivial cell", timed(client, f"{i} + 1"))
    if language == "typescript":
        for i in range(20):
            note("declaring cell", timed(client, f"const name{i} = {i};\nfunction f{i}(n: number): number {{ return n; }}"))
    if language == "typescript" and kernel != "deno":
        note("tfjs import", timed(client, IMPORT))
        for i in range(10):
            note("tensor cell", timed(client, f"const u{i} = t.add({i}).mul(2);\nu{i}.shape"))
        note("memory", memory(manager.provisioner.process.pid))
    client.stop_channels()
    manager.shutdown_kernel()

print(json.dumps({name: statistics.median(seconds) for name, seconds in TIMES.items()}))
