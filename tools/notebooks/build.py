"""Builds notebooks from percent text: the worked ones, and the templates without solutions.

Reads a JSON object from standard input: `{"sources": [...], "worked": folder, "templates": folder, "points": {...},
"language": "en", "translations": folder}`.
"""

import copy
import hashlib
import json
import os
import re
import sys
from pathlib import Path

import jupytext
import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearOutput, ClearSolutions
from traitlets.config import Config

from lint_source import lint
from stubs import STUB, TEXT_STUBS
from translation import TranslationError, translate

KERNELSPEC = {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}
LANGUAGE = {
    "codemirror_mode": "typescript",
    "file_extension": ".ts",
    "mimetype": "application/typescript",
    "name": "typescript",
    "nbconvert_exporter": "script",
    "pygments_lexer": "typescript",
    "version": "5.0.4",
}
"""As the kernel says it: JupyterLab puts that into a notebook that is opened, which would then count as changed."""


def nbgrader_metadata(grade_id, **kind):
    """nbgrader's description of a cell, schema 3."""
    plain = {"grade": False, "grade_id": grade_id, "locked": False, "schema_version": 3, "solution": False, "task": False}
    return {**plain, **kind}


def grading(cell, points):
    """The nbgrader metadata that a cell's marker asks for, or None."""
    marks = cell.metadata
    if "exercise" in marks:
        return nbgrader_metadata(marks["exercise"], solution=True)
    if "check" in marks:
        name = marks["check"]
        return nbgrader_metadata(f"{name}-check", grade=True, locked=True, points=points[name])
    if "report" in marks:
        name = marks["report"]
        return nbgrader_metadata(name, grade=True, solution=True, points=points[name])
    if "locked" in marks:
        return nbgrader_metadata(marks["locked"], locked=True)
    return None


def give_ids(notebook):
    """Ids that depend on the cells alone: the grading name, or a digest of the text."""
    seen = {}
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        base = name or hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        base = re.sub(r"[^a-zA-Z0-9_-]", "-", base)[:60]
        seen[base] = seen.get(base, 0) + 1
        cell["id"] = base if seen[base] == 1 else f"{base}-{seen[base]}"


def read_source(path, points):
    notebook = jupytext.read(path, fmt="ts:percent")
    for cell in notebook.cells:
        metadata = grading(cell, points)
        for mark in ("exercise", "check", "report", "locked"):
            cell.metadata.pop(mark, None)
        if metadata is not None:
            cell.metadata["nbgrader"] = metadata
    give_ids(notebook)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def template(notebook, language):
    """A copy without solutions, hidden tests and outputs, by nbgrader's own preprocessors."""
    config = Config()
    config.ClearSolutions.code_stub = {"typescript": STUB}
    config.ClearSolutions.begin_solution_delimeter = "BEGIN SOLUTION"
    config.ClearSolutions.end_solution_delimeter = "END SOLUTION"
    config.ClearSolutions.text_stub = TEXT_STUBS[language]
    cleared, resources = copy.deepcopy(notebook), {}
    for preprocessor in (ClearSolutions, ClearHiddenTests, ClearOutput):
        cleared, resources = preprocessor(config=config).preprocess(cleared, resources)
    return cleared


def write(notebook, folder, stem):
    nbformat.validate(notebook)
    Path(folder).mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    (Path(folder) / f"{stem}.ipynb").write_text(text + "\n", encoding="utf-8")


def shown(source):
    """The path as an author knows it."""
    path = os.path.relpath(source, Path(__file__).parents[2])
    return source if path.startswith("..") else path


def main():
    order = json.load(sys.stdin)
    language = order.get("language", "en")
    mistakes = [line for source in order["sources"] for line in lint(shown(source), Path(source).read_bytes(), order["points"])]
    if mistakes:
        sys.exit("\n".join(mistakes))
    for source in order["sources"]:
        notebook = read_source(source, order["points"])
        stem = Path(source).stem
        if language != "en":
            translate(notebook, Path(order["translations"]) / f"{stem}.md", language)
        write(notebook, order["worked"], stem)
        write(template(notebook, language), order["templates"], stem)
        print(f"  ✓ {stem}")


if __name__ == "__main__":
    try:
        main()
    except TranslationError as error:
        sys.exit(str(error))
