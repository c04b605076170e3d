"""What a grade depends on besides the submission. It stands in the ticket: where any of it changes, the grade is old."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path

from .folder import CourseFolder
from .message import language
from .paths import COURSE, ENGINE, ROOT
from .settings import Settings

PROGRAMS = ("lib/dist", "kernel/dist", "course/dist")
"""The lab as submissions see it, and the judge."""


def provenance(folder: CourseFolder, chapter: str, settings: Settings) -> dict:
    notebooks = (folder.root / part / chapter / f"{chapter}.ipynb" for part in ("source", "release"))
    engine = digest([ENGINE]) if ENGINE.exists() else None
    return {**asdict(settings), "language": language(), "notebooks": digest(notebooks), "programs": programs(), "engine": engine}


@cache
def programs() -> str:
    compiled = (file for place in PROGRAMS for file in sorted((ROOT / place).rglob("*.js")))
    return digest([*compiled, *sorted((COURSE / "labcourse").rglob("*.py"))])


def digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
