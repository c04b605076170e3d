"""Takes submissions in: every notebook goes to `submitted/<student>/<chapter>/<chapter>.ipynb`, whatever it was called.

A file that is there already with the same content is left alone, so that nothing is graded twice. What one student
handed in is no trouble for the others, and nobody is left out without a line that says so.
"""

import hashlib
import json
import os
import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .. import settings
from ..folder import CourseFolder, publish
from ..provenance import provenance
from .entries import written
from .find_submissions import find_submissions, printable
from .helper_files import MOST_BYTES, MOST_FILES, beside, within_bounds
from .identify_chapter import Signs
from .select_newest import FEW, Selection
from .student_ids import plain_id
from .timestamps import NO_TIME, stamped


class NothingToGrade(Exception):
    """Nobody has handed in anything, or nobody of that name."""


@dataclass
class Intake:
    students: set[str]
    chapters: set[str]
    notes: list[str]
    """What was left out, in one line each."""
    unread: dict[str, str]
    """Students whose files this machine could not read, and why: they get no grade."""
    unclear: list[str]
    """Who was left out because it is unclear who they are."""


def take_in(source: Path, folder: CourseFolder, only: set[str] | None = None) -> Intake:
    """`only`: regrade no other students than these. Raises `NothingToGrade` where one is nobody's name, and `Unclear`."""
    wanted = None if only is None else {plain_id(name) for name in only}
    signs = {name: Signs.of(folder.template(name)) for name in folder.chapters()}
    selection = Selection(signs, wanted)
    with ExitStack() as archives:
        selection.choose(find_submissions(source, signs, archives))
        students = selection.students | {student for student in wanted or () if chapters_of(folder, student)}
        refuse_unknown((wanted or set()) - students)
        for student, chapter in sorted(selection.chosen):
            place(folder, student, chapter, selection)
    chapters = {chapter for _, chapter in selection.chosen}
    if not chapters and len(signs) == 1:
        chapters = set(signs)
    kept = settings.load(folder)
    how = {chapter: provenance(folder, chapter, kept) for chapter in signs}
    for student in students - set(selection.unread):
        for chapter in chapters if wanted is None else chapters | chapters_of(folder, student):
            write_ticket(folder, student, chapter, how[chapter])
    return Intake(students, chapters, selection.notes, selection.unread, selection.unclear)


def refuse_unknown(names: set[str]) -> None:
    if names:
        raise NothingToGrade(f"There is no student {' or '.join(sorted(names))}: give a name as it stands in grades.csv.")


def chapters_of(folder: CourseFolder, student: str) -> set[str]:
    """The chapters that this student was graded in before."""
    return {chapter for chapter in folder.chapters() if folder.ticket(student, chapter).exists()}


def place(folder: CourseFolder, student: str, chapter: str, selection: Selection) -> None:
    found, target = selection.chosen[student, chapter], folder.submission(student, chapter)
    if found.time == NO_TIME:
        selection.notes.append(f"{student}: {found.shown}: the zip tells no time, it counts as handed in in time")
    if found.note is not None:
        selection.notes.append(f"{student}: {found.shown}: {found.note}")
    try:
        content = found.read()
    except Exception as problem:  # whatever one student's file does to the reader, the others are taken in
        selection.unread[student] = f"{found.shown} could not be read: {problem or type(problem).__name__}"
        return
    offered = {path: helper.read for path, helper in selection.helpers(student, chapter)}
    helpers = within_bounds(offered.items())
    if set(offered) - set(helpers):
        note = f"{student}: {left_out(sorted(set(offered) - set(helpers)))}"
        selection.notes += [note] if note not in selection.notes else []
    ticket = folder.ticket(student, chapter)
    for stale in set(json.loads(ticket.read_text()).get("helpers", {}) if ticket.exists() else {}) - set(helpers):
        remove(target.parent, stale)
    for path, data in {target.name: content, **helpers}.items():
        write(target.parent / path, data)
    stamp = target.parent / "timestamp.txt"
    if found.note is not None:  # the stamp that cannot be read stays as it is
        os.utime(target, (found.time.timestamp(),) * 2)
    if found.note is None and (not stamp.exists() or stamped(stamp.read_text()) != found.time):
        publish(stamp, found.time.isoformat())
    secret = target.parent / "submission_secret.txt"
    if not secret.exists():  # `nbgrader release_feedback` stops at the first submission without one
        publish(secret, secrets.token_hex(32))


def left_out(paths: list[str]) -> str:
    names = ", ".join(map(printable, paths[:FEW])) + (", …" if len(paths) > FEW else "")
    return (
        f"left out beside the notebook: {names}: helper files are text, at most {MOST_FILES}, "
        f"and take {MOST_BYTES >> 20} MB together"
    )


def remove(folder: Path, path: str) -> None:
    """A helper file of an earlier hand-in, and the folders that it leaves empty."""
    file = folder / path
    file.unlink(missing_ok=True)
    for above in file.relative_to(folder).parents[:-1]:
        if (folder / above).is_dir() and not any((folder / above).iterdir()):
            (folder / above).rmdir()


def write(target: Path, content: bytes) -> None:
    if not target.exists() or target.read_bytes() != content:
        publish(target, content)


def handed_in(notebook: Path) -> datetime:
    """By the time stamp beside it, else when the file was written."""
    stamp = notebook.parent / "timestamp.txt"
    return (stamped(stamp.read_text(errors="replace")) if stamp.exists() else None) or written(notebook)


def write_ticket(folder: CourseFolder, student: str, chapter: str, how: dict) -> None:
    """Written anew only where the submission or what decides its grade changed: its time tells Snakemake what to grade."""
    file = folder.submission(student, chapter)
    content = file.read_bytes() if file.exists() else None
    ticket = {
        "student": student,
        "chapter": chapter,
        "submitted": handed_in(file).isoformat() if content is not None else None,
        "digest": hashlib.sha256(content).hexdigest() if content is not None else None,
        "helpers": {path: hashlib.sha256(data).hexdigest() for path, data in beside(file).items()},
        "conditions": how,
    }
    text = json.dumps(ticket, indent=1)
    target = folder.ticket(student, chapter)
    if not target.exists() or target.read_text() != text:
        publish(target, text)
