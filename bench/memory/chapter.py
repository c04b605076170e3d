"""Runs a notebook cell by cell in a kernel, as JupyterLab does, and says what memory the kernel took.

    python chapter.py KERNEL FOLDER NOTEBOOK

Prints one JSON object, in MB: tensors (resident after the first cell that loads TensorFlow.js), peak, end (resident after
the last cell), and failed (the first error, or null).
"""

import json
import sys

import nbformat
from jupyter_client import KernelManager

LIMIT_S = 900


def main(kernel: str, folder: str, notebook: str) -> None:
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel(cwd=folder)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)

    def megabytes(entry: str) -> int:
        with open(f"/proc/{manager.provisioner.process.pid}/status") as status:
            return next(int(line.split()[1]) // 1024 for line in status if line.startswith(entry))

    found = {"tensors": 0, "failed": None}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        content = client.execute(cell.source, reply=True, timeout=LIMIT_S)["content"]
        if content["status"] != "ok" and found["failed"] is None:
            found["failed"] = f"{content.get('ename')}: {content.get('evalue')}"
        if found["tensors"] == 0 and "tfjs-node" in cell.source:
            found["tensors"] = megabytes("VmRSS")
    print(json.dumps({**found, "peak": megabytes("VmHWM"), "end": megabytes("VmRSS")}))
    client.stop_channels()
    manager.shutdown_kernel(now=True)


main(*sys.argv[1:])
