"""What formgrader reads for each submission of a chapter is read for all of them at once.

Its list of a chapter's notebooks otherwise asks the database twice for each learner: 4,000 times for a class of 2,000. And
who handed something in, it asks of each folder with a pattern that it makes anew. Its list of a chapter's submissions adds
up everybody's points in all chapters, of which it shows none.
"""

import glob
import os
from functools import cache

from nbgrader.api import Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, selectinload

LEARNERS = selectinload(SubmittedNotebook.assignment).selectinload(SubmittedAssignment.student)


@cache
def read_learners_at_once() -> None:
    """For every gradebook that this process opens."""
    event.listen(Session, "do_orm_execute", with_learners)


def with_learners(state: ORMExecuteState) -> None:
    if state.is_select and not state.is_relationship_load and reads_notebooks(state.statement):
        state.statement = state.statement.options(LEARNERS)


def reads_notebooks(statement) -> bool:
    described = statement.column_descriptions
    return len(described) == 1 and described[0]["expr"] is SubmittedNotebook


@cache
def look_into_folders_once() -> None:
    """For whoever asks this process who handed in a chapter, or (`*`) any."""
    plain = NbGraderAPI.get_submitted_students

    def get_submitted_students(self, assignment_id: str) -> set[str]:
        course = self.coursedir
        if course.directory_structure != CourseDirectory.directory_structure.default_value:
            return plain(self, assignment_id)
        handed_in = course.format_path(course.submitted_directory, student_id="*", assignment_id=assignment_id)
        return {os.path.basename(os.path.dirname(folder)) for folder in glob.glob(handed_in) if os.path.isdir(folder)}

    NbGraderAPI.get_submitted_students = get_submitted_students


@cache
def read_names_alone() -> None:
    """For every list of a chapter's submissions that this process makes."""
    plain = NbGraderAPI.get_submissions

    def get_submissions(self, assignment_id: str) -> list[dict]:
        self.get_students = lambda: names(self)
        try:
            return plain(self, assignment_id)
        finally:
            del self.get_students

    NbGraderAPI.get_submissions = get_submissions


def names(api: NbGraderAPI) -> list[dict]:
    with api.gradebook as book:
        found = book.db.query(Student.id, Student.first_name, Student.last_name)
        return [dict(learner._mapping) for learner in found]
