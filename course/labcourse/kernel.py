"""One kernel of a submission: started in the box, spoken to over Jupyter's protocol and the grader's own line."""

import asyncio
import json
import os
import re
import shutil
import stat
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.connect import write_connection_file
from nbformat.v4 import new_output, output_from_msg

from . import box
from .channel import Channel, Forged
from .deadline import Deadline
from .house import KERNELSPEC, ROOT
from .seccomp import process_filter

LARGEST_OUTPUT = 1 << 20
"""Bytes of output kept of one cell."""
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


@dataclass
class Execution:
    """What running a cell gave."""

    outputs: list = field(default_factory=list)
    error: str | None = None
    """The error in one line, or None."""
    size: int = 0


class Kernel:
    def __init__(self, limits: box.Limits, boxed: bool) -> None:
        self._limits = limits
        self._boxed = boxed
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
            await self._reply(self._client.kernel_info(), self._deadline(START_LIMIT))
        except KernelLost as lost:
            raise NeverStarted(f"the kernel did not start: {error_in(self._last_words) or lost}") from lost

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
        end = self._deadline(seconds)
        request = self._client.execute(code, allow_stdin=False, stop_on_error=False)
        reply = asyncio.ensure_future(self._reply(request, end))
        done = Execution()
        try:
            while True:
                message = await self._output(end)
                if message is None or message["parent_header"].get("msg_id") != request:
                    continue
                if message["msg_type"] == "status":
                    if message["content"]["execution_state"] == "idle":
                        break
                    continue
                self._keep(done, message)
            content = await reply
        finally:
            reply.cancel()
        if content["status"] != "ok" and done.error is None:
            done.error = one_line(content) if content.get("ename") else stderr_of(done.outputs)
        return done

    async def observe(self, code: str, exercise: str, inputs: list, seconds: float) -> tuple[dict | None, Execution]:
        """Has the guard call the learner's answer: `code` hands it over. No observation where the cell failed."""
        await self._channel.ask(exercise, inputs)
        answer = asyncio.ensure_future(self._channel.answer())
        try:
            execution = await self.run(code, seconds)
            await asyncio.wait({answer}, timeout=TURN)  # the cell may end without an answer: then none will come
            return (answer.result() if answer.done() else None), execution
        except (Forged, EOFError, ValueError) as forged:
            raise KernelLost("tampered", f"the observation did not come from the grader's own code: {forged}") from forged
        finally:
            answer.cancel()

    def _deadline(self, seconds: float) -> Deadline:
        try:
            return Deadline(seconds, psutil.Process(self._process.pid))
        except psutil.NoSuchProcess:
            return Deadline(seconds, None)

    async def stop(self) -> None:
        self._client.stop_channels()
        self._channel.close()
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._listener is not None:
            self._listener.cancel()
        shutil.rmtree(self._runtime, ignore_errors=True)

    async def _reply(self, request: str, end: Deadline) -> dict:
        while True:
            await self._look(end)
            try:
                message = await self._client.get_shell_msg(timeout=TURN)
            except Exception as nothing:  # queue.Empty, or a message that is none
                if type(nothing).__name__ != "Empty" and not isinstance(nothing, ValueError):
                    raise
                continue
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    async def _output(self, end: Deadline) -> dict | None:
        await self._look(end)
        try:
            return await self._client.get_iopub_msg(timeout=TURN)
        except Exception as nothing:
            if type(nothing).__name__ != "Empty" and not isinstance(nothing, ValueError):
                raise
            return None

    async def _look(self, end: Deadline) -> None:
        """Raises where there is no point in waiting any longer."""
        code = self._process.returncode if self._process else None
        if code is not None:
            await asyncio.wait({self._listener}, timeout=LAST_WORDS_LIMIT)
            raise KernelLost("killed", how_it_ended(code, self._last_words))
        if end.has_passed():
            raise KernelLost("timeout", "it did not finish within the time limit")
        if self._boxed:
            self._look_for_files()

    def _look_for_files(self) -> None:
        """Nothing but sockets may appear in the one folder that both sides see."""
        known = {"connection.json", "process-state", "users"}
        with os.scandir(self._runtime) as entries:
            for entry in entries:
                if entry.name not in known and not stat.S_ISSOCK(entry.stat(follow_symlinks=False).st_mode):
                    raise KernelLost("tampered", "it wrote files next to the kernel's sockets")

    @staticmethod
    def _keep(done: Execution, message: dict) -> None:
        kind, content = message["msg_type"], message["content"]
        if kind == "error":
            done.error = one_line(content)
        if kind not in ("stream", "display_data", "execute_result", "error"):
            return
        size = len(json.dumps(content, default=str))
        if done.size <= LARGEST_OUTPUT < done.size + size:
            notice = f"\n… more than {LARGEST_OUTPUT >> 10} KiB of output: the rest was left out.\n"
            done.outputs.append(new_output("stream", name="stdout", text=notice))
        done.size += size
        if done.size > LARGEST_OUTPUT:
            return
        last = done.outputs[-1] if done.outputs else None
        if kind == "stream" and last and last.output_type == "stream" and last.name == content["name"]:
            last.text += content["text"]
        else:
            done.outputs.append(output_from_msg(message))


def unboxed(kernel: list[str]) -> list[str]:
    node, *arguments = kernel
    return [node, "--require", str(ROOT / "course/dist/box/guard.js"), *arguments]


def one_line(error: dict) -> str:
    return f"{error['ename']}: {error['evalue']}".strip().split("\n")[0][:300]


def stderr_of(outputs: list) -> str:
    """The first line of what went to stderr, for kernels that report errors there."""
    lines = [line for out in outputs if out.get("name") == "stderr" for line in out.text.splitlines() if line.strip()]
    return lines[0][:300] if lines else "the cell failed"


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
