"""Fills a chapter's cache before many submissions of it are graded, so that none compiles the chapter's own cells again,
draws its figures, loads the compiler and reads its packages' types, or trains what the author's answers train just so.

The chapter runs once as its author wrote it, in the box of any submission. What an answer's cell left in the cache is taken
out of it again, and trainings are encrypted with what they start from: what submissions read there holds nothing of a
solution.
"""

import asyncio
import os
import shutil
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ..chapter import Chapter, flag, grade_id
from ..folder import CourseFolder
from ..sandbox.cache import Cache
from ..sandbox.kernel import Kernel
from ..sandbox.snapshot import make_snapshot
from ..settings import Settings
from .judge import Judge
from .local_jobs import stay_with_parent
from .results import hidden_inputs

WORTH_FILLING = 4
"""Submissions of a chapter from which on its cache saves more than it costs."""


def fill_caches(folder: CourseFolder, waiting: list[dict], settings: Settings, jobs: int) -> None:
    """`waiting`: the tickets that are to be graded now."""
    many = Counter(ticket["chapter"] for ticket in waiting)
    missing = {
        ticket["chapter"]: ticket
        for ticket in waiting
        if many[ticket["chapter"]] >= WORTH_FILLING and not folder.cache(ticket).exists()
    }
    if not missing:
        return
    print(f"compiling once for all: {', '.join(sorted(missing))}", flush=True)
    with ProcessPoolExecutor(jobs, initializer=stay_with_parent) as pool:
        for done in [pool.submit(fill_cache, folder, ticket, settings) for ticket in missing.values()]:
            problem = done.result()
            if problem is not None:
                print(problem)


def fill_cache(folder: CourseFolder, ticket: dict, settings: Settings) -> str | None:
    """Why it stays empty, if it does: grading takes longer then and nothing else."""
    chapter, place = folder.full(ticket["chapter"]), folder.cache(ticket)
    shutil.rmtree(place.parent, ignore_errors=True)
    place.parent.mkdir(parents=True)
    unfinished = Path(tempfile.mkdtemp(dir=place.parent, prefix="."))
    try:
        with Judge() as judge:
            asyncio.run(run(chapter, judge, settings, unfinished))
        os.replace(unfinished, place)
    except Exception as problem:
        shutil.rmtree(unfinished, ignore_errors=True)
        return f"{chapter.name}: nothing could be compiled beforehand ({problem or type(problem).__name__})"
    return None


async def run(chapter: Chapter, judge: Judge, settings: Settings, place: Path) -> None:
    checks = {exercise.check: exercise.name for exercise in chapter.exercises if not exercise.by_hand}
    cache = Cache(place, is_filled_now=True)
    given = (cell.source for cell in chapter.cells if cell.cell_type == "code" and not flag(cell, "solution"))
    make_snapshot(cache, "\n".join(given), settings.limits, settings.boxed)
    kernel = Kernel(settings.limits, settings.boxed, judge.say, cache=cache)
    try:
        await kernel.start()
        for cell in chapter.cells:
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            before = contents(place)
            exercise = checks.get(grade_id(cell))
            if flag(cell, "grade") and exercise is not None:
                inputs = hidden_inputs(judge, settings.seed, exercise)
                await kernel.observe(exercise, inputs, settings.times.given)
            else:
                await kernel.run(cell.source, settings.times.given)
            if flag(cell, "solution"):
                for file in contents(place) - before:
                    file.unlink()
    finally:
        await kernel.stop()


def contents(place: Path) -> set[Path]:
    return {file for part in ("cells", "figures", "fits") for file in (place / part).glob("*")}
