"""JupyterHub for a class on one Linux machine: an example to adapt.

Every learner is a user of the machine and works in `~/image-lab`, which is seeded with the chapters; nothing there is
ever overwritten. Set-up, sizes and memory: docs/classroom.md.
"""

import os
import shutil
from pathlib import Path

c = get_config()  # noqa: F821

LAB = Path(os.environ.get("LAB_FOLDER", "/srv/image-lab"))
LANGUAGE = os.environ.get("LAB_LANG", "en")


def seed(spawner):
    """Copies the chapters that a learner does not have yet, and makes the lab's packages found from there."""
    user = spawner.user.name
    folder = Path(spawner.notebook_dir.replace("~", os.path.expanduser(f"~{user}"), 1).format(username=user))
    folder.mkdir(parents=True, exist_ok=True)
    chapters = LAB / "notebooks" / ("" if LANGUAGE == "en" else LANGUAGE)
    for chapter in sorted(chapters.glob("[0-9][0-9]-*.ipynb")):
        target = folder / chapter.name
        if not target.exists():
            shutil.copyfile(chapter, target)
            give(target, user)
    packages = folder / "node_modules"
    if not packages.exists():
        packages.symlink_to(LAB / "node_modules")
    give(folder, user)


def give(path, user):
    if os.geteuid() == 0 and spawns_as_user():
        shutil.chown(path, user)


def spawns_as_user():
    return c.JupyterHub.spawner_class != "simple"


c.JupyterHub.bind_url = os.environ.get("LAB_HUB_URL", "http://127.0.0.1:8000")
# Users of the machine by their passwords. Universities put their own sign-on here (LTI, OAuth).
c.JupyterHub.authenticator_class = os.environ.get("LAB_AUTHENTICATOR", "pam")
c.JupyterHub.spawner_class = os.environ.get("LAB_SPAWNER", "jupyterhub.spawner.LocalProcessSpawner")
c.Authenticator.allow_all = True

c.Spawner.pre_spawn_hook = seed
c.Spawner.notebook_dir = "~/image-lab"
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = 120
c.Spawner.args = ["--allow-root"] if os.environ.get("LAB_SPAWNER") == "simple" else []
c.Spawner.environment = {
    # the kernel and the widgets' front end of the lab's own environment
    "JUPYTER_PATH": str(LAB / ".venv/share/jupyter"),
    # one set of images for everybody; without it each learner's lab would look for its own
    "LAB_DATA_DIR": os.environ.get("LAB_DATA_DIR", ""),
    "LAB_DATA": os.environ.get("LAB_DATA", ""),
    "LAB_LANG": LANGUAGE,  # of checks and hints, as of the chapters
    # a fair share: as many threads as a learner has processors, so that a class does not thrash
    "TF_NUM_INTRAOP_THREADS": os.environ.get("LAB_THREADS", "1"),
    "TF_NUM_INTEROP_THREADS": os.environ.get("LAB_THREADS", "1"),
}
