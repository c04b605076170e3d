#!/bin/sh
# nbdime: `nbdiff` ends with status 0 whether notebooks differ or not.
#
# Versions   nbdime 4.0.4
# Guess      As diff and `git diff --exit-code` do, nbdiff ends with 1 where it finds a difference, so that a script can
#            ask it.
# Behaviour  It prints the difference and ends with 0.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nbdime==4.0.4

cat > program.py <<'END'
import subprocess

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

for name, source in [("one", "a = 1"), ("other", "a = 2")]:
    nbformat.write(new_notebook(cells=[new_code_cell(source, id="cell")]), f"{name}.ipynb")
for pair in [("one", "one"), ("one", "other")]:
    result = subprocess.run(["venv/bin/nbdiff", *(f"{name}.ipynb" for name in pair)], capture_output=True, text=True)
    print(*pair, "- lines printed:", len(result.stdout.splitlines()) > 0, "- status", result.returncode)
END

cat > seen <<'END'
one one - lines printed: False - status 0
one other - lines printed: True - status 0
END

venv/bin/python program.py | tee output
diff seen output
