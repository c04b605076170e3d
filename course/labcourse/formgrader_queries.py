"""What formgrader reads for each submission of a chapter is read for all of them at once.

Its list of a chapter's notebooks otherwise asks the database twice for each learner: 4,000 times for a class of 2,000.
"""

from nbgrader.api import SubmittedAssignment, SubmittedNotebook
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, selectinload

LEARNERS = selectinload(SubmittedNotebook.assignment).selectinload(SubmittedAssignment.student)


def read_learners_at_once() -> None:
    """For every gradebook that this process opens."""
    if not event.contains(Session, "do_orm_execute", with_learners):
        event.listen(Session, "do_orm_execute", with_learners)


def with_learners(state: ORMExecuteState) -> None:
    if state.is_select and not state.is_relationship_load and reads_notebooks(state.statement):
        state.statement = state.statement.options(LEARNERS)


def reads_notebooks(statement) -> bool:
    described = statement.column_descriptions
    return len(described) == 1 and described[0]["expr"] is SubmittedNotebook
