"""nbgrader's own commands and buttons, made right for this lab.

`generate_assignment` and `validate` get what TypeScript needs. `autograde`, also behind formgrader's button, runs
submissions in the box and takes points from verdicts, as `npm run grade` did last. No page runs what learners wrote.
"""

from dataclasses import replace
from pathlib import Path

from nbgrader.preprocessors import AssignLatePenalties, ClearOutput, LimitOutput, NbGraderPreprocessor
from traitlets.config import Config

from . import settings
from .folder import CourseFolder
from .grading.grade_one import grade
from .grading.gradebook import open_gradebook, record
from .grading.judge import Judge
from .grading.stand_ins import draw_stand_ins
from .reports.sanitize import sanitize_pages
from .sandbox.bubblewrap import sandbox_problem
from .settings import Settings

STUB = '// YOUR CODE HERE\nthrow new Error("not implemented yet");'


class BoxedGrading(NbGraderPreprocessor):
    """In the place of nbgrader's `Execute` and `SaveAutoGrades`."""

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
        submitted = {"student": names["student"], "submitted": None, "results": [r.plain() for r in results]}
        with open_gradebook(folder.database) as book:
            when = book.find_submission(chapter.name, names["student"]).timestamp
            record(book, chapter, {**submitted, "submitted": when.isoformat() if when else None})
        nb.cells, nb.metadata = graded.cells, graded.metadata
        return nb, resources


def as_graded_last(folder: CourseFolder) -> Settings:
    """Those of the last `npm run grade`, but always boxed: `--unsafe` is said anew each time, which no button does."""
    return replace(settings.load(folder), boxed=True)


def configure(c: Config) -> None:
    c.ClearSolutions.code_stub = {"typescript": STUB}
    c.ClearSolutions.text_stub = "*Write your text here.*"
    c.Execute.timeout = 600
    c.LimitOutput.max_lines = 1000
    c.ExecutePreprocessor.kernel_name = "tslab"
    c.Autograde.sanitize_preprocessors = [ClearOutput]
    c.Autograde.autograde_preprocessors = [BoxedGrading, LimitOutput, AssignLatePenalties]
    sanitize_pages(c)
