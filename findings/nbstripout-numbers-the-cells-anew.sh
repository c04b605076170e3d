#!/bin/sh
# nbstripout: stripping outputs also gives every cell another id.
#
# Versions   nbstripout 0.9.1
# Guess      Outputs and execution counts go; a cell's id, its identity since nbformat 4.5, stays, so that a notebook
#            without outputs does not change.
# Behaviour  Ids become "0", "1", …: a cell inserted at the top changes the ids of all, and tools that know cells by id
#            (nbdime, comments, a course's own) lose them. `--keep-id` keeps them.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nbstripout==0.9.1

cat > program.py <<'END'
import subprocess

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

nbformat.write(new_notebook(cells=[new_code_cell("a", id="load"), new_code_cell("b", id="train")]), "n.ipynb")
for options in [["--keep-id"], []]:
    subprocess.run(["venv/bin/nbstripout", *options, "n.ipynb"], check=True)
    print(options, [cell.id for cell in nbformat.read("n.ipynb", as_version=4).cells])
END

cat > seen <<'END'
['--keep-id'] ['load', 'train']
[] ['0', '1']
END

venv/bin/python program.py | tee output
diff seen output
