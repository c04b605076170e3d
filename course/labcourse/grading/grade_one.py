"""Grades one file: reads it, matches its cells, runs them boxed, judges, and writes verdicts into its check cells."""

import asyncio
import traceback
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from ..chapter import Chapter, grade_id
from ..intake.helper_files import beside
from ..intake.read_notebook import Unreadable, read
from ..message import Message, told
from ..reports.verdict_page import verdict_output
from ..result import Result
from ..sandbox.cache import Cache
from ..sandbox.kernel_lost import NeverStarted
from ..settings import Settings
from ..surrogates import well_formed
from .judge import Judge
from .matching import Matched, match
from .observed import Replay
from .replay import Replayer
from .results import given_up, hidden_inputs, results, unreadable

FAULTS_OF_THE_MACHINE = (NeverStarted, OSError, MemoryError)
"""Nobody loses points for these: the submission gets no grade, and the grader is told why."""

Files = dict[str, bytes]
"""What lies beside a notebook, by its path from there."""
KERNELSPEC = {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}
LANGUAGE = {"name": "typescript", "mimetype": "application/typescript", "file_extension": ".ts"}


def grade(
    file: Path, chapter: Chapter, template: Chapter, judge: Judge, settings: Settings, cache: Cache | None = None
) -> tuple[NotebookNode, list[Result]]:
    """The executed notebook with verdicts, and a result for every exercise of the chapter. Raises for what is wrong with
    this machine, never for what a submission does."""
    matched, trouble = matched_with(file, chapter, template)
    found = results_of(chapter, matched, judge, settings, beside(file), cache) if trouble is None else unreadable(chapter, judge.say([trouble])[0])
    for number, cell in enumerate((cell for cell in matched.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = number
    by_check = {e.check: r for e, r in zip(chapter.exercises, found) if e.check is not None}
    for cell in matched.cells:
        result = by_check.get(grade_id(cell))
        if result is not None and cell.cell_type == "code":
            cell.outputs = [verdict_output(result, judge.say)]
    return new_notebook(cells=matched.cells, metadata={"kernelspec": KERNELSPEC, "language_info": LANGUAGE}), found


def matched_with(file: Path, chapter: Chapter, template: Chapter) -> tuple[Matched, Message | None]:
    """The submission's cells beside the chapter's, or nothing and the reason why."""
    try:
        return match(chapter, template, read(file).cells), None
    except Unreadable as trouble:
        return match(chapter, template, []), trouble.message
    except FAULTS_OF_THE_MACHINE:
        raise
    except Exception as strange:
        traceback.print_exc()
        return match(chapter, template, []), Message("file.strange", {"error": type(strange).__name__})


def results_of(
    chapter: Chapter, matched: Matched, judge: Judge, settings: Settings, files: Files, cache: Cache | None
) -> list[Result]:
    try:
        return run(chapter, matched, judge, settings, files, cache)
    except FAULTS_OF_THE_MACHINE:
        raise
    except Exception as strange:
        traceback.print_exc()
        error = f"{type(strange).__name__}: {well_formed(str(strange))[:300]}"
        return given_up(chapter, matched, told(judge.say, "reason.cannotRun", error=error), judge.say)


def run(
    chapter: Chapter, matched: Matched, judge: Judge, settings: Settings, files: Files, cache: Cache | None
) -> list[Result]:
    def inputs(exercise: str) -> list:
        return hidden_inputs(judge, settings.seed, exercise)

    limits, times = settings.limits, settings.times
    replayer = Replayer(chapter, matched.cells, inputs, limits, times, settings.boxed, judge.say, files, cache)
    return results(chapter, matched, complete(replayer.run()), judge, settings.seed)


def complete(work: Coroutine[None, None, Replay]) -> Replay:
    """Also for formgrader's button, which calls this from within its server's event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
