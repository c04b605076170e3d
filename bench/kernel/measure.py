"""Times kernels against each other through Jupyter's own client and prints a JSON object of seconds.

Usage: python measure.py KERNEL:LANGUAGE[,KERNEL:LANGUAGE...] ROUNDS FOLDER, with JUPYTER_PATH pointing at the kernelspecs.
Every round starts each kernel afresh, one after the other, in an order that moves on by one from round to round; a round
before the first, which is not counted, fills the caches. Prints {kernel: {figure: [seconds, ...]}}; memory is in MB. How long
an interrupt takes is measured where all of them end.
"""

import json
import sys
import time
from pathlib import Path

from jupyter_client import KernelManager
from jupyter_client.blocking import BlockingKernelClient

TRIVIAL_CELLS = 20
DECLARING_CELLS = 20
TENSOR_CELLS = 10
LAB_KERNEL = "lab-kernel"  # the only one that an interrupt stops in each of these cases
INTERRUPTED = {
    "a synchronous loop": "for (;;) {}",
    "a loop after an await": "await pause(1); for (;;) {}",
    "a loop of awaits": "for (;;) await null;",
    "a loop of timers": "for (;;) await pause(5);",
    "a loop that prints": 'for (;;) console.log("x".repeat(60));',
    "a loop that catches all": "for (;;) { try { await pause(5); } catch {} }",
    "a promise never kept": "await new Promise(() => {});",
    "model.fit": "await model.fit(tf.ones([4096, 64]), tf.ones([4096, 1]), { epochs: 100000, verbose: 0 });",
}
BEFORE_INTERRUPTS = """
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const model = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [64] }), tf.layers.dense({ units: 1 })] });
model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
"""
RUNNING_FOR = 0.3
IMPORT = 'import * as tf from "@tensorflow/tfjs-node";\nconst t = tf.tensor([1, 2, 3]);'


def timed(client: BlockingKernelClient, code: str) -> float:
    start = time.perf_counter()
    reply = client.execute(code, reply=True, timeout=120)
    seconds = time.perf_counter() - start
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{code!r} ended with {reply['content']}")
    return seconds


def resident_megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def hear(client: BlockingKernelClient, request: str, is_it) -> None:
    """Waits for a message on iopub that belongs to `request` and of which `is_it` is true."""
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == request and is_it(message):
            return


def interrupted(manager: KernelManager, client: BlockingKernelClient, code: str) -> float:
    """Seconds from an interrupt until a cell, which has run for a while, is idle."""
    request = client.execute(f'console.log("started");\n{code}')
    hear(client, request, lambda message: message["msg_type"] == "stream")
    time.sleep(RUNNING_FOR)
    start = time.perf_counter()
    manager.interrupt_kernel()
    hear(client, request, lambda message: message["content"].get("execution_state") == "idle")
    return time.perf_counter() - start


def life(kernel: str, language: str, folder: str) -> dict[str, list[float]]:
    """One kernel from its start to its shutdown."""
    manager = KernelManager(kernel_name=kernel)
    start = time.perf_counter()
    manager.start_kernel(cwd=folder)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        times = {"ready": [time.perf_counter() - start]}
        timed(client, "1 + 1")
        times["first result"] = [time.perf_counter() - start]
        times["trivial cell"] = [timed(client, f"{i} + 1") for i in range(TRIVIAL_CELLS)]
        if language == "typescript":
            times["declaring cell"] = [
                timed(client, f"const name{i} = {i};\nfunction f{i}(n: number): number {{ return n; }}")
                for i in range(DECLARING_CELLS)
            ]
        if language == "typescript" and kernel != "deno":  # TensorFlow's add-on does not load into Deno
            times["first cell with tfjs-node"] = [timed(client, IMPORT)]
            times["later cell with tensors"] = [
                timed(client, f"const u{i} = t.add({i}).mul(2);\nu{i}.shape") for i in range(TENSOR_CELLS)
            ]
            times["memory"] = [resident_megabytes(manager.provisioner.process.pid)]
        if kernel == LAB_KERNEL:
            timed(client, BEFORE_INTERRUPTS)
            for name, code in INTERRUPTED.items():
                times[f"interrupt {name}"] = [interrupted(manager, client, code)]
        return times
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)


def main() -> None:
    kernels = [tuple(part.split(":")) for part in sys.argv[1].split(",")]
    rounds, folder = int(sys.argv[2]), sys.argv[3]
    results: dict[str, dict[str, list[float]]] = {name: {} for name, _ in kernels}
    for round_number in range(rounds + 1):
        first = round_number % len(kernels)
        for name, language in kernels[first:] + kernels[:first]:
            times = life(name, language, folder)
            if round_number > 0:
                for figure, seconds in times.items():
                    results[name].setdefault(figure, []).extend(seconds)
    print(json.dumps(results))


main()
