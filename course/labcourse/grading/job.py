"""One job: grades one student's chapter with a database of its own, and publishes notebook, page and result."""

import json
import tempfile
import time
import traceback
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .. import settings
from ..folder import CourseFolder, publish
from ..message import Say
from ..reports.feedback import page
from ..reports.plain_text import plain_text
from ..sandbox.cache import Cache
from ..settings import Settings
from .grade_one import FAULTS_OF_THE_MACHINE, grade
from .gradebook import copy_gradebook, open_gradebook, record
from .judge import Judge

EXCHANGE_NOTES = ("timestamp.txt", "submission_secret.txt")
"""What nbgrader keeps beside a submission and looks for beside its feedback, to release that through its exchange."""


def attempt(folder: CourseFolder, student: str, chapter: str, result: Path | None = None) -> None:
    """One job from beginning to end; where it fails, the reason is published. `result` is where its result goes, if not
    into the course folder: Snakemake then brings it there."""
    failure = folder.failure(student, chapter)
    try:
        run(folder, student, chapter, settings.load(folder), result or folder.result(student, chapter))
    except Exception as problem:
        publish(failure, f"{problem or type(problem).__name__}")
        raise
    failure.unlink(missing_ok=True)


def run(folder: CourseFolder, student: str, chapter_name: str, decided: Settings, place: Path) -> None:
    """The result is published last: where it exists, all the rest does."""
    started = time.monotonic()
    ticket = json.loads(folder.ticket(student, chapter_name).read_text())
    chapter, template = folder.full(chapter_name), folder.template(chapter_name)
    with Judge() as judge:
        kept = folder.cache(ticket)
        cache = Cache(kept) if kept.exists() else None
        file = folder.submission(student, chapter_name)
        notebook, results = grade(file, chapter, template, judge, decided, cache)
        graded = {**ticket, "seed": decided.seed, "boxed": decided.boxed, "results": [result.plain() for result in results]}
        with tempfile.TemporaryDirectory(prefix="lab-job-") as private:
            database = Path(private) / "gradebook.db"
            copy_gradebook(folder.database, database)
            with open_gradebook(database) as book:
                record(book, chapter, graded)
            notebook, html = page_of(notebook, student, chapter_name, database, judge.say)
    publish(folder.autograded(student, chapter_name), nbformat.writes(notebook))
    publish(folder.feedback(student, chapter_name), html)
    hand_on(folder, student, chapter_name)
    graded["seconds"] = round(time.monotonic() - started, 2)
    publish(place, json.dumps(graded, indent=1))


def page_of(
    notebook: NotebookNode, student: str, chapter: str, database: Path, say: Say
) -> tuple[NotebookNode, str]:
    """The page, and the notebook that it shows: where a text or an output cannot be shown, all of them word for word."""
    try:
        return notebook, page(notebook, student, chapter, database, say)
    except FAULTS_OF_THE_MACHINE:
        raise
    except Exception:
        traceback.print_exc()
        plain = plain_text(notebook)
        return plain, page(plain, student, chapter, database, say)


def hand_on(folder: CourseFolder, student: str, chapter: str) -> None:
    for note in EXCHANGE_NOTES:
        source = folder.submission(student, chapter).parent / note
        if source.exists():
            publish(folder.autograded(student, chapter).parent / note, source.read_bytes())
            publish(folder.feedback(student, chapter).parent / note, source.read_bytes())
