"""Time limits that mean the same on a busy machine: processor time counts, and only patience is measured by the clock."""

import math
import os
import time

import psutil

PATIENCE = 4
"""How many times the limit may pass by the clock, for code that waits for something or shares its processor."""


class TimeLimit:
    def __init__(self, seconds: float, process: psutil.Process | None, end: float = math.inf) -> None:
        """`seconds` of processor time, over all threads, of this process and all it started; by the clock no later than
        `end`."""
        self._process = process
        self._seconds = seconds
        self._processor = seconds + processor_time(process)
        self._begun = time.monotonic()
        self._clock = min(self._begun + PATIENCE * seconds, end)

    def has_passed(self) -> bool:
        now = time.monotonic()
        most = (now - self._begun) * (os.cpu_count() or 1)  # no code can have had more processor time
        return now > self._clock or (most > self._seconds and processor_time(self._process) > self._processor)


def processor_time(process: psutil.Process | None) -> float:
    """Looks through all processes of the machine, which takes milliseconds."""
    if process is None:
        return 0.0
    try:
        family = [process, *process.children(recursive=True)]
        return sum(times.user + times.system for times in (member.cpu_times() for member in family))
    except psutil.Error:
        return 0.0
