"""Times loops over top-level names beside the same loops inside a function, each in a cell of its own.

Usage: python loops.py KERNEL[,KERNEL...] ROUNDS, with JUPYTER_PATH pointing at the kernelspecs. Prints a JSON object
{kernel: {loop: [ratio, milliseconds inside]}}, of the best of ROUNDS each; the two take turns. A ratio of 1: a name
outside functions is as fast as a local variable.
"""

import json
import re
import sys

from jupyter_client import KernelManager

TURNS = 20_000_000
CLOCK = "const clock = (): number => performance.now();"
FUNCTIONS = """
let rate = 0.5;
let hits = 0;
function twice(x: number) { return x * 2 }
const scaled = (x: number) => x * rate;
function hit(x: number) { hits += x }
class Point { constructor(readonly x: number) {} moved(by: number) { return this.x + by } }
const origin = new Point(1);
"""
# what is declared, the loop, how often TURNS is divided
LOOPS = {
    "count": ("let count = 0;", "for (let i = 0; i < N; i++) count++;", 1),
    "count, every name outside": ("let c = 0, i = 0;", "for (i = 0; i < N; i++) c++;", 1),
    "while": ("let left = N, w = 0;", "while (left > 0) { left--; w += 2; }", 1),
    "sum of fractions": ("let sum = 0.5;", "for (let i = 0; i < N; i++) sum += i * 0.5;", 1),
    "array[i] +=": (
        "const array = new Float64Array(1000);",
        "for (let i = 0; i < N; i++) array[i % 1000] += i;",
        1,
    ),
    "Math, three names": (
        "let low = 0, high = 0, s2 = 0;",
        "for (let i = 0; i < N; i++) { s2 += Math.sqrt(i); if (i < low) low = i; high = Math.max(high, i); }",
        1,
    ),
    "[a, b] = [b, a + b]": (
        "let a = 0, b = 1;",
        "for (let i = 0; i < N; i++) { [a, b] = [b, (a + b) % 1000]; }",
        2,
    ),
    "nested": (
        "let cells = 0; const size = 4000;",
        "for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if ((x ^ y) % 3 === 0) cells++;",
        1,
    ),
    "nested, the inner one short": (
        "let near = 0; const side = 1490;",
        "for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) for (let k = 0; k < 9; k++) near += (x + k) & y;",
        1,
    ),
    "nested, from the outer one's counter": (
        "let pairs = 0; const rows = 6324;",
        "for (let y = 0; y < rows; y++) for (let x = y + 1; x < rows; x++) if ((x ^ y) % 3 === 0) pairs++;",
        1,
    ),
    "for of": (
        "const values = Array.from({ length: 1000 }, (_, i) => i); let t = 0;",
        "for (let r = 0; r < N / 1000; r++) for (const v of values) t += v;",
        1,
    ),
    "a cell's function": ("let f1 = 0;", "for (let i = 0; i < N; i++) f1 += twice(i);", 1),
    "a function of a variable": ("let f2 = 0;", "for (let i = 0; i < N; i++) f2 += scaled(i);", 1),
    "a function that assigns": ("let f3 = 0;", "for (let i = 0; i < N; i++) { hit(1); f3++; }", 1),
    "a method": ("let m = 0;", "for (let i = 0; i < N; i++) m = origin.moved(m) % 1000;", 1),
    "push": ("let list: number[] = [];", "for (let i = 0; i < N; i++) list.push(i & 7);", 4),
    "text": ("let text = '';", "for (let i = 0; i < N; i++) { text += 'x'; if (text.length > 99) text = ''; }", 2),
    "a Map": (
        "const seen = new Map<number, number>(); let k = 0;",
        "for (let i = 0; i < N; i++) { k = i % 100; seen.set(k, (seen.get(k) ?? 0) + 1); }",
        4,
    ),
    "a rare await": (
        "let w2 = 0;",
        "for (let i = 0; i < N; i++) { w2 += i; if (i % 1000000 === 0) await null; }",
        1,
    ),
}


def time_of(client, code: str) -> float:
    printed = []

    def hear(message: dict) -> None:
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])
        if message["msg_type"] == "error":
            raise RuntimeError(message["content"]["evalue"])

    client.execute_interactive(code, timeout=120, output_hook=hear)
    took = re.search(r"took (\d+)", "".join(printed))
    if took is None:
        raise RuntimeError(f"{code!r} printed {printed}")
    return int(took[1]) / 1000


def measure(kernel: str, rounds: int) -> dict[str, list[float]]:
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        for code in (CLOCK, FUNCTIONS):
            client.execute(code, reply=True, timeout=120)
        ratios = {}
        for name, (declared, loop, divisor) in LOOPS.items():
            if name == "a rare await" and kernel == "stock-tslab":
                continue  # its compiler refuses it at the top level of a cell with a loop
            times: dict[str, list[float]] = {"outside": [], "inside": []}
            turns = str(TURNS // divisor)
            written, begun = declared.replace("N", turns), loop.replace("N", turns)
            for _ in range(rounds):
                client.execute(written, reply=True, timeout=120)
                times["outside"].append(
                    time_of(client, f"var from = clock();\n{begun}\nconsole.log(`took ${{Math.round((clock() - from) * 1000)}}`)")
                )
                awaits = "await" in loop
                function = f"{'async ' if awaits else ''}function inside() {{ {written}\nconst from = clock();\n{begun}\nreturn clock() - from }}"
                times["inside"].append(
                    time_of(client, f"{{ {function}\nconsole.log(`took ${{Math.round(({'await ' if awaits else ''}inside()) * 1000)}}`); }}")
                )
            ratios[name] = [min(times["outside"]) / min(times["inside"]), min(times["inside"])]
        return ratios
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


kernels, rounds = sys.argv[1].split(","), int(sys.argv[2])
print(json.dumps({kernel: measure(kernel, rounds) for kernel in kernels}))
