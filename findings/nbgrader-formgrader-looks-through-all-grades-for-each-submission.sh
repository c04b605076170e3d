#!/bin/sh
# nbgrader: to list a chapter's submissions, formgrader looks through the grades of the whole course for each of them.
#
# Versions   nbgrader 0.9.6, SQLAlchemy 2.1.9
# Guess      Twice as many students, twice the work: the gradebook is a database, and its tables name each other by keys.
# Behaviour  Four times the work. No foreign key has an index, and SQLite makes none by itself; with 2,000 students and
#            seven assignments the list takes half a minute, and under a second with indexes.
#
# Counts SQLite's own steps, which no clock changes. Prints what it sees; fails when that is no longer what was seen on
# 2026-11-30, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nbgrader==0.9.6 SQLAlchemy==2.1.9

cat > program.py <<'END'
import sqlite3
import warnings

from nbgrader.api import Gradebook

warnings.simplefilter("ignore")


def gradebook(students):
    file = f"{students}.db"
    with Gradebook(f"sqlite:///{file}", "course") as book:
        book.add_assignment("lab")
        book.add_notebook("lab", "lab")
        for number in range(10):
            book.add_grade_cell(f"cell{number}", "lab", "lab", max_score=1, cell_type="code")
        for number in range(students):
            book.add_student(f"student{number}")
            book.add_submission("lab", f"student{number}")
    return file


def work(file):
    """Thousands of steps of SQLite's virtual machine for the list of submissions."""
    count = 0

    def step():
        nonlocal count
        count += 1

    with Gradebook(f"sqlite:///{file}", "course") as book:
        connection = book.db.connection().connection.driver_connection
        connection.set_progress_handler(step, 1000)
        listed = len(book.submission_dicts("lab"))
        connection.set_progress_handler(None, 0)
    return listed, count


def compare(title, few, many):
    (listed, one), (twice, two) = work(few), work(many)
    print(f"{title}: {listed} and {twice} submissions, {two / one:.0f} times the work")


few, many = gradebook(100), gradebook(200)
compare("as nbgrader makes it", few, many)
for file in (few, many):
    with sqlite3.connect(file) as database:
        database.execute("CREATE INDEX of_grades ON grade (notebook_id)")
        database.execute("CREATE INDEX of_notebooks ON submitted_notebook (assignment_id)")
compare("with two indexes", few, many)
END

cat > seen <<'END'
as nbgrader makes it: 100 and 200 submissions, 4 times the work
with two indexes: 100 and 200 submissions, 2 times the work
END

PATH="$folder/venv/bin:$PATH" python program.py | tee output
diff seen output
