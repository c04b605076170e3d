"""A large class in a course folder, without executing anything: results as a job publishes them, written for every
student and chapter.

    python course.py publish FOLDER WORKED STUDENTS     makes the folder, publishes twice
    python course.py cluster FOLDER CHAPTER SECONDS JOBS    grades one chapter again by Slurm, with simulated jobs

Prints one JSON object each.
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path

from labcourse import settings
from labcourse.folder import CourseFolder
from labcourse.grading import cluster_jobs
from labcourse.grading.lock import lock
from labcourse.grading.publish_grades import publish_grades
from labcourse.release import prepare

HERE = Path(__file__).parent
SUBMITTED = "2026-11-29T12:00:00+00:00"


def student(number: int) -> str:
    return f"student{number:04d}"


def make(folder: CourseFolder, worked: Path, students: int) -> None:
    names = [file.stem for file in sorted(worked.glob("*.ipynb")) if not file.stem.startswith("00-")]
    prepare(folder, worked, names)
    for chapter in map(folder.full, names):
        results = [
            {
                "exercise": exercise.name,
                "points": None if exercise.by_hand else exercise.points,
                "maximum": exercise.points,
                "status": "manual" if exercise.by_hand else "full",
                "reason": "The answer is right.",
                "mistake": None,
                "verdict": None if exercise.by_hand else {"passed": True, "summary": "passed " * 20},
            }
            for exercise in chapter.exercises
        ]
        notebook = worked / f"{chapter.name}.ipynb"
        for name in map(student, range(students)):
            for file in (folder.submission(name, chapter.name), folder.autograded(name, chapter.name)):
                file.parent.mkdir(parents=True, exist_ok=True)
                os.link(notebook, file)  # formgrader lists what is there
                (file.parent / "timestamp.txt").write_text(SUBMITTED)
            ticket = {
                "student": name, "chapter": chapter.name, "submitted": SUBMITTED,
                "digest": "0" * 64, "helpers": {}, "conditions": {},
            }
            write(folder.ticket(name, chapter.name), ticket)
            write(folder.result(name, chapter.name), {**ticket, "seed": 1, "boxed": True, "results": results, "seconds": 13.0})


def write(file: Path, content: dict) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=1))


def publish(folder: CourseFolder) -> float:
    started = time.monotonic()
    publish_grades(folder, settings.late_policy(folder))
    return time.monotonic() - started


def run_publish(out: str, worked: str, students: str) -> dict:
    folder = CourseFolder(Path(out))
    make(folder, Path(worked), int(students))
    first, again = publish(folder), publish(folder)
    sizes = {name: (folder.root / name).stat().st_size for name in ("gradebook.db", "grades.csv", "totals.csv")}
    return {"first": first, "again": again, "sizes": sizes}


def run_cluster(out: str, chapter: str, seconds: str, jobs: str) -> dict:
    """Snakemake, its plug-in and the cluster's scheduler are real; what runs on a node is a pause of the measured length
    and the result that was there before (`sbatch` beside this file puts it into the job's place)."""
    folder = CourseFolder(Path(out))
    kept = folder.root / "grading/prepared"
    results = sorted((folder.root / "grading/results").glob(f"*/{chapter}.json"))
    for result in results:
        target = kept / result.parent.name / result.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(result, target)
    os.environ |= {"LAB_JOB_SECONDS": seconds, "LAB_REAL_SBATCH": shutil.which("sbatch")}
    os.environ["PATH"] = f"{HERE / 'bin'}{os.pathsep}{os.environ['PATH']}"
    started, seen = time.monotonic(), []

    def look() -> bool:
        done = sum(result.exists() for result in results)
        seen.append((time.monotonic() - started, done))
        return done == len(results)

    with lock(folder) as held:
        cluster_jobs.run_on_cluster(folder, cluster_jobs.Cluster("slurm", int(jobs)), held, folder.root / "grading/jobs.log", look)
    look()
    first = next((at for at, done in seen if done > 0), None)
    complete = next((at for at, done in seen if done == len(results)), None)
    return {"jobs": len(results), "first": first, "complete": complete, "ended": seen[-1][0], "graded": seen[-1][1]}


if __name__ == "__main__":
    run = {"publish": run_publish, "cluster": run_cluster}[sys.argv[1]]
    print(json.dumps(run(*sys.argv[2:])))
