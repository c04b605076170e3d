"""Fills a course folder: nbgrader's source, release and gradebook for each chapter, and its configuration."""

import json
import os
import subprocess
import sys
from pathlib import Path

from .folder import CourseFolder, publish
from .grading.gradebook import COURSE_ID
from .paths import COURSE

CONFIG = '''"""Written by `npm run release`: nbgrader for this lab's notebooks."""

import sys

sys.path.insert(0, {course!r})

from labcourse.nbgrader_hooks import configure

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {course_id!r}
configure(c)
'''


def prepare(folder: CourseFolder, worked: Path, chapters: list[str]) -> None:
    """`worked` holds the full notebooks; `chapters` those to hand out. A chapter that is unchanged is left alone. What is
    still to do stands in a list from before anything is written until all of it is: `course/grade.mjs` looks there."""
    folder.root.mkdir(parents=True, exist_ok=True)
    left = unfinished(folder) + [name for name in chapters if changed(folder, worked, name)]
    todo = sorted(set(left))
    remember(folder, todo)
    for name in ("source", "release", "submitted", "autograded", "feedback"):
        (folder.root / name).mkdir(exist_ok=True)
    publish(folder.root / "nbgrader_config.py", CONFIG.format(course=str(COURSE), course_id=COURSE_ID))
    while todo:
        publish(source(folder, todo[0]), (worked / f"{todo[0]}.ipynb").read_bytes())
        generate(folder, todo.pop(0))
        remember(folder, todo)


def remember(folder: CourseFolder, todo: list[str]) -> None:
    if todo:
        publish(folder.unfinished, json.dumps(todo))
    else:
        folder.unfinished.unlink(missing_ok=True)


def unfinished(folder: CourseFolder) -> list[str]:
    return json.loads(folder.unfinished.read_text()) if folder.unfinished.exists() else []


def changed(folder: CourseFolder, worked: Path, name: str) -> bool:
    there = source(folder, name)
    released = folder.root / "release" / name / f"{name}.ipynb"
    return not (there.exists() and released.exists() and there.read_bytes() == (worked / f"{name}.ipynb").read_bytes())


def source(folder: CourseFolder, name: str) -> Path:
    return folder.root / "source" / name / f"{name}.ipynb"


def generate(folder: CourseFolder, name: str) -> None:
    """nbgrader's own `generate_assignment`: solutions and hidden tests out, checksums in, chapter into the gradebook."""
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--force", "--log-level=WARN"]
    done = subprocess.run(command, cwd=folder.root, capture_output=True, text=True, env=os.environ)
    if done.returncode != 0:
        raise RuntimeError(f"nbgrader could not release {name}:\n{done.stderr[-2000:]}")
