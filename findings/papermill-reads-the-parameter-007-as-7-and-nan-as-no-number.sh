#!/bin/sh
# papermill: `-p name value` turns some texts into numbers: 007 is 7, 1_000 is 1000, nan is not a number.
#
# Versions   papermill 2.7.0, Python 3.10 or newer
# Guess      YAML or JSON: 007 stays a text or is refused, true is true, null is nothing, 1_000 and nan are texts.
# Behaviour  What Python's int() and float() take is a number, so a student called Nan becomes NaN, and 007 loses its
#            zeros; of truth values only True and False, and only None, are read.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check papermill==2.7.0

cat > program.py <<'END'
import json, subprocess, sys

notebook = {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"name": "python3", "language": "python"}}}
notebook["cells"] = [{"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": "student = 'x'", "outputs": [], "execution_count": None}]
json.dump(notebook, open("in.ipynb", "w"))
for value in ["007", "1_000", "nan", "Infinity", "true", "True", "null", "None", "0x10"]:
    command = [sys.executable, "-m", "papermill", "--prepare-only", "in.ipynb", "out.ipynb", "-p", "student", value]
    subprocess.run(command, check=True, capture_output=True)
    cells = json.load(open("out.ipynb"))["cells"]
    source = next("".join(cell["source"]) for cell in cells if "injected-parameters" in cell["metadata"].get("tags", []))
    print(value, "->", source.splitlines()[-1])
END

cat > seen <<'END'
007 -> student = 7
1_000 -> student = 1000
nan -> student = float('nan')
Infinity -> student = float('inf')
true -> student = "true"
True -> student = True
null -> student = "null"
None -> student = None
0x10 -> student = "0x10"
END

python/bin/python program.py 2> /dev/null | tee output
diff seen output
