"""Runs jobs where a Snakemake profile says: on a cluster, or in pods."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..folder import CourseFolder, publish
from ..message import language
from ..paths import COURSE, ROOT

RULES = COURSE / "Snakefile"

OVERDUE = 300
"""Seconds that Snakemake may go on after the last result. Its plug-in for Slurm loses sight of all jobs when the scheduler
does not answer for a while, and would wait for them for ever."""


@dataclass(frozen=True)
class Cluster:
    profile: str
    """A folder of `course/profiles` by its name, any other by its path."""
    jobs: int | None = None
    """How many at once; otherwise what the profile says itself."""

    def command(self, folder: CourseFolder) -> list[str]:
        own = COURSE / "profiles" / self.profile
        profile = own if own.is_dir() else Path(self.profile).resolve()
        work = folder.root / "grading"
        command = [sys.executable, "-m", "snakemake", "--snakefile", str(work / RULES.name), "--profile", str(profile)]
        command += [] if self.jobs is None else ["--jobs", str(self.jobs)]
        command += ["--directory", str(work), "--nolock", "--rerun-triggers", "mtime", "--keep-going"]
        # What is published is complete, even where Snakemake was killed before it noted so; and all jobs are alike:
        # solving a linear programme before each of them gains nothing.
        command += ["--ignore-incomplete", "--scheduler", "greedy"]
        # For a profile that names a storage provider: jobs find tickets there, and bring results.
        command += ["--default-storage-prefix", str(work), "--envvars", "LAB_LANG"]
        return [*command, "--config", f"out={folder.root}"]


def run_on_cluster(folder: CourseFolder, cluster: Cluster, lock: int, log: Path, look: Callable[[], bool]) -> None:
    """`look`, called about every half second, tells whether all results are there; `lock`
    is inherited by Snakemake, which goes on where this process is killed."""
    bring_rules(folder)
    with log.open("w") as out:
        process = subprocess.Popen(
            [*cluster.command(folder), "--quiet", "all"],
            stdout=out, stderr=subprocess.STDOUT, env=environment(), pass_fds=[lock],
        )
        complete = None
        while process.poll() is None:
            complete = (complete or time.monotonic()) if look() else None
            if complete is not None and time.monotonic() > complete + OVERDUE:
                process.terminate()
            time.sleep(0.5)


def dry_run(folder: CourseFolder, cluster: Cluster) -> int:
    bring_rules(folder)
    return subprocess.run([*cluster.command(folder), "--dry-run"], env=environment()).returncode


def bring_rules(folder: CourseFolder) -> None:
    """Without a shared file system, Snakemake hands its jobs only rules from below its working directory."""
    publish(folder.root / "grading" / RULES.name, RULES.read_bytes())


def environment() -> dict[str, str]:
    """Jobs speak the course's language, find this package, and keep compiled Python where the next job finds it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["LAB_LANG"] = language()
    return {**kept, "PYTHONPATH": str(COURSE), "PYTHONPYCACHEPREFIX": str(ROOT / "build/pycache")}
