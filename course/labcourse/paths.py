"""Where the lab's files are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "course"
ENGINE = ROOT / "native/build/engine.node"
"""The training engine in C++, where the set-up could compile it."""
KERNELSPEC = Path(os.environ.get("LAB_KERNELSPEC", ROOT / ".venv/share/jupyter/kernels/tslab/kernel.json"))
