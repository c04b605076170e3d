"""Takes submissions in: every notebook goes to `submitted/<student>/<chapter>/<chapter>.ipynb`, whatever it was called.

A file that is there already with the same content is left alone, so that nothing is graded twice. What one student
handed in is no trouble for the others, and nobody is left out without a line that says so.
"""

import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .. import settings
from ..folder import CourseFolder, publish
from ..provenance import provenance
from .find_submissions import Found, find_submissions, stamped
from .select_newest import Selection
from .student_ids import plain_id


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


def take_in(source: Path, folder: CourseFolder, only: set[str] | None = None) -> Intake:
    """`only`: regrade no other students than these. Raises `NothingToGrade` where one is nobody's name."""
    wanted = None if only is None else {plain_id(name) for name in only}
    selection = Selection({name: set(folder.template(name).by_id) for name in folder.chapters()}, wanted)
    with ExitStack() as archives:
        selection.choose(find_submissions(source, folder.chapters(), archives))
        students = selection.students | {student for student in wanted or () if chapters_of(folder, student)}
        refuse_unknown((wanted or set()) - students)
        for (student, chapter), found in sorted(selection.chosen.items()):
            place(folder, student, chapter, found, selection.unread)
    chapters = {chapter for _, chapter in selection.chosen}
    if not chapters and len(folder.chapters()) == 1:
        chapters = set(folder.chapters())
    kept = settings.load(folder)
    how = {chapter: provenance(folder, chapter, kept) for chapter in folder.chapters()}
    for student in students - set(selection.unread):
        for chapter in chapters if wanted is None else chapters | chapters_of(folder, student):
            write_ticket(folder, student, chapter, how[chapter])
    return Intake(students, chapters, selection.notes, selection.unread)


def refuse_unknown(names: set[str]) -> None:
    if names:
        raise NothingToGrade(f"There is no student {' or '.join(sorted(names))}: give a name as it stands in grades.csv.")


def chapters_of(folder: CourseFolder, student: str) -> set[str]:
    """The chapters that this student was graded in before."""
    return {chapter for chapter in folder.chapters() if folder.ticket(student, chapter).exists()}


def place(folder: CourseFolder, student: str, chapter: str, found: Found, unread: dict[str, str]) -> None:
    target = folder.submission(student, chapter)
    try:
        content = found.read()
    except Exception as trouble:  # whatever one student's file does to the reader, the others are taken in
        unread[student] = f"{found.shown} could not be read: {trouble or type(trouble).__name__}"
        return
    if not target.exists() or target.read_bytes() != content:
        publish(target, content)
    publish(target.parent / "timestamp.txt", found.time.isoformat())


def write_ticket(folder: CourseFolder, student: str, chapter: str, how: dict) -> None:
    """Written anew only where the submission or what decides its grade changed: its time tells Snakemake what to grade."""
    file = folder.submission(student, chapter)
    content = file.read_bytes() if file.exists() else None
    ticket = {
        "student": student,
        "chapter": chapter,
        "submitted": stamped(file).isoformat() if content is not None else None,
        "digest": hashlib.sha256(content).hexdigest() if content is not None else None,
        "conditions": how,
    }
    text = json.dumps(ticket, indent=1)
    target = folder.ticket(student, chapter)
    if not target.exists() or target.read_text() != text:
        publish(target, text)
