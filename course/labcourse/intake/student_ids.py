"""Whose a file is, by its path: Moodle's and Canvas's names, or a folder for each student."""

import re
import unicodedata

from .identify_chapter import NOTEBOOK, chapter_named

MOODLE = re.compile(r"(?P<student>.+?)_(?P<id>\d+)_assignsubmission_\w+?_(?P<file>.*)\Z", re.S)
CANVAS = re.compile(r"(?P<student>[a-z0-9-]+?)_(?:LATE_)?\d+_\d+_(?P<file>.+?)(?:-\d+)?(?P<end>\.[^.]+)\Z", re.I)
LONGEST_NAME = 200
"""Bytes of a student's id: file systems allow 255 for a name."""


def student_of(path: str, chapters: list[str]) -> tuple[str | None, str]:
    """The student as the platform spells them, and the file's path below their folder. None where it cannot be told."""
    top, _, below = path.partition("/")
    if moodle := MOODLE.match(top):
        return spelled(f"{moodle['student']}_{moodle['id']}"), below or moodle["file"]
    if "/" in path:
        return spelled(top), below
    if canvas := CANVAS.match(top):
        return spelled(canvas["student"]), canvas["file"] + canvas["end"]
    if not NOTEBOOK.search(top):
        return None, top
    stem = NOTEBOOK.sub("", top)
    chapter = chapter_named(stem, chapters)
    student = stem if chapter is None else re.sub(rf"(?:^|_){re.escape(chapter)}.*", "", stem, flags=re.I)
    return spelled(student) or None, top


def spelled(name: str) -> str:
    """Accents alike on every system."""
    return unicodedata.normalize("NFC", name)


def plain_id(name: str) -> str:
    """A student's id as it may stand in a path: letters of every alphabet, no longer than a file system takes."""
    plain = re.sub(r"[^\w.@-]+", "-", spelled(name)).strip("-.")
    return plain.encode()[:LONGEST_NAME].decode(errors="ignore") or "unnamed"
