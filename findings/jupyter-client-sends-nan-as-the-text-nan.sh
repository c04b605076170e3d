#!/bin/sh
# jupyter_client: a NaN in a message arrives as the text "nan".
#
# Versions   jupyter_client 8.10.0
# Guess      JSON has no NaN: the message is refused with an error, or null is sent, or the bare word NaN as Python's
#            json writes it.
# Behaviour  A second attempt turns the number into the string "nan" (and "inf"), with a warning in the kernel's log
#            only: a widget's front end gets text where it expects a number.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jupyter_client==8.10.0

cat > program.py <<'END'
import logging
import warnings

from jupyter_client.session import json_packer

logging.disable()
warnings.simplefilter("ignore")
print(json_packer({"state": {"loss": float("nan"), "rate": float("inf"), "epoch": 1}}).decode())
END

cat > seen <<'END'
{"state": {"loss": "nan", "rate": "inf", "epoch": 1}}
END

venv/bin/python program.py | tee output
diff seen output
