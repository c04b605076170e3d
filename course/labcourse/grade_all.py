"""Grades everything: takes submissions in, lets Snakemake run one job for each, and brings the results together."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .engine import Engine
from .folder import CourseFolder
from .house import COURSE, ROOT
from .images import draw_stand_ins
from .intake import take_in
from .late import LatePolicy
from .merge import merge
from .one_at_a_time import one_at_a_time
from .progress import Progress


def grade_all(folder: CourseFolder, submissions: Path, engine: Engine, late: LatePolicy, students: set[str] | None) -> int:
    """Returns the number of jobs that failed. Raises `Busy`."""
    with one_at_a_time(folder) as lock:
        return grade_locked(folder, submissions, engine, late, students, lock)


def grade_locked(
    folder: CourseFolder, submissions: Path, engine: Engine, late: LatePolicy, students: set[str] | None, lock: int
) -> int:
    draw_stand_ins()
    intake = take_in(submissions, folder, students)
    for item in intake.puzzling:
        print(f"belongs to no chapter, left out: {item}")
    if students is not None:
        forget(folder, students)
    done = run_jobs(folder, engine, lock)
    merge(folder, late)
    failed = [ticket for ticket in folder.tickets() if not folder.result(ticket["student"], ticket["chapter"]).exists()]
    for ticket in failed:
        why = folder.failure(ticket["student"], ticket["chapter"])
        reason = why.read_text() if why.exists() else "the job was ended"
        print(f"not graded: {ticket['student']}, {ticket['chapter']}: {reason}")
    print((folder.root / "summary.md").read_text())
    return len(failed) if failed or done != 0 else 0


def forget(folder: CourseFolder, students: set[str]) -> None:
    """Grades these students' submissions again, changed or not."""
    for student in students:
        shutil.rmtree(folder.root / "grading/results" / student, ignore_errors=True)


def plan(folder: CourseFolder, submissions: Path, engine: Engine) -> int:
    """Prints which jobs would run, and where."""
    with one_at_a_time(folder):
        take_in(submissions, folder)
    return subprocess.run([*snakemake(folder, engine), "--dry-run"], env=environment(engine)).returncode


def snakemake(folder: CourseFolder, engine: Engine) -> list[str]:
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(COURSE / "Snakefile")]
    command += ["--directory", str(folder.root / "grading"), "--nolock", "--rerun-triggers", "mtime", "--keep-going"]
    command += ["--ignore-incomplete"]  # what is published is complete, even where Snakemake was killed before it noted so
    command += ["--scheduler", "greedy"]  # all jobs are alike: solving a linear programme before each of them gains nothing
    return [*command, *engine.arguments, "--config", f"out={folder.root}", f"python={sys.executable}"]


def run_jobs(folder: CourseFolder, engine: Engine, lock: int) -> int:
    log = folder.root / "grading/snakemake.log"
    command = [*snakemake(folder, engine), "--quiet", "all"]
    tickets = folder.tickets()
    progress = Progress(len(tickets), finished(folder, tickets))
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment(engine), pass_fds=[lock])
        while process.poll() is None:
            show(progress, folder, tickets)
            time.sleep(0.5)
    show(progress, folder, tickets)
    if process.returncode != 0:
        print(f"some jobs failed, see {log}")
    return process.returncode


def finished(folder: CourseFolder, tickets: list[dict]) -> int:
    return sum(up_to_date(folder, ticket) for ticket in tickets)


def up_to_date(folder: CourseFolder, ticket: dict) -> bool:
    result = folder.result(ticket["student"], ticket["chapter"])
    made = folder.ticket(ticket["student"], ticket["chapter"]).stat().st_mtime
    return result.exists() and result.stat().st_mtime >= made


def show(progress: Progress, folder: CourseFolder, tickets: list[dict]) -> None:
    line = progress.line(finished(folder, tickets))
    if line is not None:
        print(line, flush=True)


def environment(engine: Engine) -> dict[str, str]:
    """Jobs find this package, and keep compiled Python where the next job finds it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **engine.environment, "PYTHONPATH": str(COURSE), "PYTHONPYCACHEPREFIX": str(ROOT / "build/pycache")}
