"""Whose a file is, by its name: Moodle's and Canvas's names, or the student's before the chapter's."""

import re
import unicodedata
from collections.abc import Iterable

from .identify_chapter import NOTEBOOK, chapter_named

MOODLE = re.compile(r"(?P<student>.+?)_(?P<id>\d+)_assignsubmission_\w+?_(?P<file>.*)\Z", re.S)
CANVAS = re.compile(r"(?P<student>[a-z0-9-]+?)_(?:LATE_)?\d+_\d+_(?P<file>.+?)(?:-\d+)?(?P<end>\.[^.]+)\Z", re.I)
LONGEST_NAME = 200
"""Bytes of a student's id: file systems allow 255 for a name."""


def named_alone(name: str, chapters: Iterable[str]) -> tuple[str, str] | None:
    """The student as the platform spells them, and the file's own name. None where the name does not tell."""
    if moodle := MOODLE.match(name):
        return spelled(f"{moodle['student']}_{moodle['id']}"), moodle["file"]
    if canvas := CANVAS.match(name):
        return spelled(canvas["student"]), canvas["file"] + canvas["end"]
    if not NOTEBOOK.search(name):
        return None
    stem = NOTEBOOK.sub("", name)
    chapter = chapter_named(stem, chapters)
    if chapter is None:
        return spelled(stem), name
    before = re.split(re.sub(r"[^0-9a-zA-Z]+", "[^0-9a-zA-Z]+", chapter), stem, maxsplit=1, flags=re.I)[0]
    student = spelled(re.sub(r"[\s_.-]+\Z|\b(?:copy of|copie de)\s*\Z", "", before, flags=re.I))
    return (student, name) if student else None


def spelled(name: str) -> str:
    """Accents alike on every system."""
    return unicodedata.normalize("NFC", name)


def plain_id(name: str) -> str:
    """A student's id as it may stand in a path: letters of every alphabet, no longer than a file system takes."""
    plain = re.sub(r"[^\w.@-]+", "-", spelled(name)).strip("-.")
    return plain.encode()[:LONGEST_NAME].decode(errors="ignore") or "unnamed"
