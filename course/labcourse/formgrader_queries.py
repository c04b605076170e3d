"""What formgrader reads for each submission of a chapter is read for all of them at once.

Its list of a chapter's notebooks otherwise asks the database twice for each learner: 4,000 times for a class of 2,000. And
who handed something in, it asks of each folder with a pattern that it makes anew.
"""

import glob
import os
from functools import cache
from pathlib import Path

from nbgrader.api import SubmittedAssignment, SubmittedNotebook
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
        return {Path(folder).parent.name for folder in glob.glob(handed_in) if os.path.isdir(folder)}

    NbGraderAPI.get_submitted_students = get_submitted_students
