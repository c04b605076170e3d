"""A chapter as its author wrote it: the cells that are locked, answered, checked or graded by hand."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

CHECK = re.compile(r"""\bcheck\(\s*["'](\w+)["']""")


@dataclass(frozen=True)
class Exercise:
    name: str
    points: float
    by_hand: bool
    answer: str
    """Grade id of the cell with the answer."""
    check: str | None
    """Grade id of the cell that checks it; none where it is graded by hand."""


class Chapter:
    """The full notebook of the course folder's `source/`, with nbgrader's metadata."""

    def __init__(self, file: Path, notebook: NotebookNode) -> None:
        self.name = file.stem
        self.cells = notebook.cells
        self.by_id = {grade_id(cell): cell for cell in self.cells if grade_id(cell) is not None}
        self.exercises = find_exercises(self.cells)

    @classmethod
    def read(cls, file: Path) -> "Chapter":
        return cls(file, nbformat.read(file, as_version=4))


def find_exercises(cells: list[NotebookNode]) -> list[Exercise]:
    exercises, answer = [], None
    for cell in cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("solution"):
            answer = marks["grade_id"]
        if marks.get("grade") and marks.get("solution"):
            exercises.append(Exercise(marks["grade_id"], float(marks["points"]), True, marks["grade_id"], None))
        elif marks.get("grade"):
            exercises.append(Exercise(CHECK.search(cell.source)[1], float(marks["points"]), False, answer, marks["grade_id"]))
    return exercises


def grade_id(cell: NotebookNode) -> str | None:
    marks = cell.get("metadata", {}).get("nbgrader")
    return marks.get("grade_id") if isinstance(marks, dict) else None


def flag(cell: NotebookNode, name: str) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get(name))
