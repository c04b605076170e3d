"""The process of a kernel: started in the box or without one, and what it says when it gives up."""

import asyncio
import json
import os
import re
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from ..limits import Limits
from ..message import Message
from ..paths import KERNELSPEC, ROOT
from . import bubblewrap
from .cache import Cache
from .seccomp import process_filter

LAST_WORDS = 1 << 14
LAST_WORDS_LIMIT = 2
"""Seconds to wait for the rest of what an ended process had written."""
OUT_OF_MEMORY = re.compile(rb"out of memory|bad_alloc|cannot allocate|resource exhausted|OOM", re.I)


class KernelProcess:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._last_words = b""
        self._listener = asyncio.ensure_future(self._listen(process.stderr))

    @property
    def pid(self) -> int:
        return self._process.pid

    async def _listen(self, stderr: asyncio.StreamReader) -> None:
        """Keeps the end of what the process itself writes: V8 and TensorFlow say there why they give up."""
        while part := await stderr.read(1 << 16):
            self._last_words = (self._last_words + part)[-LAST_WORDS:]

    async def how_it_ended(self) -> Message | None:
        """None while it runs."""
        code = self._process.returncode
        if code is None:
            return None
        await asyncio.wait({self._listener}, timeout=LAST_WORDS_LIMIT)
        signal = code - 128 if code > 128 else -code if code < 0 else None
        if OUT_OF_MEMORY.search(self._last_words):
            return Message("kernel.memory")
        if signal in (9, 24):
            return Message("kernel.limits")
        if signal not in (None, 6):
            return Message("kernel.signal", {"signal": str(signal)})
        return Message("kernel.ended")

    def complaint(self) -> str | None:
        """The line in which it says why it gives up."""
        lines = self._last_words.decode(errors="replace").splitlines()
        return next((line.strip() for line in lines if re.match(r"\w*Error|bwrap:|prlimit:", line)), None)

    async def end(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        self._listener.cancel()


async def launch(
    connection: str, runtime: Path, line: int, limits: Limits, boxed: bool, files: Mapping[str, bytes], cache: Cache | None
) -> KernelProcess:
    """`connection`: Jupyter's connection file, in the folder `runtime`; `line`: file descriptor of the kernel's end of the
    grader's own line; `files`: what lies in the kernel's working folder, by its path there; `cache`: what its chapter
    has compiled and drawn already."""
    spec = json.loads(KERNELSPEC.read_text())
    node, *arguments = (word.replace("{connection_file}", connection) for word in spec["argv"])
    snapshot = ("--snapshot-blob", str(cache.snapshot(boxed))) if cache and cache.has_snapshot else ()
    kernel = [node, *snapshot, *arguments]
    with ExitStack() as opened:
        reading = in_memory("filter", process_filter(), opened)
        if boxed:
            copied = {path: in_memory(path, content, opened) for path, content in files.items()}
            words = bubblewrap.command(kernel, runtime, line, reading, limits, copied, cache)
            inherited, environment = (line, reading, *copied.values()), {"PATH": os.environ["PATH"]}
        else:
            own = {"LAB_ROOT": str(ROOT), "LAB_GRADER_SOCKET": str(line), **(cache.variables(boxed) if cache else {})}
            words, environment = unboxed(kernel), {**os.environ, **bubblewrap.ONE_PROCESSOR, **own}
            inherited = (line,)
            (runtime / "node_modules").symlink_to(ROOT / "node_modules")
            for path, content in files.items():
                (runtime / path).parent.mkdir(parents=True, exist_ok=True)
                (runtime / path).write_bytes(content)
        nothing = asyncio.subprocess.DEVNULL
        return KernelProcess(
            await asyncio.create_subprocess_exec(
                *words, stdin=nothing, stdout=nothing, stderr=asyncio.subprocess.PIPE, pass_fds=inherited,
                env=environment, cwd=runtime, start_new_session=True,
            )
        )


def in_memory(name: str, content: bytes, opened: ExitStack) -> int:
    """A file that is nowhere but in memory, at its beginning."""
    file = os.memfd_create(name[-100:])
    opened.callback(os.close, file)
    with os.fdopen(os.dup(file), "wb") as out:
        out.write(content)
    os.lseek(file, 0, os.SEEK_SET)
    return file


def unboxed(kernel: list[str]) -> list[str]:
    node, *arguments = kernel
    return [node, "--require", str(ROOT / "course/dist/guest/guard.js"), *arguments]
