"""Which chapter a notebook is of: by its name, also of a copy; by its folder, as nbgrader has it; else by its cells."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..chapter import Chapter
from .read_notebook import Unreadable, parse

NOTEBOOK = re.compile(r"(?:\.ipynb)+(?:\.(?:txt|json))?\Z", re.I)
"""How notebooks are called; browsers add the second ending when they save one."""
SHARED = 60
"""Texts of no more letters, such as "Your answers:", stand in several chapters."""


@dataclass(frozen=True)
class Signs:
    """By what a chapter's cells are known, whatever the notebook is called."""

    ids: frozenset[str]
    names: frozenset[str]
    """Names that answers are declared under."""
    texts: frozenset[str]
    """Those that no other chapter has."""
    all_texts: frozenset[str]

    @classmethod
    def of(cls, template: Chapter) -> "Signs":
        texts = frozenset(cell.source.strip() for cell in template.cells)
        names = frozenset(exercise.name for exercise in template.exercises if not exercise.by_hand)
        ids = frozenset(mark for exercise in template.exercises for mark in (exercise.answer, exercise.check) if mark)
        return cls(ids, names, frozenset(text for text in texts if len(text) > SHARED), texts | {""})

    def found_in(self, cells: list[dict]) -> int:
        texts = [source_of(cell) for cell in cells]
        declared = set(re.findall(r"\b(?:function|const|let|var)\s+(\w+)", "\n".join(texts)))
        ids = {mark for cell in cells if (mark := grade_id(cell)) is not None}
        return 2 * len(self.ids & ids) + 2 * len(self.names & declared) + len(self.texts & {text.strip() for text in texts})


def identify_chapter(name: str, read: Callable[[], bytes], chapters: Mapping[str, Signs]) -> str | None:
    """`name` may be a path. It counts, unless nothing of that chapter is inside, and something of another. None where it
    is of no chapter, or as much of one as of another."""
    path = PurePosixPath(name)
    parts = (path.name, *reversed(path.parts[:-1]))
    named = next(filter(None, (chapter_named(NOTEBOOK.sub("", part), chapters) for part in parts)), None)
    try:
        cells = [cell for cell in parse(read())["cells"] if isinstance(cell, dict)]
    except Unreadable:
        return named
    found = {chapter: of.found_in(cells) for chapter, of in chapters.items()}
    if named is not None and found[named] > 0:
        return named
    signs = sorted(((count, chapter) for chapter, count in found.items()), reverse=True)
    if not signs or signs[0][0] == 0 or (len(signs) > 1 and signs[1][0] == signs[0][0]):
        return named
    return signs[0][1]


def is_start(name: str) -> bool:
    """Whether this is the notebook of the first five minutes, which has no exercise and counts as any other file."""
    return " 00 start " in spaced(NOTEBOOK.sub("", PurePosixPath(name).name))


def chapter_named(stem: str, chapters: Iterable[str]) -> str | None:
    """The one chapter whose name stands in a name, as words: "Copy of 02_Preprocessing (1)", "ann-02-preprocessing-final"."""
    words = spaced(stem)
    found = [name for name in chapters if spaced(name) in words]
    return found[0] if len(found) == 1 else None


def spaced(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).lower()
    return f" {re.sub(r'[^0-9a-zA-Z]+', ' ', plain).strip()} "


def source_of(cell: dict) -> str:
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def grade_id(cell: dict) -> str | None:
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    found = marks.get("grade_id") if isinstance(marks, dict) else None
    return found if isinstance(found, str) else None
