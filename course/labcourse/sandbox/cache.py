"""What kernels of one chapter need not do again: the chapter's own cells compiled, its figures drawn, its
trainings done where they start alike, the compiler loaded and the types read (a snapshot of a kernel's memory, see
`snapshot.py`)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cache:
    place: Path
    is_filled_now: bool = False
    """By a kernel that runs the chapter as its author wrote it. All others only read: whoever writes there decides what
    cells do."""
    with_snapshot: bool = True
    """Whether kernels start from the snapshot, if there is one."""

    @property
    def has_snapshot(self) -> bool:
        return self.with_snapshot and self.snapshot(boxed=False).exists()

    def seen(self, boxed: bool) -> Path:
        """Where kernels find it."""
        return IN_BOX if boxed else self.place

    def snapshot(self, boxed: bool) -> Path:
        return self.seen(boxed) / SNAPSHOT

    def variables(self, boxed: bool) -> dict[str, str]:
        """How kernel and lab find it: environment variables."""
        place = self.seen(boxed)
        return {
            "LAB_KERNEL_CACHE": str(place / "compiler"),
            "LAB_CELL_CACHE": str(place / "cells"),
            "LAB_FIGURE_CACHE": str(place / "figures"),
            "LAB_FIT_CACHE": str(place / "fits"),
        }


SNAPSHOT = "snapshot.blob"
IN_BOX = Path("/lab/cache")
