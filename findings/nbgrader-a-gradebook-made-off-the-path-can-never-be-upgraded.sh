#!/bin/sh
# nbgrader: a gradebook first opened where `alembic` is not on the PATH works from the second time on, and can never be
# upgraded.
#
# Versions   nbgrader 0.9.6, alembic 1.20.1, SQLAlchemy 2.0.58; Python 3.11
# Guess      `Gradebook("sqlite:///gradebook.db", ...)` is a library's call: with an environment's Python it does the same
#            whether that environment was activated or not; and where it fails on a new file, it fails again.
# Behaviour  It makes the tables and then runs the command `alembic`, by name, to learn what version they are. With
#            `env/bin/python program.py` and no activated environment there is none: FileNotFoundError. The tables stay,
#            without a version, so that the same program runs the second time, and for all of the course. `nbgrader db
#            upgrade` takes such a file for one of the first version, applies all changes to tables that have them, and
#            fails.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-30, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check nbgrader==0.9.6 alembic==1.20.1 SQLAlchemy==2.0.58

cat > program.py <<'END'
import sqlite3
import sys

from nbgrader.api import Gradebook

file = sys.argv[1]
for time in ("first", "second"):
    try:
        with Gradebook(f"sqlite:///{file}", "course") as book:
            print(f"{file}, opened the {time} time: {len(book.students)} learners")
    except FileNotFoundError as problem:
        print(f"{file}, opened the {time} time: FileNotFoundError: {problem.filename}")
tables = [name for (name,) in sqlite3.connect(file).execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
print(f"{file} has its version: {'alembic_version' in tables}")
END

cat > seen <<'END'
on.db, opened the first time: 0 learners
on.db, opened the second time: 0 learners
on.db has its version: True
on.db, upgrade: 0
off.db, opened the first time: FileNotFoundError: alembic
off.db, opened the second time: 0 learners
off.db has its version: False
off.db, upgrade: 1
END

upgrade() {
  status=0
  PATH="$folder/env/bin:$PATH" env/bin/nbgrader db upgrade --db="sqlite:///$1" > log 2>&1 || status=$?
  echo "$1, upgrade: $status"
}
{
  PATH="$folder/env/bin:$PATH" env/bin/python program.py on.db
  upgrade on.db
  PATH=/usr/bin:/bin env/bin/python program.py off.db
  upgrade off.db
} | tee output
diff seen output
