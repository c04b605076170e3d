"""Restarts and shuts down a kernel as Jupyter does and prints, as JSON, what is left of each life.

Usage: python restart_kernel.py KERNEL_NAME, with JUPYTER_PATH pointing at the kernelspec.
Each life runs a cell, starts processes that would outlive it (one of them ignores SIGTERM), and is ended: while idle, in a loop,
by a kill.
"""

import json
import sys
import time
from pathlib import Path

from jupyter_client import KernelManager

CELL = """
import { spawn } from "node:child_process";
import { once } from "node:events";
const child = spawn("sleep", ["300"], { stdio: "ignore" });
const deaf = spawn("sh", ["-c", "trap '' TERM; echo ready; exec sleep 300"], { stdio: ["ignore", "pipe", "ignore"] });
await once(deaf.stdout, "data");
console.log(child.pid, deaf.pid);
3 + 4
"""


def is_alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def left_of(pids: list[int]) -> list[int]:
    """Those of `pids` that still live after two seconds."""
    deadline = time.monotonic() + 2
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return [pid for pid in pids if is_alive(pid)]


def run(client, code: str) -> tuple[str, str]:
    """What a cell printed, and its value."""
    outputs = {"stdout": "", "value": ""}

    def hear(message) -> None:
        content = message["content"]
        if message["msg_type"] == "stream":
            outputs["stdout"] += content["text"]
        elif message["msg_type"] == "execute_result":
            outputs["value"] = content["data"]["text/plain"]

    client.execute_interactive(code, timeout=60, output_hook=hear)
    return outputs["stdout"], outputs["value"]


manager = KernelManager(kernel_name=sys.argv[1])
manager.start_kernel()
lives = []
for when in ["idle", "in a synchronous loop", "killed"]:
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    stdout, value = run(client, CELL)
    pids = [manager.provisioner.pid, *map(int, stdout.split())]
    if when == "in a synchronous loop":
        client.execute("for (;;) {}")
        time.sleep(0.3)
    client.stop_channels()
    if when == "killed":
        manager.shutdown_kernel(now=True)
    else:
        manager.restart_kernel()
    lives.append({"when": when, "value": value, "left": left_of(pids)})
print(json.dumps(lives))
