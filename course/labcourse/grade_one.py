"""Grades one file: reads it, matches its cells, runs them boxed, judges, and writes verdicts into its check cells."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from .box import Limits
from .chapter import Chapter, grade_id
from .judge import Judge
from .matching import match
from .replay import Replayer, TimeLimits
from .results import Result, hidden_seeds, results, unreadable
from .submission import Unreadable, read
from .verdict_page import verdict_output

KERNELSPEC = {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}
LANGUAGE = {"name": "typescript", "mimetype": "application/typescript", "file_extension": ".ts"}


@dataclass(frozen=True)
class Settings:
    seed: int = 1
    boxed: bool = True
    limits: Limits = Limits()
    times: TimeLimits = TimeLimits()


def grade(file: Path, chapter: Chapter, template: Chapter, judge: Judge, settings: Settings) -> tuple[NotebookNode, list[Result]]:
    """The executed notebook with verdicts, and a result for every exercise of the chapter. Never raises for what a
    submission does."""
    try:
        submitted = read(file).cells
    except Unreadable as trouble:
        found = unreadable(chapter, str(trouble))
        submitted = []
    else:
        found = None
    matched = match(chapter, template, submitted)
    if found is None:
        found = run(chapter, matched, judge, settings)
    for number, cell in enumerate((cell for cell in matched.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = number
    by_check = {e.check: r for e, r in zip(chapter.exercises, found) if e.check is not None}
    for cell in matched.cells:
        result = by_check.get(grade_id(cell))
        if result is not None and cell.cell_type == "code":
            cell.outputs = [verdict_output(result)]
    return new_notebook(cells=matched.cells, metadata={"kernelspec": KERNELSPEC, "language_info": LANGUAGE}), found


def run(chapter: Chapter, matched, judge: Judge, settings: Settings) -> list[Result]:
    def inputs(exercise: str) -> list:
        return [judge.inputs(exercise, seed) for seed in hidden_seeds(settings.seed, exercise)]

    replayer = Replayer(chapter, matched.cells, inputs, settings.limits, settings.times, settings.boxed)
    return results(chapter, matched, asyncio.run(replayer.run()), judge, settings.seed)
