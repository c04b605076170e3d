#!/bin/sh
# jupytext: in Markdown notebooks a fence of more than three backticks swallows the code cells behind it.
#
# Versions   jupytext 1.19.6
# Guess      A Markdown cell that shows a fence of five backticks is written and read back as it was, and the code cell
#            after it stays a code cell.
# Behaviour  The fence's end is not recognised: everything to the end of the notebook becomes text of that cell, code
#            included.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jupytext==1.19.6

cat > program.py <<'END'
import jupytext
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

shown = "`````\n```\nhow to write a fence\n```\n`````"
notebook = new_notebook(cells=[new_markdown_cell(shown), new_code_cell("print(1)")],
                        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "Python"}})
for format in ["py:percent", "md:myst", "md"]:
    again = jupytext.reads(jupytext.writes(notebook, format), format)
    print(format, [cell.cell_type for cell in again.cells])
END

cat > seen <<'END'
py:percent ['markdown', 'code']
md:myst ['markdown', 'code']
md ['markdown']
END

venv/bin/python program.py | tee output
diff seen output
