"""JupyterHub for a class on one Linux machine: an example to adapt.

Every learner is a user of the machine and works in `~/image-lab`, which is seeded with the chapters; nothing there is
ever overwritten. Set-up, sizes and memory: docs/classroom.md.
"""

import os
import pwd
import subprocess
import sys
from pathlib import Path

c = get_config()  # noqa: F821

LAB = Path(os.environ.get("LAB_FOLDER", "/srv/image-lab"))
LANGUAGE = os.environ.get("LAB_LANG", "en")
DATA = os.environ.get("LAB_DATA_DIR", "")


def seed(spawner):
    """Gives a learner the chapters, as that learner: a privileged hub writes nothing where a learner may put links."""
    name = spawner.user.name
    folder = spawner.notebook_dir.replace("~", os.path.expanduser(f"~{name}"), 1).format(username=name)
    command = [sys.executable, "-I", str(LAB / "deploy" / "seed.py"), str(LAB), folder, LANGUAGE]
    # nothing of the hub's goes along: not its environment, its terminal or its folder
    apart = {"cwd": "/", "env": {}, "stdin": subprocess.DEVNULL, "start_new_session": True}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, **apart, **identity(name))
    if done.returncode != 0:
        raise RuntimeError(f"The chapters could not be put into {folder}: {done.stderr.strip()}")


def identity(name):
    """The learner's user and groups, for a hub that runs as root; any other hub can only be itself."""
    if os.geteuid() != 0 or not spawns_as_user():
        return {}
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        raise LookupError(f"Expected an account of this machine for {name}, found none: sudo adduser {name}") from None
    groups = os.getgrouplist(name, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": groups}


def spawns_as_user():
    return c.JupyterHub.spawner_class != "simple"


c.JupyterHub.bind_url = os.environ.get("LAB_HUB_URL", "http://127.0.0.1:8000")
# Users of the machine by their passwords. Universities put their own sign-on here (LTI, OAuth).
c.JupyterHub.authenticator_class = os.environ.get("LAB_AUTHENTICATOR", "pam")
c.JupyterHub.spawner_class = os.environ.get("LAB_SPAWNER", "jupyterhub.spawner.LocalProcessSpawner")
c.Authenticator.allow_all = True

c.Spawner.pre_spawn_hook = seed
c.Spawner.notebook_dir = "~/image-lab"
c.Spawner.default_url = "/lab/tree/00-start.ipynb"
c.Spawner.start_timeout = 120
c.Spawner.args = ["--allow-root"] if os.environ.get("LAB_SPAWNER") == "simple" else []
c.Spawner.environment = {
    # the kernel and the widgets' front end of the lab's own environment
    "JUPYTER_PATH": str(LAB / ".venv/share/jupyter"),
    # JupyterLab as learners have it, and exported pages that keep every figure
    "JUPYTER_CONFIG_PATH": os.pathsep.join(
        str(LAB / "tools/jupyterlab" / part) for part in ("learner", "venv/etc/jupyter")
    ),
    # one set of images for everybody; without it each learner's lab would look for its own
    "LAB_DATA_DIR": os.path.abspath(DATA) if DATA else "",
    "LAB_DATA": os.environ.get("LAB_DATA", ""),
    "LAB_LANG": LANGUAGE,  # of checks and hints, as of the chapters
    # a fair share: as many threads as a learner has processors, so that a class does not thrash
    "LAB_THREADS": os.environ.get("LAB_THREADS", "1"),
    "TF_NUM_INTRAOP_THREADS": os.environ.get("LAB_THREADS", "1"),
    "TF_NUM_INTEROP_THREADS": os.environ.get("LAB_THREADS", "1"),
}
