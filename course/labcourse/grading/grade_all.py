"""Grades everything: takes submissions in, runs one job for each, and brings the results together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .. import settings
from ..folder import CourseFolder
from ..intake.take_in import Intake, NothingToGrade, take_in
from .cluster_jobs import Cluster, dry_run, run_on_cluster
from .fill_cache import fill_caches
from .local_jobs import room, run_here
from .lock import lock
from .progress import Progress
from .publish_grades import publish_grades
from .stand_ins import draw_stand_ins


@dataclass(frozen=True)
class Order:
    """What to grade, and how."""

    submissions: Path
    jobs: int | None
    """How many at once on this machine; without a number, as many as it has room for."""
    cluster: Cluster | None
    """Where jobs run instead, if not on this machine."""
    students: set[str] | None
    """Grade these again, changed or not, and nobody else."""
    keeps_deadline: bool
    """Nothing was said of it this time."""
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
            advice = "give a folder with one folder per student, or a zip"
            raise NothingToGrade(f"{order.submissions} holds no submissions: {advice}.")
        forget(folder, intake.students if order.students is not None else set())
        if order.keeps_deadline and (due := settings.late_policy(folder).due) is not None:
            print(f"deadline as before: {due.isoformat(' ', 'minutes')} (--due none: no deadline)")
        complete = run_jobs(folder, order, held)
        publish_grades(folder, settings.late_policy(folder))
        failed = not_graded(folder, intake)
        for line in failed:
            print(f"not graded: {line}")
        print((folder.root / "summary.md").read_text())
        return len(failed) or int(not complete)


def forget(folder: CourseFolder, again: set[str]) -> None:
    """Takes away results of earlier submissions and conditions, and all of these students."""
    for ticket in folder.tickets():
        if ticket["student"] in again or folder.current_result(ticket) is None:
            folder.result(ticket["student"], ticket["chapter"]).unlink(missing_ok=True)


def not_graded(folder: CourseFolder, intake: Intake) -> list[str]:
    lines = [f"{student}: {reason}" for student, reason in sorted(intake.unread.items())] + intake.unclear
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
    if order.cluster is not None:
        return dry_run(folder, order.cluster)
    for ticket in folder.tickets():
        if folder.current_result(ticket) is None:
            print(f"would be graded on this machine: {ticket['student']}, {ticket['chapter']}")
    return 0


def run_jobs(folder: CourseFolder, order: Order, held: int) -> bool:
    """Whether every submission has its result."""
    tickets = folder.tickets()
    progress = Progress(len(tickets), finished(folder, tickets))
    log = folder.root / "grading/jobs.log"

    def look() -> bool:
        done = finished(folder, tickets)
        line = progress.line(done)
        if line is not None:
            print(line, flush=True)
        return done == len(tickets)

    look()
    decided = settings.load(folder)
    waiting = [ticket for ticket in tickets if not folder.result(ticket["student"], ticket["chapter"]).exists()]
    here = order.jobs if order.cluster is None else None  # a cluster's jobs are no measure of this machine
    fill_caches(folder, waiting, decided, here or room())
    if order.cluster is None:
        run_here(folder, order.jobs, log, look)
    else:
        run_on_cluster(folder, order.cluster, held, log, look)
    complete = look()
    if not complete:
        print(f"some jobs failed, see {log}")
    return complete


def finished(folder: CourseFolder, tickets: list[dict]) -> int:
    """Results of earlier tickets are gone by now."""
    return sum(folder.result(ticket["student"], ticket["chapter"]).exists() for ticket in tickets)
