"""What is decided for a whole course folder, so that each job of it does the same."""

import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from .folder import CourseFolder, publish
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
    kept = read(folder)
    if seed is None:
        seed = kept["seed"] if kept else secrets.randbelow(2**63)
    text = json.dumps({"seed": seed, "boxed": boxed, "cell_seconds": cell_seconds}, indent=1)
    publish(place(folder), text)


def load(folder: CourseFolder) -> Settings:
    if read(folder) is None:
        save(folder, None, True, CELL_SECONDS)
    kept = read(folder)
    times = replace(TimeLimits(), cell=kept["cell_seconds"], observation=2 * kept["cell_seconds"])
    return Settings(seed=kept["seed"], boxed=kept["boxed"], times=times)


def read(folder: CourseFolder) -> dict | None:
    return json.loads(place(folder).read_text()) if place(folder).exists() else None


def place(folder: CourseFolder) -> Path:
    return folder.root / "grading/settings.json"
