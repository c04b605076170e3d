"""Whose a file is, by its name: as learning platforms write it, or the student's before the chapter's."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone

from .identify_chapter import NOTEBOOK, chapter_named, is_start, spaced
from .timestamps import stamped

MOODLE = re.compile(r"(?P<student>.+?)_(?P<id>\d+)_assignsubmission_[a-z0-9]+(?:/|_(?P<file>.*))\Z", re.S)
BRIGHTSPACE = re.compile(
    r"(?P<id>\d+)-\d+\s*-\s*(?P<student>.+?)\s*-\s*(?P<time>[^-/]*\b20\d\d\b[^-/]*?)(?:/|\s*-\s*(?P<file>.+))\Z", re.S
)
BLACKBOARD = re.compile(
    r"[^_]+_(?P<student>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:/|_?(?P<file>.*))\Z", re.S
)  # the assignment's title, which may hold no further underscore, so that no two students become one
CANVAS = re.compile(r"(?P<student>(?:[^\W_]|-)+?)_(?:LATE_)?\d+_\d+_(?P<file>.+?)(?:-\d+)?(?P<end>\.[^.]+)\Z", re.I)
NBGRADER = re.compile(r"(?P<student>[^+/]+)\+[^+/]+\+(?P<time>\d{4}-\d\d-\d\d[ T][\d:.]+ ?[^+/]*)(?:\+[^/]*)?/(?P<file>.*)\Z", re.S)
"""As nbgrader's exchange keeps what is handed in."""
GRADESCOPE = re.compile(r"(?P<student>submission_\d{3,})/(?P<file>.*)\Z", re.S)
CERTAIN = (MOODLE, BRIGHTSPACE, BLACKBOARD, NBGRADER, GRADESCOPE)
"""Names that nothing else has."""
VERSIONS = set(
    "old older new newer final draft drafts backup backups copy copies version versions v1 v2 v3 first second attempt "
    "submission submissions previous archive src source work working notebook notebooks lab labs code data "
    "build worked release template templates ancien nouveau finale brouillon copie sauvegarde rendu".split()
)
"""Words in the names of folders that one student has beside each other."""
NO_NAME = VERSIONS | set("my mine try solution solutions solved answers corrected corrige completed done fixed test conflict s".split())
"""Words behind a chapter's name that make it nobody's name."""
TIMES = ("%b %d, %Y %I%M %p", "%b %d, %Y %I:%M %p", "%B %d, %Y %I:%M %p", "%Y-%m-%d-%H-%M-%S")
LONGEST_NAME = 200
"""Bytes of a student's id: file systems allow 255 for a name."""


@dataclass(frozen=True)
class Named:
    """What a platform tells by the name of a file or a folder."""

    student: str
    file: str
    time: datetime | None = None
    """When it was handed in, where the name says so: by this machine's clock, as in a zip."""


def by_platform(name: str) -> Named | None:
    """`name`: a file's, or a folder's with a slash at its end."""
    name = spelled(name)
    match = next(filter(None, (platform.match(name) for platform in CERTAIN)), None)
    if match is None:
        canvas = CANVAS.match(name)
        return None if canvas is None else Named(canvas["student"], canvas["file"] + canvas["end"])
    parts = match.groupdict()
    student = f"{parts['student']}_{parts['id']}" if "id" in parts else parts["student"]
    return Named(student, parts["file"] or "", told_time(parts.get("time")))


def told_time(text: str | None) -> datetime | None:
    for form in TIMES if text else ():
        try:
            return datetime.strptime(text, form).astimezone(timezone.utc)
        except ValueError:
            continue
    return stamped(text) if text else None


def named_alone(name: str, chapters: Iterable[str]) -> Named | None:
    """The student as the platform spells them, and the file's own name. None where the name does not tell."""
    if platform := by_platform(name):
        return platform
    if not NOTEBOOK.search(name) or is_start(name):
        return None
    stem = NOTEBOOK.sub("", name)
    chapter = chapter_named(stem, chapters)
    if chapter is None:
        return Named(spelled(stem), name)
    before, *after = re.split(re.sub(r"[^0-9a-zA-Z]+", "[^0-9a-zA-Z]+", chapter), stem, maxsplit=1, flags=re.I)
    student = spelled(re.sub(r"[\s_.-]+\Z|[\s_.-]*\b(?:copy of|copie de)\s*\Z", "", before, flags=re.I))
    behind = spelled(re.sub(r"\A[\s_.,-]+|[\s_.-]*\(\d+\)\s*\Z|[\s_.-]+\Z", "", "".join(after)))
    if not student and NO_NAME.isdisjoint(words := spaced(behind).split()) and not all(map(str.isdigit, words)):
        student = behind
    return Named(student, name) if student else None


def spelled(name: str) -> str:
    """Accents alike on every system."""
    return unicodedata.normalize("NFC", name)


def plain_id(name: str) -> str:
    """A student's id as it may stand in a path: letters of every alphabet, no longer than a file system takes."""
    plain = re.sub(r"[^\w.@-]+", "-", spelled(name)).strip("-.")
    return plain.encode()[:LONGEST_NAME].decode(errors="ignore") or "unnamed"
