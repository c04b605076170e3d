#!/bin/sh
# bubblewrap: with a PID namespace of its own, a program's processor time reaches nobody who waits for it.
#
# Versions   bubblewrap 0.8.0-2+deb12u1 (Debian 12)
# Guess      A process hands the processor time of the children it has waited for on to its parent, so that
#            `getrusage(RUSAGE_CHILDREN)`, the shell's `time` or GNU time of a boxed program say what it took, as they do
#            for `nice` or `timeout` before a command.
# Behaviour  Without a PID namespace they do. With `--unshare-pid` (and so with `--unshare-all`) two seconds of computing
#            count as none, though the program ended by itself: the outer bwrap learns that the inner one has ended, and
#            ends without waiting for it. Who measures submissions in such a box has to ask a control group.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-30, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download --quiet --quiet bubblewrap=0.8.0-2+deb12u1
dpkg-deb --extract bubblewrap_*.deb box

cat > program.py <<'END'
import resource
import subprocess
import sys

COMPUTE = "import time\nwhile time.process_time() < 2: pass"
BOX = ["box/usr/bin/bwrap", "--bind", "/", "/", "--dev", "/dev"]


def counted() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


for name, box in {
    "no box": [],
    "timeout": ["timeout", "60"],
    "box": BOX,
    "box with --unshare-pid": [*BOX, "--unshare-pid"],
}.items():
    before = counted()
    status = subprocess.run([*box, sys.executable, "-c", COMPUTE]).returncode
    print(f"{name}: status {status}, at least 2 s counted: {counted() - before >= 2}")
END

cat > seen <<'END'
no box: status 0, at least 2 s counted: True
timeout: status 0, at least 2 s counted: True
box: status 0, at least 2 s counted: True
box with --unshare-pid: status 0, at least 2 s counted: False
END

python3 program.py | tee output
diff seen output
