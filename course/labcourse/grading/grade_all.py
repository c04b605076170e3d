"""Grades everything: takes submissions in, lets Snakemake run one job for each, and brings the results together."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..folder import CourseFolder
from ..intake.take_in import Intake, NothingToGrade, take_in
from ..paths import COURSE, ROOT
from .executor import Executor
from .late import LatePolicy
from .lock import lock
from .progress import Progress
from .publish_grades import publish_grades
from .stand_ins import draw_stand_ins

OVERDUE = 300
"""Seconds that Snakemake may go on after the last result. Its plug-in for Slurm loses sight of all jobs when the scheduler
does not answer for a while, and would wait for them for ever."""


@dataclass(frozen=True)
class Order:
    """What to grade, and how."""

    submissions: Path
    executor: Executor
    late: LatePolicy
    students: set[str] | None
    """Grade these again, changed or not, and nobody else."""
    decide: Callable[[], None]
    """Writes down what is decided for the whole folder, once nobody else is at work in it."""


def grade_all(folder: CourseFolder, order: Order) -> int:
    """Returns how much could not be graded. Raises `Busy` and `NothingToGrade`."""
    with lock(folder) as held:
        order.decide()
        draw_stand_ins()
        intake = take_in(order.submissions, folder, order.students)
        for note in intake.notes:
            print(note)
        if not intake.students:
            raise NothingToGrade(f"{order.submissions} holds no submissions: give a folder with one folder per student, or a zip.")
        forget(folder, intake.students if order.students is not None else set())
        done = run_jobs(folder, order.executor, held)
        publish_grades(folder, order.late)
        failed = not_graded(folder, intake)
        for line in failed:
            print(f"not graded: {line}")
        print((folder.root / "summary.md").read_text())
        return len(failed) or int(done != 0)


def forget(folder: CourseFolder, again: set[str]) -> None:
    """Takes away results of earlier submissions and conditions, and all of these students."""
    for ticket in folder.tickets():
        if ticket["student"] in again or folder.current_result(ticket) is None:
            folder.result(ticket["student"], ticket["chapter"]).unlink(missing_ok=True)


def not_graded(folder: CourseFolder, intake: Intake) -> list[str]:
    lines = [f"{student}: {reason}" for student, reason in sorted(intake.unread.items())]
    for ticket in folder.tickets():
        student, chapter = ticket["student"], ticket["chapter"]
        if folder.current_result(ticket) is None:
            why = folder.failure(student, chapter)
            lines.append(f"{student}, {chapter}: {why.read_text() if why.exists() else 'the job was ended'}")
    return lines


def plan(folder: CourseFolder, order: Order) -> int:
    """Prints which jobs would run, and where. Raises as `grade_all` does."""
    with lock(folder):
        order.decide()
        for note in take_in(order.submissions, folder, order.students).notes:
            print(note)
    return subprocess.run([*snakemake(folder, order.executor), "--dry-run"], env=environment(order.executor)).returncode


def snakemake(folder: CourseFolder, executor: Executor) -> list[str]:
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(COURSE / "Snakefile")]
    command += ["--directory", str(folder.root / "grading"), "--nolock", "--rerun-triggers", "mtime", "--keep-going"]
    command += ["--ignore-incomplete"]  # what is published is complete, even where Snakemake was killed before it noted so
    command += ["--scheduler", "greedy"]  # all jobs are alike: solving a linear programme before each of them gains nothing
    return [*command, *executor.arguments, "--config", f"out={folder.root}", f"python={sys.executable}"]


def run_jobs(folder: CourseFolder, executor: Executor, lock: int) -> int:
    """Returns 0 where every submission has its result."""
    log = folder.root / "grading/snakemake.log"
    command = [*snakemake(folder, executor), "--quiet", "all"]
    tickets = folder.tickets()
    progress = Progress(len(tickets), finished(folder, tickets))
    last_news = time.monotonic()
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment(executor), pass_fds=[lock])
        while process.poll() is None:
            done = finished(folder, tickets)
            if show(progress, done):
                last_news = time.monotonic()
            elif done == len(tickets) and time.monotonic() > last_news + OVERDUE:
                process.terminate()
            time.sleep(0.5)
    done = finished(folder, tickets)
    show(progress, done)
    if done == len(tickets):
        return 0
    print(f"some jobs failed, see {log}")
    return process.returncode or 1


def finished(folder: CourseFolder, tickets: list[dict]) -> int:
    """Results of earlier tickets are gone by now."""
    return sum(folder.result(ticket["student"], ticket["chapter"]).exists() for ticket in tickets)


def show(progress: Progress, done: int) -> bool:
    """Whether there was news."""
    line = progress.line(done)
    if line is not None:
        print(line, flush=True)
    return line is not None


def environment(executor: Executor) -> dict[str, str]:
    """Jobs find this package, and keep compiled Python where the next job finds it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **executor.environment, "PYTHONPATH": str(COURSE), "PYTHONPYCACHEPREFIX": str(ROOT / "build/pycache")}
