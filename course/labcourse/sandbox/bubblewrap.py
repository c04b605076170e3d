"""The box a submission's kernel runs in: bubblewrap, resource limits and a filter of system calls.

Inside there are the lab's packages, the images and an empty folder; no network, no other process, nothing of the
gradebook, the submissions, the solutions or the judges.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..limits import Limits
from ..paths import COURSE, ENGINE, ROOT
from .cache import Cache

INSIDE = "/lab"
# The kernel finds a picture of its own process here; the real /proc would let it look into its own memory.
PROCESS_STATE = "1 (node) S 0 1 1 0 -1 0 0 0 0 0 1 1 0 0 20 0 1 0 1 1000000000 50000 " + "0 " * 28


def sandbox_problem() -> str | None:
    """Why kernels cannot be boxed on this machine, or None."""
    if shutil.which("bwrap") is None:
        return "bubblewrap is not installed: apt-get install bubblewrap"
    if shutil.which("prlimit") is None:
        return "prlimit is not installed: apt-get install util-linux"
    probe = json.loads((COURSE / "sandbox-probe.json").read_text())
    done = subprocess.run(["bwrap", *probe], capture_output=True, text=True)
    if done.returncode == 0:
        return None
    return f"bubblewrap cannot make a sandbox here ({done.stderr.strip()}): allow unprivileged user namespaces"


def command(
    kernel: list[str], runtime: Path, socket: int, filter_file: int, limits: Limits, files: Mapping[str, int],
    cache: Cache | None,
) -> list[str]:
    """The command line that runs a kernel in the box.

    `kernel` is the kernelspec's command line, with paths of this machine; `runtime` the folder with the connection
    file and Jupyter's sockets; `socket` and `filter_file` are open file descriptors that the box inherits, and so are those
    of `files`, by path in the working folder: their contents are copied, nothing outside can be written through them. A
    submission's kernel reads `cache`, one that runs nothing but the chapter's own cells may fill it.
    """
    environment = {**lab(socket), **(cache.variables(boxed=True) if cache else {})}
    guarded = ["--require", f"{INSIDE}/course/dist/guest/guard.js", *kernel[1:]]
    return box(guarded, environment, runtime, filter_file, limits, files, cache)


def box(
    arguments: list[str], environment: Mapping[str, str], runtime: Path, filter_file: int, limits: Limits,
    files: Mapping[str, int], cache: Cache | None,
) -> list[str]:
    """The command line that runs Node.js with these arguments in the box; the rest as above."""
    return [
        *("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--hostname", "box"),
        *("--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--clearenv"),
        *(word for name, value in environment.items() for word in ("--setenv", name, value)),
        *system(runtime),
        *("--size", str(limits.shared_memory), "--tmpfs", "/dev/shm", "--remount-ro", "/dev"),
        *("--size", str(limits.scratch), "--tmpfs", "/tmp"),
        *packages(cache),  # after /tmp: the lab may lie below it
        *("--size", str(limits.scratch), "--tmpfs", f"{INSIDE}/work"),
        *(word for path, file in files.items() for word in ("--file", str(file), f"{INSIDE}/work/{path}")),
        *("--bind", str(runtime), str(runtime), "--remount-ro", INSIDE, "--remount-ro", "/"),
        *("--chdir", f"{INSIDE}/work", "--seccomp", str(filter_file)),
        *("prlimit", f"--data={limits.memory}", f"--cpu={limits.cpu}", f"--fsize={limits.scratch}"),
        *(f"--nofile={limits.open_files}", "--core=0", "--"),
        *(f"{INSIDE}/bin/node", "--single-threaded", f"--max-old-space-size={limits.heap}"),
        *(inside(argument) for argument in arguments),
    ]


def inside(path: str) -> str:
    """Where a path of the lab is in the box; other texts stay as they are."""
    return INSIDE + path.removeprefix(str(ROOT)) if path.startswith(f"{ROOT}/") else path


ONE_PROCESSOR = {name: "1" for name in ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS")}
"""A job computes on one processor, V8's helpers (`--single-threaded`) included, as Snakemake plans it: several jobs do
not get into each other's way, and sums come out the same."""


def lab(socket: int) -> dict[str, str]:
    return {
        **ONE_PROCESSOR,
        "PATH": "/usr/bin",
        "HOME": f"{INSIDE}/work",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "LAB_ROOT": INSIDE,
        "LAB_DATA": "stand-in",
        "LAB_DATA_DIR": f"{INSIDE}/data",
        "LAB_GRADER_SOCKET": str(socket),
    }


def system(runtime: Path) -> list[str]:
    state, users = runtime / "process-state", runtime / "users"
    state.write_text(PROCESS_STATE)
    users.write_text(f"learner:x:65534:65534::{INSIDE}/work:/bin/false\n")
    return [
        *("--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"),
        *("--symlink", "usr/bin", "/bin", "--ro-bind", "/etc/ld.so.cache", "/etc/ld.so.cache", "--dev", "/dev"),
        *("--dir", "/proc/self", "--symlink", f"{INSIDE}/bin/node", "/proc/self/exe"),
        *("--ro-bind", str(state), "/proc/self/stat", "--ro-bind", str(users), "/etc/passwd"),
        *(word for name in ("cpuinfo", "meminfo", "stat") for word in ("--ro-bind", f"/proc/{name}", f"/proc/{name}")),
    ]


def packages(cache: Cache | None) -> list[str]:
    """What the kernel and the notebooks import, without the judges: `lab.check` is for the grader to decide."""
    node = shutil.which("node") or "node"
    shared = {
        os.path.realpath(node): "bin/node",
        ROOT / "node_modules": "node_modules",
        ROOT / "lib/package.json": "lib/package.json",
        ROOT / "lib/dist": "lib/dist",
        ROOT / "kernel/package.json": "kernel/package.json",
        ROOT / "kernel/dist": "kernel/dist",
        COURSE / "dist/guest": "course/dist/guest",
        ROOT / "data": "data",
    }
    if ENGINE.exists():  # the set-up makes it where there is a C++ compiler
        shared[ENGINE] = str(ENGINE.relative_to(ROOT))
    words = ["--tmpfs", INSIDE]
    for source, target in shared.items():
        words += ["--ro-bind", str(source), f"{INSIDE}/{target}"]
    words += ["--tmpfs", f"{INSIDE}/lib/dist/checks/judge", "--remount-ro", f"{INSIDE}/lib/dist/checks/judge"]
    for stub, module in (("check-stub", "checks/check"), ("hand-in-stub", "hand-in/hand-in")):
        words += ["--ro-bind", str(COURSE / f"dist/guest/{stub}.js"), f"{INSIDE}/lib/dist/{module}.js"]
    if cache is not None:
        words += ["--bind" if cache.is_filled_now else "--ro-bind", str(cache.place), str(cache.seen(boxed=True))]
    for library in tensorflow_libraries():
        words += ["--ro-bind", library, library]
    return words


def tensorflow_libraries() -> list[str]:
    """Files that tfjs-node's own links lead to, outside of node_modules."""
    links = (ROOT / "node_modules/@tensorflow/tfjs-node/deps/lib").glob("*")
    return sorted({str(link.resolve()) for link in links if link.is_symlink()})
