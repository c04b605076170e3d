"""One grading run in a course folder at a time, and what a killed one had half written."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from ..folder import HALF_WRITTEN, CourseFolder


class Busy(Exception):
    """Another run works in this folder."""


@contextmanager
def lock(folder: CourseFolder) -> Iterator[int]:
    """Raises `Busy` while another run, or jobs it left behind, are at work. Gives the open lock, for Snakemake to
    inherit: the system drops it with the last process that holds it, however that ends."""
    place = folder.root / "grading"
    place.mkdir(parents=True, exist_ok=True)
    with (place / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise Busy(f"{folder.root} is being graded already: wait until that run has ended") from held
        sweep(folder)
        yield lock.fileno()


def sweep(folder: CourseFolder) -> None:
    for parent, _, files in os.walk(folder.root):
        for name in files:
            if name.startswith(".") and name.endswith(HALF_WRITTEN):
                os.unlink(os.path.join(parent, name))
