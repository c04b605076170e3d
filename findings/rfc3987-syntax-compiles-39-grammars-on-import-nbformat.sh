#!/bin/sh
# rfc3987-syntax: beside JupyterLab, every Python program that imports nbformat compiles 39 grammars first.
#
# Versions   rfc3987-syntax 1.1.0, lark 1.3.1, jsonschema 4.26.0, jupyter-events 0.12.1, nbformat 5.11.1; Python 3.11
# Guess      Whether JupyterLab is installed beside it is nothing to `import nbformat`. jupyter-events, which Jupyter's
#            server needs, asks for `jsonschema[format-nongpl]`; what that extra brings is loaded when a schema names such
#            a format and somebody asks for format checks, which nbformat does not.
# Behaviour  jsonschema imports whatever of the extra is there, and rfc3987-syntax, the checker of IRIs, compiles its grammar
#            and makes a parser for each of 38 rules on import. That is most of the processor time of `import nbformat`
#            (1.4 s against 0.2 s where it was seen), and so of the start of nbconvert, nbclient, nbgrader, papermill,
#            jupytext and the server itself. Without the package jsonschema is content: it checks no IRI then.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-30, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > program.py <<'END'
import importlib.util
import sys
import time

compiled = 0
if importlib.util.find_spec("lark"):
    import lark

    class Counted(lark.Lark):
        def __init__(self, *args, **options):
            global compiled
            compiled += 1
            super().__init__(*args, **options)

    lark.Lark = Counted
started = time.process_time()
import nbformat

print(f"{time.process_time() - started:.1f} s of processor", file=sys.stderr)
print(f"{sys.argv[1]}: {compiled} grammars compiled by import nbformat {nbformat.__version__}")
END

cat > seen <<'END'
alone: 0 grammars compiled by import nbformat 5.11.1
beside jupyter-events: 39 grammars compiled by import nbformat 5.11.1
END

install() {
  python3 -m venv "$1"
  "$1/bin/pip" install --quiet --disable-pip-version-check nbformat==5.11.1 jsonschema==4.26.0 $2
}
install alone ""
install beside "jupyter-events==0.12.1 rfc3987-syntax==1.1.0 lark==1.3.1"
{
  alone/bin/python program.py alone
  beside/bin/python program.py "beside jupyter-events"
} | tee output
diff seen output
