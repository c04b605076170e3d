"""Where the lab's files are."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "course"
KERNELSPEC = Path(os.environ.get("LAB_KERNELSPEC", ROOT / ".venv/share/jupyter/kernels/tslab/kernel.json"))
