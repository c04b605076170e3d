"""What a submission may use: memory, files, and time."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one kernel may use. Processes: none beside the kernel itself."""

    memory: int = 4096 * MEBIBYTE
    """Bytes of memory of the process, libraries not counted."""
    heap: int = 1024
    """Mebibytes of JavaScript objects."""
    cpu: int = 900
    """Seconds of processor time, over all threads."""
    scratch: int = 256 * MEBIBYTE
    """Bytes in the working folder and in /tmp, each; also the size of the largest file."""
    shared_memory: int = 16 * MEBIBYTE
    """Bytes in /dev/shm."""
    open_files: int = 1024


@dataclass(frozen=True)
class TimeLimits:
    """In seconds of processor time, but for the last."""

    cell: float = 60
    """For a cell of the learner's."""
    given: float = 600
    """For a locked cell of the chapter: its imports, and whatever it loads."""
    observation: float = 120
    """For calling one answer on the hidden inputs, beside the time that these promise it."""
    notebook: float = 25 * 60
    """By the clock, for everything, replays included: less than a cluster gives a job (`runtime` in the Snakefile and the
    profiles), which would end it without a grade."""


def promised(inputs: list) -> float:
    """Seconds of processor time for the time that inputs give an answer to train in, by the clock. Twice as many: while
    one thread computes, another may prepare what comes next."""
    cases = [case for given in inputs for case in given if isinstance(case, dict)]
    return 2 * sum(case.get("fields", {}).get("seconds", 0) for case in cases)
