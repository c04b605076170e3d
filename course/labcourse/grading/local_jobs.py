"""Runs jobs on this machine, as many at once as it has room for.

Each job is a process of its own, so that whatever happens to one costs no other anything; forked from a server that has
imported everything already, which takes longer than some submissions do. Jobs end when this process does, however.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path

import psutil

from ..folder import CourseFolder
from .job import attempt

Job = Callable[[CourseFolder, str, str], None]
JOB_MEMORY = 4 << 30
"""Bytes that one job may come to need."""
TRIES = 2
TURN = 0.5
"""Seconds between two looks at what is done."""


def run_here(
    folder: CourseFolder, jobs: int | None, log: Path, look: Callable[[], object], attempt: Job = attempt
) -> None:
    """Grades every ticket that has no result. `look` is called about every half second. Jobs write into `log`."""
    log.write_text("")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", __name__, f"{__package__}.warm_up"])
    all_jobs = ((ticket["student"], ticket["chapter"]) for ticket in folder.tickets())
    waiting = deque(job for job in all_jobs if not folder.result(*job).exists())
    tries = dict.fromkeys(waiting, 0)
    running: dict[int, tuple[multiprocessing.Process, tuple[str, str]]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < (jobs or room()):
                job = waiting.popleft()
                tries[job] += 1
                process = context.Process(target=work, args=(attempt, folder, *job, log))
                process.start()
                running[process.sentinel] = process, job
            for ended in wait(list(running), TURN):
                process, job = running.pop(ended)
                process.join()
                if process.exitcode != 0 and tries[job] < TRIES:
                    waiting.append(job)
                process.close()
            look()
    finally:
        for process, _ in running.values():
            process.kill()


def work(attempt: Job, folder: CourseFolder, student: str, chapter: str, log: Path) -> None:
    stay_with_parent()
    out = os.open(log, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(out, stream)
    attempt(folder, student, chapter)


def stay_with_parent() -> None:
    """A job that nobody waits for any more stops at once, and its kernel with it: the next run is alone in the folder."""
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


def room() -> int:
    """One job for each processor, as far as memory goes."""
    return max(1, min(len(os.sched_getaffinity(0)), psutil.virtual_memory().total // JOB_MEMORY))
