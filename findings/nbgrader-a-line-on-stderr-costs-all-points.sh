#!/bin/sh
# nbgrader: a check cell that passes gets 0 points when anything is printed to stderr.
#
# Versions   nbgrader 0.9.6, ipykernel 7.4.0
# Guess      A check cell that runs to its end without an exception gets its points; what it prints, warnings too, does
#            not count.
# Behaviour  One line on stderr, a deprecation warning of some library for example, and the cell gets 0.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nbgrader==0.9.6 ipykernel==7.4.0

cat > program.py <<'END'
import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade


def points(source):
    check = {"grade": True, "solution": False, "locked": True, "task": False, "points": 5, "grade_id": "check",
             "schema_version": 3, "cell_type": "code"}
    notebook = new_notebook(cells=[new_code_cell(source, metadata={"nbgrader": check})])
    NotebookClient(notebook, kernel_name="python3").execute()
    return determine_grade(notebook.cells[0])[0]


print("assert 1 + 1 == 2:", points("assert 1 + 1 == 2"))
print("the same, and a print:", points("assert 1 + 1 == 2; print('well done')"))
print("the same, and a warning:", points("import warnings; warnings.warn('old name'); assert 1 + 1 == 2"))
END

cat > seen <<'END'
assert 1 + 1 == 2: 5.0
the same, and a print: 5.0
the same, and a warning: 0
END

venv/bin/python program.py | tee output
diff seen output
