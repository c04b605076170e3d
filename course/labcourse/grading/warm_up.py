"""Renders a page of nothing when it is imported: nbgrader's tables are mapped then, its template and what it looks for are
compiled. The server that jobs are forked from imports this, so that no job does it again."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from ..reports.feedback import page
from .gradebook import open_gradebook
from .judge import Judge

NAME = "warm-up"


def render_once() -> None:
    output = new_output("display_data", data={"text/html": "<p>1</p>"})
    cells = [new_markdown_cell("*1*"), new_code_cell("const one = 1;", outputs=[output])]
    with tempfile.TemporaryDirectory(prefix="lab-") as folder, Judge() as judge:
        database = Path(folder) / "gradebook.db"
        with closing(sqlite3.connect(database)) as new:
            new.execute("CREATE TABLE alembic_version (version_num)")  # else nbgrader starts a program to ask for it
        with open_gradebook(database) as book:
            book.add_assignment(NAME)
            book.add_notebook(NAME, NAME)
            book.add_student(NAME)
            book.add_submission(NAME, NAME)
        page(new_notebook(cells=cells), NAME, NAME, database, judge.say)


try:
    render_once()
except Exception:
    pass  # the server would end by it, while each job says what is wrong
