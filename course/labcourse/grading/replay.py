"""Runs a submission's cells in boxed kernels and observes every answer.

A cell that ends its kernel costs itself alone: a new kernel replays what came before, without that cell, and goes
on. Where replaying does not help, because something left behind ends the kernel later, each remaining exercise gets
a kernel of its own, without the other answers.
"""

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType

from nbformat import NotebookNode

from ..chapter import Chapter, Exercise, flag, grade_id
from ..limits import Limits, TimeLimits, promised
from ..message import Say, told
from ..sandbox.cache import Cache
from ..sandbox.kernel import Kernel
from ..sandbox.kernel_lost import KernelLost
from .observed import Observed, Replay


class Replayer:
    def __init__(
        self,
        chapter: Chapter,
        cells: list[NotebookNode],
        inputs: Callable[[str], list],
        limits: Limits,
        times: TimeLimits,
        boxed: bool,
        say: Say,
        files: Mapping[str, bytes] = MappingProxyType({}),
        cache: Cache | None = None,
    ) -> None:
        """`inputs(exercise)` gives the hidden inputs, one per seed; `say` words reasons; `files` lie beside the
        notebook; `cache`: what of the chapter is compiled and drawn already. Helper files may change what cells mean, so
        that nothing is taken from the cache beside them."""
        self._files, self._say, self._cache = files, say, None if files else cache
        self._cells = [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]
        self._checks = {e.check: e for e in chapter.exercises if not e.by_hand}
        self._answers = {e.answer for e in chapter.exercises}
        self._inputs, self._limits, self._times, self._boxed = inputs, limits, times, boxed
        self._lost: set[int] = set()
        self._result = Replay(say)
        self._kernel: Kernel | None = None

    async def run(self) -> Replay:
        self._end = time.monotonic() + self._times.notebook
        try:
            alone_from = await self._in_order()
            for at in range(alone_from, len(self._cells)):
                if self._exercise(at) and self._has_time():
                    await self._alone(at)
        finally:
            await self._stop()
        used_up = Observed(None, "timeout", told(self._say, "reason.timeUsedUp"))
        for exercise in self._checks.values():
            self._result.observed.setdefault(exercise.name, used_up)
        return self._result

    def _has_time(self) -> bool:
        return time.monotonic() < self._end

    async def _in_order(self) -> int:
        """Runs the notebook from top to bottom; returns where kernels of their own have to begin."""
        at, ready = 0, 0
        while at < len(self._cells) and self._has_time():
            try:
                if self._kernel is None:
                    await self._start()
                    ready = 0
                while ready < at:
                    await self._step(ready, replaying=True)
                    ready += 1
            except KernelLost:
                return at
            if self._may_be_innocent(at):
                await self._alone(at)
                at += 1
                continue
            try:
                await self._step(at)
            except KernelLost as lost:
                self._blame(at, lost)
                await self._stop()
                if lost.status == "killed" and self._exercise(at) and self._has_time():
                    await self._alone(at)
            at += 1
            ready = at
        return at

    async def _alone(self, at: int) -> None:
        """Observes one exercise in a kernel that runs no other answer."""
        own, running = self._exercise(at).answer, at
        self._result.lost.pop(own, None)
        try:
            await self._start()
            for running in [*(i for i in range(at) if grade_id(self._cells[i]) not in self._answers - {own}), at]:
                if grade_id(self._cells[running]) == own:
                    self._lost.discard(running)
                await self._step(running, replaying=running != at)
        except KernelLost as lost:
            self._blame(running if grade_id(self._cells[running]) == own else at, lost)
            self._result.observed.setdefault(self._exercise(at).name, self._result.undeclared(self._exercise(at)))
        finally:
            await self._stop()

    async def _step(self, at: int, replaying: bool = False) -> None:
        exercise = self._exercise(at)
        if exercise is None:
            if at not in self._lost:
                await self._execute(at, replaying)
        elif not replaying:
            await self._observe(at, exercise)

    async def _execute(self, at: int, replaying: bool) -> None:
        cell = self._cells[at]
        done = await self._kernel.run(cell.source, self._times.given if flag(cell, "locked") else self._times.cell)
        if replaying:
            return
        cell.outputs = done.outputs
        if done.error is not None:
            self._result.cell_errors[grade_id(cell) or ""] = done.error

    async def _observe(self, at: int, exercise: Exercise) -> None:
        inputs = self._inputs(exercise.name)
        answer, done = await self._kernel.observe(exercise.name, inputs, self._times.observation + promised(inputs))
        self._result.read(exercise, answer, done)

    def _blame(self, at: int, lost: KernelLost) -> None:
        """Remembers that this cell, or the answer called there, ended the kernel."""
        exercise = self._exercise(at)
        if exercise is not None:
            why = told(self._say, "reason.calling", why=lost.reason)
            self._result.observed[exercise.name] = Observed(None, lost.status, why)
            return
        self._lost.add(at)
        self._cells[at].outputs = [failure(lost)]
        self._result.lost[grade_id(self._cells[at]) or ""] = lost

    def _may_be_innocent(self, at: int) -> bool:
        """An answer whose cell was running when the kernel ended: something left behind earlier may have ended it."""
        exercise = self._exercise(at)
        lost = self._result.lost.get(exercise.answer) if exercise else None
        return lost is not None and lost.status == "killed"

    def _exercise(self, at: int) -> Exercise | None:
        cell = self._cells[at]
        return self._checks.get(grade_id(cell)) if flag(cell, "grade") else None

    async def _start(self) -> None:
        await self._stop()
        self._kernel = Kernel(self._limits, self._boxed, self._say, self._end, self._files, self._cache)
        await self._kernel.start()

    async def _stop(self) -> None:
        if self._kernel is not None:
            await self._kernel.stop()
            self._kernel = None


def failure(lost: KernelLost) -> NotebookNode:
    name = {"timeout": "TimeLimit", "tampered": "Tampered"}.get(lost.status, "KernelEnded")
    return NotebookNode(output_type="error", ename=name, evalue=lost.reason, traceback=[f"{name}: {lost.reason}"])
