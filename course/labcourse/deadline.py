"""Time limits that mean the same on a busy machine: processor time counts, and only patience is measured by the clock."""

import math
import time

import psutil

PATIENCE = 4
"""How many times the limit may pass by the clock, for code that waits for something or shares its processor."""


class Deadline:
    def __init__(self, seconds: float, process: psutil.Process | None, end: float = math.inf) -> None:
        """`seconds` of processor time, over all threads, of this process and all it started; by the clock no later than
        `end`."""
        self._process = process
        self._processor = seconds + processor_time(process)
        self._clock = min(time.monotonic() + PATIENCE * seconds, end)

    def has_passed(self) -> bool:
        return time.monotonic() > self._clock or processor_time(self._process) > self._processor


def processor_time(process: psutil.Process | None) -> float:
    if process is None:
        return 0.0
    try:
        family = [process, *process.children(recursive=True)]
        return sum(times.user + times.system for times in (member.cpu_times() for member in family))
    except psutil.Error:
        return 0.0
