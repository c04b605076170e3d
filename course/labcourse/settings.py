"""What is decided for a whole course folder, so that each job of it does the same."""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .folder import CourseFolder, publish
from .late_policy import SHARE, LatePolicy
from .limits import Limits, TimeLimits

CELL_SECONDS = 60


@dataclass(frozen=True)
class Settings:
    seed: int = 1
    boxed: bool = True
    limits: Limits = Limits()
    times: TimeLimits = TimeLimits()


def save(folder: CourseFolder, seed: int | None, boxed: bool, cell_seconds: float) -> None:
    """Without a seed the folder keeps the one it has. The first is drawn, so that nobody can work out hidden inputs."""
    kept = read(folder) or {}
    if seed is None:
        seed = kept.get("seed", secrets.randbelow(2**63))
    write(folder, {**kept, "seed": seed, "boxed": boxed, "cell_seconds": cell_seconds})


def save_late(folder: CourseFolder, due: datetime | None, share: float) -> None:
    """Beside what decides a grade, since points stay as they are when a deadline moves."""
    write(folder, {**(read(folder) or {}), "due": due and due.isoformat(), "late_penalty": share})


def late_policy(folder: CourseFolder) -> LatePolicy:
    """As it was told last."""
    kept = read(folder) or {}
    due = kept.get("due")
    return LatePolicy(datetime.fromisoformat(due) if due else None, kept.get("late_penalty", SHARE))


def load(folder: CourseFolder) -> Settings:
    if "seed" not in (read(folder) or {}):
        save(folder, None, True, CELL_SECONDS)
    kept = read(folder)
    times = replace(TimeLimits(), cell=kept["cell_seconds"], observation=2 * kept["cell_seconds"])
    return Settings(seed=kept["seed"], boxed=kept["boxed"], times=times)


def read(folder: CourseFolder) -> dict | None:
    return json.loads(place(folder).read_text()) if place(folder).exists() else None


def write(folder: CourseFolder, kept: dict) -> None:
    publish(place(folder), json.dumps(kept, indent=1))


def place(folder: CourseFolder) -> Path:
    return folder.root / "grading/settings.json"
