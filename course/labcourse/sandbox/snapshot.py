"""A snapshot of a kernel's memory with the compiler loaded and the types read that a chapter imports: kernels that start
from it need not do either again. Node.js takes one of its own version only, with the same flags, on the same kind of
processor (https://nodejs.org/docs/latest-v20.x/api/cli.html#--snapshot-blobpath)."""

import json
import os
import re
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

from ..limits import Limits
from ..paths import KERNELSPEC, ROOT
from . import bubblewrap
from .cache import Cache
from .kernel_process import in_memory
from .seccomp import process_filter

LONGEST = 120
"""Seconds."""
IMPORT = re.compile(r"^import\b[^;]*;", re.MULTILINE)


def make_snapshot(cache: Cache, code: str, limits: Limits, boxed: bool) -> None:
    """Puts one into the cache, with the types of what `code` imports; where it cannot be made, there is none."""
    node, *arguments = json.loads(KERNELSPEC.read_text())["argv"][:-2]
    imports = "\n".join(dict.fromkeys(IMPORT.findall(code)))
    maker = str(ROOT / "kernel/dist/snapshot.js")
    arguments += ["--snapshot-blob", str(cache.snapshot(boxed)), "--build-snapshot", maker, imports]
    with ExitStack() as opened:
        runtime = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="lab-")))
        if boxed:
            reading = in_memory("filter", process_filter(), opened)
            words = bubblewrap.box(arguments, {"PATH": "/usr/bin"}, runtime, reading, limits, {}, cache)
            inherited = (reading,)
        else:
            words, inherited = [node, *arguments], ()
            (runtime / "node_modules").symlink_to(ROOT / "node_modules")
        try:
            environment = {"PATH": os.environ["PATH"]}
            subprocess.run(words, env=environment, cwd=runtime, pass_fds=inherited, timeout=LONGEST, capture_output=True, check=True)
        except (OSError, subprocess.SubprocessError):
            cache.snapshot(boxed=False).unlink(missing_ok=True)
