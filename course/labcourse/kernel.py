"""One kernel of a submission: started in the box, spoken to over Jupyter's protocol and the grader's own line."""

import asyncio
import json
import math
import os
import re
import shutil
import tempfile
from pathlib import Path
from queue import Empty

import psutil
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.connect import write_connection_file

from . import box
from .channel import Channel
from .deadline import Deadline
from .house import KERNELSPEC, ROOT
from .outputs import Execution, first_complaint, keep, one_line
from .seccomp import process_filter

TURN = 0.2
"""Seconds between two looks at the kernel's process."""
START_LIMIT = 60
LAST_WORDS = 1 << 14
LAST_WORDS_LIMIT = 2
"""Seconds to wait for the rest of what an ended process had written."""
OUT_OF_MEMORY = re.compile(rb"out of memory|bad_alloc|cannot allocate|resource exhausted|OOM", re.I)


class KernelLost(Exception):
    """The kernel is gone or had to be ended. `status` is the one an exercise gets for it."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class NeverStarted(Exception):
    """The kernel ended before any code of the learner's was in it: the machine's fault, never the submission's."""


class Kernel:
    def __init__(self, limits: box.Limits, boxed: bool, end: float = math.inf) -> None:
        """`end`: by `time.monotonic`, when whatever runs has to stop."""
        self._limits = limits
        self._boxed = boxed
        self._end = end
        self._runtime = Path(tempfile.mkdtemp(prefix="lab-"))
        self._channel = Channel()
        self._client = AsyncKernelClient()
        self._process: asyncio.subprocess.Process | None = None
        self._listener: asyncio.Future | None = None
        self._last_words = b""

    async def start(self) -> None:
        connection, _ = write_connection_file(
            str(self._runtime / "connection.json"), transport="ipc", ip=str(self._runtime / "socket"), kernel_name="tslab"
        )
        self._process = await self._launch(connection)
        self._channel.started()
        self._client.load_connection_file(connection)
        self._client.start_channels()
        try:
            await self._reply(self._client.kernel_info(), self._deadline(START_LIMIT, math.inf))
        except KernelLost as lost:
            raise NeverStarted(f"the kernel did not start: {error_in(self._last_words) or lost}") from lost
        if self._boxed:
            self._close_folder()

    def _close_folder(self) -> None:
        """Once the kernel's sockets are there, nothing may be added to the one folder that both sides see. In the box it
        stays like this: the filter of system calls keeps modes from being changed."""
        for file in self._runtime.iterdir():
            if file.is_file():
                file.chmod(0o400)
        self._runtime.chmod(0o500)

    async def _launch(self, connection: str) -> asyncio.subprocess.Process:
        spec = json.loads(KERNELSPEC.read_text())
        kernel = [word.replace("{connection_file}", connection) for word in spec["argv"]]
        line = self._channel.box_end.fileno()
        reading, writing = os.pipe()
        os.write(writing, process_filter())
        os.close(writing)
        if self._boxed:
            words, environment = box.command(kernel, self._runtime, line, reading, self._limits), {"PATH": os.environ["PATH"]}
        else:
            own = {"LAB_ROOT": str(ROOT), "LAB_GRADER_SOCKET": str(line)}
            words, environment = unboxed(kernel), {**os.environ, **box.ONE_PROCESSOR, **own}
            (self._runtime / "node_modules").symlink_to(ROOT / "node_modules")
        try:
            nothing = asyncio.subprocess.DEVNULL
            process = await asyncio.create_subprocess_exec(
                *words, stdin=nothing, stdout=nothing, stderr=asyncio.subprocess.PIPE, pass_fds=(line, reading),
                env=environment, cwd=self._runtime, start_new_session=True,
            )
            self._listener = asyncio.ensure_future(self._listen(process.stderr))
            return process
        finally:
            os.close(reading)

    async def _listen(self, stderr: asyncio.StreamReader) -> None:
        """Keeps the end of what the process itself writes: V8 and TensorFlow say there why they give up."""
        while part := await stderr.read(1 << 16):
            self._last_words = (self._last_words + part)[-LAST_WORDS:]

    async def run(self, code: str, seconds: float) -> Execution:
        """Executes a cell. Raises `KernelLost` if the kernel ends, or does not finish in time and is ended."""
        end = self._deadline(seconds, self._end)
        request = self._client.execute(code, allow_stdin=False, stop_on_error=False)
        reply = asyncio.ensure_future(self._reply(request, end))
        done = Execution()
        try:
            while True:
                message = await self._message(self._client.get_iopub_msg, request, end)
                if message is None:
                    continue
                if message["msg_type"] != "status":
                    keep(done, message["msg_type"], message["content"])
                elif message["content"].get("execution_state") == "idle":
                    break
            content = await reply
        finally:
            reply.cancel()
        if content.get("status") != "ok" and done.error is None:
            done.error = one_line(content) if content.get("ename") else first_complaint(done)
        return done

    async def observe(self, exercise: str, inputs: list, seconds: float) -> tuple[dict | None, Execution]:
        """Has the guard call the learner's answer. No observation where the cell that hands it over failed."""
        number = self._channel.ask(exercise, inputs)
        answer = asyncio.ensure_future(self._channel.answer())
        try:
            execution = await self.run(handing_over(number, exercise), seconds)
            await asyncio.wait({answer}, timeout=TURN)  # the cell may end without an answer: then none will come
            return (answer.result() if answer.done() else None), execution
        except KernelLost:
            raise
        except (EOFError, OSError) as cut:
            raise KernelLost("killed", "its line to the grader was cut") from cut
        except Exception as forged:
            raise KernelLost("tampered", f"the observation did not come from the grader's own code: {forged}") from forged
        finally:
            answer.cancel()

    def _deadline(self, seconds: float, end: float) -> Deadline:
        try:
            return Deadline(seconds, psutil.Process(self._process.pid), end)
        except psutil.NoSuchProcess:
            return Deadline(seconds, None, end)

    async def stop(self) -> None:
        self._client.stop_channels()
        self._channel.close()
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._listener is not None:
            self._listener.cancel()
        self._runtime.chmod(0o700)
        shutil.rmtree(self._runtime, ignore_errors=True)

    async def _reply(self, request: str, end: Deadline) -> dict:
        while True:
            message = await self._message(self._client.get_shell_msg, request, end)
            if message is not None:
                return message["content"]

    async def _message(self, channel, request: str, end: Deadline) -> dict | None:
        """The next message about this request, if there is one within a turn."""
        await self._look(end)
        try:
            message = await channel(timeout=TURN)
        except (Empty, ValueError, LookupError, TypeError, AttributeError, RecursionError):  # none, or one that is not Jupyter's
            return None
        about, content = message["parent_header"], message["content"]
        if not isinstance(about, dict) or about.get("msg_id") != request or not isinstance(content, dict):
            return None
        return message

    async def _look(self, end: Deadline) -> None:
        """Raises where there is no point in waiting any longer."""
        code = self._process.returncode if self._process else None
        if code is not None:
            await asyncio.wait({self._listener}, timeout=LAST_WORDS_LIMIT)
            raise KernelLost("killed", how_it_ended(code, self._last_words))
        if end.has_passed():
            raise KernelLost("timeout", "it did not finish within the time limit")


def handing_over(number: int, exercise: str) -> str:
    """The cell that hands an answer to the guard. It is part of no notebook."""
    return (
        f"// @ts-ignore\nawait (globalThis as any)[Symbol.for('lab.observe')]({number}, "
        f"typeof {exercise} === 'undefined' ? undefined : {exercise});"
    )


def unboxed(kernel: list[str]) -> list[str]:
    node, *arguments = kernel
    return [node, "--require", str(ROOT / "course/dist/box/guard.js"), *arguments]


def error_in(last_words: bytes) -> str | None:
    """The line in which a process says why it gives up."""
    lines = last_words.decode(errors="replace").splitlines()
    return next((line.strip() for line in lines if re.match(r"\w*Error|bwrap:|prlimit:", line)), None)


def how_it_ended(code: int, last_words: bytes) -> str:
    signal = code - 128 if code > 128 else -code if code < 0 else None
    if OUT_OF_MEMORY.search(last_words):
        return "the kernel ran out of memory"
    if signal in (9, 24):
        return "the kernel was ended: it used more memory or processor time than it may"
    if signal not in (None, 6):
        return f"the kernel was ended by signal {signal}"
    return "the code ended the kernel's process"
