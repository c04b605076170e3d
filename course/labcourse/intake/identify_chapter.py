"""Which chapter a notebook is of: by its name, also of a copy; by its folder, as nbgrader has it; else by its cells."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json))?\Z", re.I)
"""How notebooks are called; browsers add the second ending when they save one."""
COPY_MARKS = re.compile(r"(?: ?\(\d+\)|[-_ ]{0,3}(?:copy|copie|kopie)\d*)+\Z", re.I)


def identify_chapter(name: str, read: Callable[[], bytes], ids: dict[str, set[str]]) -> str | None:
    """`name` may be a path; `ids` are the grade ids of each chapter's cells. The content is read where names do not tell."""
    path = PurePosixPath(name)
    for part in (path.name, *path.parts[:-1]):
        if chapter := chapter_named(NOTEBOOK.sub("", part), ids):
            return chapter
    inside = ids_inside(read())
    best = max(ids, key=lambda chapter: len(ids[chapter] & inside), default=None)
    return best if best and ids[best] & inside else None


def chapter_named(stem: str, chapters: Iterable[str]) -> str | None:
    plain = COPY_MARKS.sub("", stem).lower()
    return next((name for name in chapters if plain == name.lower() or plain.endswith(f"_{name.lower()}")), None)


def ids_inside(content: bytes) -> set[str]:
    try:
        cells = json.loads(content)["cells"]
        return {cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if "nbgrader" in cell.get("metadata", {})}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return set()  # not a notebook
