"""Fills a course folder: nbgrader's source, release and gradebook for each chapter, and its configuration."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .folder import CourseFolder, publish
from .gradebook import COURSE_ID
from .house import COURSE

CONFIG = '''"""Written by `npm run release`: nbgrader for this lab's notebooks."""

import sys

sys.path.insert(0, {course!r})

from labcourse.nbgrader_hooks import configure

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {course_id!r}
configure(c)
'''


def prepare(folder: CourseFolder, worked: Path, chapters: list[str]) -> None:
    """`worked` holds the full notebooks; `chapters` those to hand out. A chapter that is unchanged is left alone."""
    folder.root.mkdir(parents=True, exist_ok=True)
    for name in ("source", "release", "submitted", "autograded", "feedback"):
        (folder.root / name).mkdir(exist_ok=True)
    publish(folder.root / "nbgrader_config.py", CONFIG.format(course=str(COURSE), course_id=COURSE_ID))
    changed = [name for name in chapters if copy_source(folder, worked, name)]
    if changed:
        generate(folder, changed)


def copy_source(folder: CourseFolder, worked: Path, name: str) -> bool:
    source, target = worked / f"{name}.ipynb", folder.root / "source" / name / f"{name}.ipynb"
    released = folder.root / "release" / name / f"{name}.ipynb"
    if target.exists() and released.exists() and target.read_bytes() == source.read_bytes():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
    return True


def generate(folder: CourseFolder, chapters: list[str]) -> None:
    """nbgrader's own `generate_assignment`: solutions and hidden tests out, checksums in, chapter into the gradebook."""
    for name in chapters:
        command = [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--force", "--log-level=WARN"]
        done = subprocess.run(command, cwd=folder.root, capture_output=True, text=True, env=os.environ)
        if done.returncode != 0:
            raise RuntimeError(f"nbgrader could not release {name}:\n{done.stderr[-2000:]}")
