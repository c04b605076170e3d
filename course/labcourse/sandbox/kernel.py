"""One kernel of a submission: started in the box, spoken to over Jupyter's protocol and the grader's own line."""

import asyncio
import math
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from queue import Empty
from types import MappingProxyType

import psutil
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.connect import write_connection_file

from ..limits import Limits
from ..message import Say, told
from .cache import Cache
from .time_limit import TimeLimit
from .kernel_lost import KernelLost, NeverStarted
from .kernel_process import KernelProcess, launch
from .outputs import Execution, first_complaint, keep, one_line
from .signed_channel import Channel

TURN = 0.2
"""Seconds between two looks at the kernel's process."""
START_LIMIT = 60


class Kernel:
    def __init__(
        self,
        limits: Limits,
        boxed: bool,
        say: Say,
        end: float = math.inf,
        files: Mapping[str, bytes] = MappingProxyType({}),
        cache: Cache | None = None,
    ) -> None:
        """`say` words what is said of it; `end`: by `time.monotonic`, when whatever runs has to stop; `files`: what lies in
        its working folder; `cache`: what its chapter has compiled and drawn already."""
        self._files = files
        self._cache = cache
        self._say = say
        self._limits = limits
        self._boxed = boxed
        self._end = end
        self._runtime = Path(tempfile.mkdtemp(prefix="lab-"))
        self._process: KernelProcess | None = None
        self._connect()

    def _connect(self) -> None:
        self._channel = Channel()
        self._client = AsyncKernelClient()

    async def start(self) -> None:
        try:
            await self._start()
        except NeverStarted:
            if self._cache is None or not self._cache.has_snapshot:
                raise
            # made by another Node.js, or on another processor: without it, a kernel takes longer to start
            self._cache = replace(self._cache, with_snapshot=False)
            await self._disconnect()
            self._connect()
            await self._start()

    async def _start(self) -> None:
        connection, _ = write_connection_file(
            str(self._runtime / "connection.json"), transport="ipc", ip=str(self._runtime / "socket"), kernel_name="tslab"
        )
        line = self._channel.box_end.fileno()
        self._process = await launch(connection, self._runtime, line, self._limits, self._boxed, self._files, self._cache)
        self._channel.started()
        self._client.load_connection_file(connection)
        self._client.start_channels()
        limit, hears = self._time_limit(START_LIMIT, math.inf), False
        try:
            while not hears:
                await self._reply(self._client.kernel_info(), limit)
                hears = await self._hears(limit)
        except KernelLost as lost:
            raise NeverStarted(f"the kernel did not start: {self._process.complaint() or lost}") from lost
        if self._boxed:
            self._close_folder()

    async def _hears(self, limit: TimeLimit) -> bool:
        """Whether what the kernel publishes arrives here: it may have replied before it knew of this subscriber, and what
        it publishes meanwhile is lost."""
        await self._look(limit)
        try:
            await self._client.get_iopub_msg(timeout=TURN)
        except Empty:
            return False
        return True

    def _close_folder(self) -> None:
        """Once the kernel's sockets are there, nothing may be added to the one folder that both sides see. In the box it
        stays like this: the filter of system calls keeps modes from being changed."""
        for file in self._runtime.iterdir():
            if file.is_file():
                file.chmod(0o400)
        self._runtime.chmod(0o500)

    async def run(self, code: str, seconds: float) -> Execution:
        """Executes a cell. Raises `KernelLost` if the kernel ends, or does not finish in time and is ended."""
        end = self._time_limit(seconds, self._end)
        request = self._client.execute(code, allow_stdin=False, stop_on_error=False)
        reply = asyncio.ensure_future(self._reply(request, end))
        done = Execution(self._say)
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
            raise KernelLost("killed", told(self._say, "kernel.lineCut")) from cut
        except Exception as forged:
            raise KernelLost("tampered", told(self._say, "kernel.forged", error=str(forged))) from forged
        finally:
            answer.cancel()

    def _time_limit(self, seconds: float, end: float) -> TimeLimit:
        try:
            return TimeLimit(seconds, psutil.Process(self._process.pid), end)
        except psutil.NoSuchProcess:
            return TimeLimit(seconds, None, end)

    async def stop(self) -> None:
        await self._disconnect()
        self._runtime.chmod(0o700)
        shutil.rmtree(self._runtime, ignore_errors=True)

    async def _disconnect(self) -> None:
        self._client.stop_channels()
        self._channel.close()
        if self._process is not None:
            await self._process.end()

    async def _reply(self, request: str, end: TimeLimit) -> dict:
        while True:
            message = await self._message(self._client.get_shell_msg, request, end)
            if message is not None:
                return message["content"]

    async def _message(self, channel, request: str, end: TimeLimit) -> dict | None:
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

    async def _look(self, end: TimeLimit) -> None:
        """Raises where there is no point in waiting any longer."""
        ended = await self._process.how_it_ended()
        if ended is not None:
            raise KernelLost("killed", self._say([ended])[0])
        if end.has_passed():
            raise KernelLost("timeout", told(self._say, "kernel.timeout"))


def handing_over(number: int, exercise: str) -> str:
    """The cell that hands an answer to the guard. It is part of no notebook."""
    return (
        f"// @ts-ignore\nawait (globalThis as any)[Symbol.for('lab.observe')]({number}, "
        f"typeof {exercise} === 'undefined' ? undefined : {exercise});"
    )
