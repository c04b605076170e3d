"""Gives a learner the chapters that are not there yet, and makes the lab's packages found from their folder.

    python seed.py LAB FOLDER LANGUAGE

Runs as the learner, to whom the folder belongs: a link that a learner put there leads no further than the learner may go.
"""

import os
import shutil
import sys
from pathlib import Path


def seed(lab: Path, folder: Path, language: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chapters = lab / "notebooks" / ("" if language == "en" else language)
    for chapter in sorted(chapters.glob("[0-9][0-9]-*.ipynb")):
        copy_once(chapter, folder / chapter.name)
    link(folder / "node_modules", lab / "node_modules")


def copy_once(source: Path, target: Path) -> None:
    """Whatever bears the name already stays, a link to nowhere included; half a copy never bears it."""
    if os.path.lexists(target):
        return
    part = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.copyfile(source, part)
    part.rename(target)


def link(place: Path, target: Path) -> None:
    """A link to nowhere, as an older lab leaves it, gives way; anything else stays."""
    if place.is_symlink() and not place.exists():
        place.unlink()
    if not os.path.lexists(place):
        place.symlink_to(target)


if __name__ == "__main__":
    seed(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
