"""Results into nbgrader's database. What a person graded or wrote by hand is never touched.

Formgrader may have the same file open, and keeps it open: it is written to in short transactions, never replaced.
"""

import sqlite3
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from itertools import islice
from pathlib import Path
from typing import TypeVar

from nbgrader.api import Gradebook
from sqlalchemy import text
from sqlalchemy.exc import SAWarning

from ..chapter import Chapter

COURSE_ID = "image-classification"

warnings.simplefilter("ignore", SAWarning)  # nbgrader adds submissions in an order that SQLAlchemy remarks on


PATIENCE = 60
"""Seconds to wait while somebody else writes."""


FOREIGN_KEYS = {
    "submitted_assignment": "student_id",
    "submitted_notebook": "assignment_id",
    "grade": "notebook_id",
    "comment": "notebook_id",
}
"""By table, a column by which nbgrader looks rows up without an index: its time grows with the square of the class."""


def open_gradebook(database: Path) -> Gradebook:
    """With an index for each of the `FOREIGN_KEYS`, from which formgrader profits as well."""
    book = Gradebook(f"sqlite:///{database}?timeout={PATIENCE}", COURSE_ID)
    for table, column in FOREIGN_KEYS.items():
        book.db.execute(text(f"CREATE INDEX IF NOT EXISTS lab_{table}_{column} ON {table} ({column})"))
    book.db.commit()
    return book


def copy_gradebook(database: Path, target: Path) -> None:
    """As it is at one moment, whoever writes into it meanwhile or was killed while writing."""
    with closing(sqlite3.connect(database, timeout=PATIENCE)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


AT_ONCE = 25
"""Submissions in one transaction: it takes less than half a second, and formgrader waits for it."""

T = TypeVar("T")


def in_transactions(book: Gradebook, items: Iterable[T]) -> Iterator[T]:
    """The same items; what is written into the gradebook while one is looked at goes to the disk after every `AT_ONCE` of
    them. nbgrader's own functions commit several times each, and each time wait for the disk."""
    rest = iter(items)
    while part := list(islice(rest, AT_ONCE)):
        with one_transaction(book):
            yield from part


@contextmanager
def one_transaction(book: Gradebook) -> Iterator[None]:
    book.db.commit = book.db.flush
    try:
        yield
    finally:
        del book.db.commit
    book.db.commit()


def record(book: Gradebook, chapter: Chapter, graded: dict) -> None:
    """`graded` is a published result: student, submission time, one result per exercise, and the late penalty."""
    student = graded["student"]
    book.update_or_create_student(student)
    when = datetime.fromisoformat(graded["submitted"]).astimezone(timezone.utc) if graded["submitted"] else None
    when = when and when.replace(tzinfo=None)  # as nbgrader keeps it
    submission = book.update_or_create_submission(chapter.name, student, timestamp=when)
    by_name = {result["exercise"]: result for result in graded["results"]}
    by_cell = {exercise.check or exercise.answer: by_name.get(exercise.name) for exercise in chapter.exercises}
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            result = by_cell.get(grade.name)
            if result is None:
                continue
            grade.auto_score = result["points"]
            if result["status"] == "manual":
                grade.needs_manual_grade = grade.manual_score is None
            else:
                grade.needs_manual_grade = False
    book.db.commit()


def penalise(book: Gradebook, chapter: str, student: str, penalty: float) -> None:
    for notebook in book.find_submission(chapter, student).notebooks:
        notebook.late_submission_penalty = penalty
    book.db.commit()


def by_hand(book: Gradebook, chapter: str, student: str) -> dict[str, dict]:
    """Grade id → what a person entered: score, extra credit, comment."""
    submission = book.find_submission(chapter, student)
    entered: dict[str, dict] = {}
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            if grade.manual_score is not None or grade.extra_credit:
                entered[grade.name] = {"score": grade.manual_score, "extra": grade.extra_credit or 0}
        for comment in notebook.comments:
            if comment.manual_comment:
                entered.setdefault(comment.name, {})["comment"] = comment.manual_comment
    return entered
