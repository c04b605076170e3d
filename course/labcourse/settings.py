"""What is decided for a whole course folder, so that each job of it does the same."""

import json
from dataclasses import replace

from .folder import CourseFolder, publish
from .grade_one import Settings
from .replay import TimeLimits


def save(folder: CourseFolder, seed: int, boxed: bool, cell_seconds: float) -> None:
    text = json.dumps({"seed": seed, "boxed": boxed, "cell_seconds": cell_seconds}, indent=1)
    publish(folder.root / "grading/settings.json", text)


def load(folder: CourseFolder) -> Settings:
    kept = json.loads((folder.root / "grading/settings.json").read_text())
    times = replace(TimeLimits(), cell=kept["cell_seconds"], observation=2 * kept["cell_seconds"])
    return Settings(seed=kept["seed"], boxed=kept["boxed"], times=times)
