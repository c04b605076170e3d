"""Takes submissions in: plain folders, nbgrader's layout, or the zip of a learning platform.

Every notebook goes to `submitted/<student>/<chapter>/<chapter>.ipynb`, whatever it was called; a file that is there
already with the same content is left alone, so that nothing is graded twice.
"""

import hashlib
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from .folder import CourseFolder, publish
from .submission import LARGEST_FILE

MOODLE = re.compile(r"^(?P<student>.+?)_(?P<id>\d+)_assignsubmission_\w+?_/?(?P<file>.*)$")
CANVAS = re.compile(r"^(?P<student>[a-z0-9-]+?)_(?:LATE_)?\d+_\d+_(?P<file>.+?)(?:-\d+)?(?P<end>\.ipynb)$", re.I)
COPY_MARKS = re.compile(r"(?: ?\(\d+\)|[-_ ]?copy\d*|[-_ ]?kopie)+$", re.I)


@dataclass(frozen=True)
class Found:
    student: str
    name: str
    """The notebook's file name, or its path below the student's folder."""
    content: bytes
    time: datetime


@dataclass
class Intake:
    students: set[str]
    chapters: set[str]
    puzzling: list[str]
    """Files that belong to no chapter, each with its student."""


def take_in(source: Path, folder: CourseFolder, only: set[str] | None = None) -> Intake:
    """`only`: regrade no other students than these."""
    intake = Intake(set(), set(), [])
    ids = {name: set(folder.template(name).by_id) for name in folder.chapters()}
    newest: dict[tuple[str, str], Found] = {}
    for found in sorted(find(source), key=lambda item: item.time):
        if only is not None and found.student not in only:
            continue
        intake.students.add(found.student)
        chapter = chapter_of(found, ids)
        if chapter is None:
            intake.puzzling.append(f"{found.student}: {found.name}")
        else:
            newest[found.student, chapter] = found
    for (student, chapter), found in newest.items():
        intake.chapters.add(chapter)
        place(folder, student, chapter, found)
    if not intake.chapters and len(ids) == 1:
        intake.chapters = set(ids)
    for student in intake.students:
        for chapter in intake.chapters:
            write_ticket(folder, student, chapter)
    return intake


def find(source: Path) -> Iterator[Found]:
    if source.is_file():
        yield from from_zip(source)
        return
    for path in sorted(source.iterdir()):
        if path.is_dir():
            yield from from_student_folder(path)
        elif path.suffix == ".zip":
            yield from from_zip(path)


def from_student_folder(path: Path) -> Iterator[Found]:
    empty = True
    for file in sorted(path.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in file.parts or not file.is_file() or file.is_symlink():
            continue
        empty = False
        content = file.read_bytes() if file.stat().st_size <= LARGEST_FILE else b"too large"
        yield Found(plain_id(path.name), str(file.relative_to(path)), content, time_of(file))
    if empty:
        yield Found(plain_id(path.name), "(no notebook)", b"", datetime.fromtimestamp(0, timezone.utc))


def time_of(file: Path) -> datetime:
    """nbgrader's timestamp beside the file, else when the file was written."""
    stamp = file.parent / "timestamp.txt"
    try:
        time = datetime.fromisoformat(stamp.read_text().strip().replace(" UTC", "+00:00").replace("Z", "+00:00"))
        return time if time.tzinfo else time.replace(tzinfo=timezone.utc)
    except (OSError, ValueError):
        return datetime.fromtimestamp(int(file.stat().st_mtime), timezone.utc)


def from_zip(path: Path) -> Iterator[Found]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.is_dir() or not entry.filename.endswith(".ipynb") or "__MACOSX" in entry.filename:
                continue
            student, name = owner(entry.filename)
            content = archive.read(entry) if entry.file_size <= LARGEST_FILE else b"too large"
            yield Found(student, name, content, datetime(*entry.date_time, tzinfo=timezone.utc))


def owner(name: str) -> tuple[str, str]:
    """Student and file name of an entry: Moodle's, Canvas's, or a plain folder for each student."""
    if moodle := MOODLE.match(name):
        return plain_id(f"{moodle['student']}_{moodle['id']}"), moodle["file"].split("/")[-1]
    canvas = CANVAS.match(name.split("/")[-1])
    if canvas and "/" not in name.strip("/"):
        return plain_id(canvas["student"]), canvas["file"] + canvas["end"]
    parts = [part for part in name.split("/") if part not in ("", ".", "..", "submitted")]
    return plain_id(parts[0] if len(parts) > 1 else Path(parts[0]).stem), "/".join(parts[1:]) or parts[0]


def plain_id(name: str) -> str:
    """A student's id as it may stand in a path: letters of every alphabet, written alike on every system."""
    return re.sub(r"[^\w.@-]+", "-", unicodedata.normalize("NFC", name)).strip("-.") or "unnamed"


def chapter_of(found: Found, ids: dict[str, set[str]]) -> str | None:
    """By file name, also of a copy; by folder, as nbgrader lays files out; else by the ids of the cells inside."""
    parts = Path(found.name).parts
    stems = [COPY_MARKS.sub("", Path(parts[-1]).stem), *parts[:-1]] if parts else []
    for stem in stems:
        for chapter in ids:
            if stem.lower() == chapter.lower() or stem.lower().endswith(f"_{chapter}".lower()):
                return chapter
    inside = ids_inside(found.content)
    best = max(ids, key=lambda chapter: len(ids[chapter] & inside), default=None)
    return best if best and ids[best] & inside else None


def ids_inside(content: bytes) -> set[str]:
    try:
        cells = json.loads(content)["cells"]
        return {cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if "nbgrader" in cell.get("metadata", {})}
    except (ValueError, TypeError, KeyError, AttributeError):
        return set()


def place(folder: CourseFolder, student: str, chapter: str, found: Found) -> None:
    target = folder.submission(student, chapter)
    if not target.exists() or target.read_bytes() != found.content:
        publish(target, found.content)
    publish(target.parent / "timestamp.txt", found.time.isoformat())


def write_ticket(folder: CourseFolder, student: str, chapter: str) -> None:
    """Written anew only where the submission changed: its time tells Snakemake what to grade."""
    file = folder.submission(student, chapter)
    content = file.read_bytes() if file.exists() else None
    ticket = {
        "student": student,
        "chapter": chapter,
        "submitted": time_of(file).isoformat() if content is not None else None,
        "digest": hashlib.sha256(content).hexdigest() if content is not None else None,
    }
    text = json.dumps(ticket, indent=1)
    target = folder.ticket(student, chapter)
    if not target.exists() or target.read_text() != text:
        publish(target, text)
