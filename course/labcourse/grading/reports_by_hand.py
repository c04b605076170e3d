"""Finds the texts that a person grades, wherever a learner wrote them: only what is untouched counts as nothing."""

import re

from nbformat import NotebookNode

from ..chapter import Chapter, grade_id
from ..stubs import TEXT_STUBS
from .code_text import tokens


def adopt_reports(chapter: Chapter, template: Chapter, submitted: list[NotebookNode]) -> set[str]:
    """Gives the id of a text's cell to the cell that holds the text, where its own is gone or as it was handed out: a copy,
    or a text that stands in its place. Returns the exercises where only code stands there, which a person has to look at."""
    handed_out = {words(cell.source) for cell in template.cells} | {words(stub) for stub in TEXT_STUBS.values()} | {""}
    only_code = set()
    for exercise in (one for one in chapter.exercises if one.by_hand):
        holders = [cell for cell in submitted if grade_id(cell) == exercise.answer]
        written = [cell for cell in holders if words(cell.source) not in handed_out]
        if not written:
            place = neighbourhood(exercise.answer, template, submitted) if holders else submitted
            written = [cell for cell in place if is_own(cell, chapter, handed_out) and is_text(cell)]
            written.sort(key=lambda cell: -len(cell.source))
            near = neighbourhood(exercise.answer, template, submitted)
            if not written and any(is_own(cell, chapter, handed_out) for cell in near):
                only_code.add(exercise.name)
        if written and written[0] is not next(iter(holders), None):
            for cell in holders:
                if cell not in written:
                    cell.metadata.pop("nbgrader", None)
            written[0].metadata["nbgrader"] = {"grade_id": exercise.answer}
    return only_code


def is_own(cell: NotebookNode, chapter: Chapter, handed_out: set[str]) -> bool:
    """Whether the learner wrote it; signs without any letter are nothing to be graded."""
    said = words(cell.source)
    return grade_id(cell) not in chapter.by_id and said not in handed_out and re.search(r"[^\W\d_]", said) is not None


def is_text(cell: NotebookNode) -> bool:
    """Or a code cell with nothing but comments."""
    return cell.cell_type != "code" or all(token.startswith(("//", "/*")) for token in tokens(cell.source))


def neighbourhood(answer: str, template: Chapter, submitted: list[NotebookNode]) -> list[NotebookNode]:
    """The submitted cells between those that stood before the text's cell and those that stood behind it."""
    at = next(i for i, cell in enumerate(template.cells) if grade_id(cell) == answer)
    before, behind = ({sign for cell in cells for sign in signs(cell)} for cells in (template.cells[:at], template.cells[at + 1 :]))
    start = max((i + 1 for i, cell in enumerate(submitted) if signs(cell) & before), default=0)
    end = min((i for i, cell in enumerate(submitted) if i >= start and signs(cell) & behind), default=len(submitted))
    return submitted[start:end]


def signs(cell: NotebookNode) -> set[str]:
    return {sign for sign in (grade_id(cell), words(cell.source)) if sign}


def words(text: str) -> str:
    """A text without what formatters change: marks of emphasis and lists, blanks, lines, characters escaped."""
    return " ".join(re.sub(r"[*_`#>\\\-+|]", " ", text).split())
