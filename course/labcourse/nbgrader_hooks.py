"""nbgrader's own commands and buttons, made right for this lab.

`generate_assignment` and `validate` get what TypeScript needs. `autograde`, also behind formgrader's button, runs
submissions in the box and takes points from verdicts, as `npm run grade` did last. No page runs what learners wrote.
formgrader asks the database for all learners of a chapter at once, and shows them a hundred at a time.
"""

from dataclasses import replace
from pathlib import Path

from nbgrader.preprocessors import ClearOutput, LimitOutput, NbGraderPreprocessor
from traitlets.config import Config

from . import settings
from .folder import CourseFolder
from .formgrader_queries import look_into_folders_once, read_learners_at_once, read_names_alone
from .formgrader_tables import show_tables_in_pages
from .grading.grade_one import grade
from .grading.gradebook import open_gradebook, penalise, record
from .grading.judge import Judge
from .grading.stand_ins import draw_stand_ins
from .intake.take_in import handed_in
from .message import language
from .reports.sanitize import sanitize_pages
from .sandbox.bubblewrap import sandbox_problem
from .settings import Settings
from .stubs import STUB, TEXT_STUBS


class BoxedGrading(NbGraderPreprocessor):
    """In the place of nbgrader's `Execute`, `SaveAutoGrades` and `AssignLatePenalties`."""

    def preprocess(self, nb, resources):
        problem = sandbox_problem()
        if problem is not None:
            raise RuntimeError(f"submissions are not run without a sandbox: {problem}")
        names = resources["nbgrader"]
        folder = CourseFolder(Path(names["db_url"].removeprefix("sqlite:///")).parent)
        chapter = folder.full(names["assignment"])
        draw_stand_ins()
        with Judge() as judge:
            submission = folder.submission(names["student"], chapter.name)
            graded, results = grade(submission, chapter, folder.template(chapter.name), judge, as_graded_last(folder))
        when = handed_in(submission).isoformat()
        result = {"student": names["student"], "submitted": when, "results": [r.plain() for r in results]}
        with open_gradebook(folder.database) as book:
            record(book, chapter, result)
            points = book.find_submission(chapter.name, names["student"]).score
            penalise(book, chapter.name, names["student"], settings.late_policy(folder).penalty(points, when))
        nb.cells, nb.metadata = graded.cells, graded.metadata
        return nb, resources


def as_graded_last(folder: CourseFolder) -> Settings:
    """Those of the last `npm run grade`, but always boxed: `--unsafe` is said anew each time, which no button does."""
    return replace(settings.load(folder), boxed=True)


def configure(c: Config) -> None:
    c.ClearSolutions.code_stub = {"typescript": STUB}
    c.ClearSolutions.text_stub = TEXT_STUBS[language()]
    c.Execute.timeout = 600
    c.LimitOutput.max_lines = 1000
    c.ExecutePreprocessor.kernel_name = "tslab"
    c.Autograde.sanitize_preprocessors = [ClearOutput]
    c.Autograde.autograde_preprocessors = [BoxedGrading, LimitOutput]
    c.CsvExportPlugin.to = "nbgrader-grades.csv"  # `grades.csv` is ours
    sanitize_pages(c)
    read_learners_at_once()
    look_into_folders_once()
    read_names_alone()
    show_tables_in_pages()
