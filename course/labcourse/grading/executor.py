"""Where jobs run: on this machine, or where a Snakemake profile says."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from ..paths import COURSE

JOB_MEMORY = 4 << 30
"""Bytes that one job may come to need."""


@dataclass(frozen=True)
class Executor:
    arguments: list[str]
    """For Snakemake."""
    environment: dict[str, str] = field(default_factory=dict)


def executor(jobs: int | None, profile: str | None) -> Executor:
    """A profile of this folder goes by its name, any other by its path. Without a number of jobs, this machine takes
    as many as it has room for, and a profile what it says itself."""
    if profile is None:
        # Snakemake's plug-in for Slurm asks the cluster when it is loaded, wanted or not, and waits ten seconds where
        # Slurm is installed and does not run; an empty configuration answers at once.
        return Executor(["--cores", str(jobs or room())], {"SLURM_CONF": os.devnull})
    own = COURSE / "profiles" / profile
    chosen = ["--profile", str(own if own.is_dir() else Path(profile).resolve())]
    return Executor(chosen if jobs is None else [*chosen, "--jobs", str(jobs)])


def room() -> int:
    """One job for each processor, as far as memory goes."""
    return max(1, min(len(os.sched_getaffinity(0)), psutil.virtual_memory().total // JOB_MEMORY))
