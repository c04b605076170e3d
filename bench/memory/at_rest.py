"""Runs one cell in a kernel, lets it rest, and says what memory the kernel takes.

    python at_rest.py KERNEL CODE

Prints one JSON object, in MB: resident, and of that its own (no other process shares it) and files (libraries, which every
process that loads them shares).
"""

import json
import sys
import time

from jupyter_client import KernelManager

REST_S = 12
LIMIT_S = 300


def main(kernel: str, code: str) -> None:
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    content = client.execute(code, reply=True, timeout=LIMIT_S)["content"]
    if content["status"] != "ok":
        sys.exit(f"{kernel}: {content.get('ename')}: {content.get('evalue')}")
    time.sleep(REST_S)
    with open(f"/proc/{manager.provisioner.process.pid}/status") as status:
        entries = dict(line.split(":") for line in status)
    megabytes = {name: int(entries[name].split()[0]) // 1024 for name in ("VmRSS", "RssAnon", "RssFile")}
    print(json.dumps({"resident": megabytes["VmRSS"], "own": megabytes["RssAnon"], "files": megabytes["RssFile"]}))
    client.stop_channels()
    manager.shutdown_kernel(now=True)


main(*sys.argv[1:])
