"""`python -m labcourse …`: what `npm run release` and `npm run grade` call."""

import argparse
import math
import os
import sys
from collections.abc import Callable
from pathlib import Path

from . import settings
from .folder import CourseFolder
from .late_policy import deadline, share
from .paths import COURSE
from .sandbox.bubblewrap import sandbox_problem


def main() -> int:
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic by name
    parser = argparse.ArgumentParser(prog="labcourse")
    commands = parser.add_subparsers(dest="command", required=True)
    release = commands.add_parser("release")
    release.add_argument("out", type=Path)
    release.add_argument("--worked", type=Path, required=True)
    release.add_argument("chapters", nargs="+")
    one = commands.add_parser("one")
    one.add_argument("out", type=Path)
    one.add_argument("student")
    one.add_argument("chapter")
    one.add_argument("--result", type=Path, required=True)
    grade_parser(commands.add_parser("grade"))
    arguments = parser.parse_args()
    return {"release": run_release, "one": run_one, "grade": run_grade}[arguments.command](arguments)


def grade_parser(grade: argparse.ArgumentParser) -> None:
    grade.add_argument("submissions", type=Path)
    grade.add_argument("--out", type=Path, required=True)
    grade.add_argument("--jobs", type=positive, help="how many at once; otherwise one for each processor, as memory allows")
    grade.add_argument("--profile", help="slurm, kubernetes, or a folder with a Snakemake profile")
    grade.add_argument("--student", action="append", help="grade this student again, and no other")
    grade.add_argument(
        "--due",
        type=sentence(deadline),
        default=...,
        help="deadline, for example 2026-11-30 for the end of that day, or 2026-11-30T12:00+01:00; kept until told otherwise",
    )
    grade.add_argument("--late-penalty", type=sentence(share), help="share of the points per day begun; kept as well")
    grade.add_argument(
        "--cell-seconds", type=sentence(seconds), default=settings.CELL_SECONDS, help="processor time for a learner's cell"
    )
    grade.add_argument("--seed", type=int, help="decides the hidden inputs; otherwise a secret of the course folder")
    grade.add_argument("--dry-run", action="store_true", help="say what would be graded where, and grade nothing")
    grade.add_argument("--unsafe", action="store_true", help="run submissions without a sandbox")


def positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number of at least 1, found {text}")
    return int(text)


def seconds(text: str) -> float:
    number = float(text) if text.replace(".", "", 1).isdecimal() else 0
    if not 0 < number < math.inf:
        raise ValueError(f'expected a number of seconds above 0, found "{text}"')
    return number


def sentence(read: Callable[[str], object]) -> Callable[[str], object]:
    """For argparse, which keeps to itself what a `ValueError` says."""

    def told(text: str) -> object:
        try:
            return read(text)
        except ValueError as wrong:
            raise argparse.ArgumentTypeError(str(wrong)) from wrong

    return told


def run_release(arguments: argparse.Namespace) -> int:
    from .release import prepare

    if arguments.out.resolve() == COURSE:
        print(f"{COURSE} holds the lab's own programs: give another folder, for example --out my-course.")
        return 2
    prepare(CourseFolder(arguments.out.resolve()), arguments.worked, arguments.chapters)
    return 0


def run_one(arguments: argparse.Namespace) -> int:
    from .grading.job import attempt

    attempt(CourseFolder(arguments.out.resolve()), arguments.student, arguments.chapter, arguments.result)
    return 0


def run_grade(arguments: argparse.Namespace) -> int:
    problem = None if arguments.unsafe else sandbox_problem()
    if problem is not None:
        print(f"Submissions are not run without a sandbox: {problem}. (--unsafe runs them as you, with all you may do.)")
        return 2
    if not arguments.submissions.exists():
        print(f"There is no {arguments.submissions}: give the folder or the zip that holds the submissions.")
        return 2
    from .grading.cluster_jobs import Cluster
    from .grading.grade_all import Order, grade_all, plan
    from .grading.lock import Busy
    from .intake.find_submissions import Unclear
    from .intake.take_in import NothingToGrade

    folder = CourseFolder(arguments.out.resolve())
    order = Order(
        arguments.submissions.resolve(),
        arguments.jobs,
        Cluster(arguments.profile, arguments.jobs) if arguments.profile else None,
        set(arguments.student) if arguments.student else None,
        arguments.due is ...,
        lambda: decide(folder, arguments),
    )
    try:
        if arguments.dry_run:
            return plan(folder, order)
        return 1 if grade_all(folder, order) else 0
    except (Busy, NothingToGrade, Unclear) as refusal:
        print(refusal)
        return 2


def decide(folder: CourseFolder, arguments: argparse.Namespace) -> None:
    settings.save(folder, arguments.seed, not arguments.unsafe, arguments.cell_seconds)
    before = settings.late_policy(folder)
    due = before.due if arguments.due is ... else arguments.due
    share_per_day = before.share_per_day if arguments.late_penalty is None else arguments.late_penalty
    settings.save_late(folder, due, share_per_day)


if __name__ == "__main__":
    sys.exit(main())
