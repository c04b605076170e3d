"""Puts a submission's cells beside those of its chapter.

A learner may delete, move, copy, edit or rename anything; what counts is the chapter. Locked cells and checks get
their own text back, copies of them go, missing ones return to their place, answers are found by id or by the name
that they declare.
"""

import copy
import re
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from ..chapter import Chapter, Exercise, flag, grade_id
from ..stubs import TEXT_STUBS
from .code_text import declared, same_code, tokens
from .reports_by_hand import adopt_reports, words


@dataclass
class Matched:
    cells: list[NotebookNode]
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Exercise → messages of what was put right, for its reason."""
    missing: set[str] = field(default_factory=set)
    """Exercises without a cell for the answer."""
    blank: set[str] = field(default_factory=set)
    """Exercises whose answer is empty or as handed out."""
    elsewhere: set[str] = field(default_factory=set)
    """Exercises for a person, where something of the learner's stands in the text's place."""


def match(chapter: Chapter, template: Chapter, submitted: list[NotebookNode]) -> Matched:
    """`template` is the chapter as handed out, without solutions."""
    cells = rename(chapter, template, submitted)
    matched = Matched([], elsewhere=adopt_reports(chapter, template, cells))
    seen: set[str] = set()
    for cell in cells:
        identity = grade_id(cell)
        original = chapter.by_id.get(identity)
        if original is None or (identity in seen and flag(original, "solution")):
            # a second version of an answer runs, as in the learner's own kernel
            cell.metadata.pop("nbgrader", None)
            matched.cells.append(cell)
            continue
        handed_out = template.by_id.get(identity)
        own = [] if flag(original, "solution") else own_code(cell, original, handed_out)
        fresh = [] if identity in seen else [restored(cell, original, handed_out, matched, chapter)]
        seen.add(identity)
        matched.cells += own + fresh if flag(original, "grade") else fresh + own
    for exercise in chapter.exercises:
        if exercise.answer not in seen:
            matched.missing.add(exercise.name)
    put_back(chapter, seen, matched)
    for exercise in chapter.exercises:
        keep_check_after_answer(exercise, matched.cells)
    return matched


def rename(chapter: Chapter, template: Chapter, submitted: list[NotebookNode]) -> list[NotebookNode]:
    """Gives cells that lost their id, or never had one, the id that their text tells."""
    known = {grade_id(cell) for cell in submitted} & set(chapter.by_id)
    lost = {i: tokens(template.by_id[i].source) for i in template.by_id if i not in known}
    names = {e.answer: re.compile(rf"\b(?:function\*?|const|let|var|class)\s+{e.name}\b") for e in chapter.exercises}
    for cell in submitted:
        if grade_id(cell) in chapter.by_id:
            continue
        text = tokens(cell.source)
        same = (i for i, source in lost.items() if source == text)
        declares = (i for i, name in names.items() if i in lost and cell.cell_type == "code" and name.search(cell.source))
        found = next(same, None) or next(declares, None)
        if found is not None:
            cell.metadata["nbgrader"] = {"grade_id": found}
            del lost[found]
    return submitted


def own_code(cell: NotebookNode, original: NotebookNode, handed_out: NotebookNode | None) -> list[NotebookNode]:
    """What a learner declared in a cell that gets its own text back: an answer written into its check, or merged with it."""
    given = original.source + "\n" + (handed_out.source if handed_out else "")
    if cell.cell_type != "code" or not declared(cell.source) - declared(given):
        return []
    return [new_code_cell(cell.source)]


def restored(
    cell: NotebookNode, original: NotebookNode, handed_out: NotebookNode | None, matched: Matched, chapter: Chapter
) -> NotebookNode:
    """The submitted cell with the chapter's metadata and, where it is not the learner's to change, its text."""
    fresh = copy.deepcopy(original)
    if flag(original, "solution"):
        fresh.source, fresh.cell_type = cell.source, original.cell_type
        if fresh.cell_type == "markdown" and "attachments" in cell:
            fresh.attachments = cell.attachments
        name = next((e.name for e in chapter.exercises if e.answer == grade_id(original)), None)
        if name and is_blank(cell.source, original, handed_out):
            matched.blank.add(name)
    elif handed_out is not None and not same_code(cell.source, handed_out.source):
        note(matched, chapter, original, "reason.checkEdited")
    if fresh.cell_type == "code":
        fresh.outputs, fresh.execution_count = [], None
    return fresh


def is_blank(text: str, original: NotebookNode, handed_out: NotebookNode | None) -> bool:
    """Whether nothing was written: however a formatter laid it out, and in whatever language it was handed out."""
    if original.cell_type == "code":
        return not text.strip() or (handed_out is not None and same_code(text, handed_out.source))
    stubs = [*TEXT_STUBS.values(), handed_out.source if handed_out else ""]
    return words(text) in {"", *map(words, stubs)}


def put_back(chapter: Chapter, seen: set[str], matched: Matched) -> None:
    """Locked cells, checks and texts graded by hand that are gone return behind the cell they came after."""
    before: str | None = None
    for original in chapter.cells:
        identity = grade_id(original)
        if identity is None:
            continue
        needed = not flag(original, "solution") or flag(original, "grade")
        if identity not in seen and needed:
            fresh = copy.deepcopy(original)
            if flag(original, "solution"):
                fresh.source = ""
            if fresh.cell_type == "code":
                fresh.outputs, fresh.execution_count = [], None
            at = next((i + 1 for i, cell in enumerate(matched.cells) if grade_id(cell) == before), 0)
            matched.cells.insert(at, fresh)
            seen.add(identity)
            note(matched, chapter, original, "reason.checkMissing")
        if identity in seen:
            before = identity


def keep_check_after_answer(exercise: Exercise, cells: list[NotebookNode]) -> None:
    ids = [grade_id(cell) for cell in cells]
    if exercise.check is None or exercise.check not in ids or exercise.answer not in ids:
        return
    check, answer = ids.index(exercise.check), ids.index(exercise.answer)
    if check < answer:
        cells.insert(answer, cells.pop(check))


def note(matched: Matched, chapter: Chapter, original: NotebookNode, message: str) -> None:
    for exercise in chapter.exercises:
        if exercise.check == grade_id(original):
            matched.notes.setdefault(exercise.name, []).append(message)
