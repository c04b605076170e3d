"""Progress of a grading run: how many are done, and how long the rest will take."""

import time


class Progress:
    def __init__(self, total: int, done: int) -> None:
        self._total, self._before, self._shown = total, done, -1
        self._started = time.monotonic()

    def line(self, done: int) -> str | None:
        """What to print, or None where nothing has changed."""
        if done == self._shown:
            return None
        self._shown = done
        fresh = done - self._before
        if fresh <= 0 or done >= self._total:
            return f"{done} of {self._total} graded"
        left = (time.monotonic() - self._started) / fresh * (self._total - done)
        return f"{done} of {self._total} graded, about {duration(left)} left"


def duration(seconds: float) -> str:
    if seconds < 90:
        return f"{round(seconds)} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
