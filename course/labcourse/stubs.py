"""What stands where a solution was, as `tools/notebooks` hands chapters out."""

import sys

from .paths import ROOT

sys.path.append(str(ROOT / "tools/notebooks"))
from stubs import STUB, TEXT_STUBS  # noqa: E402, F401
