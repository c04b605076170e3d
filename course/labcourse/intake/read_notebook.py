"""Reading what a learner handed in, whatever it is."""

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from ..surrogates import well_formed
from .entries import LARGEST_FILE
from .pictures import pictures

OTHER_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip or an office document",
    b"<": "a web page: save the notebook itself, with the ending .ipynb",
    b"{\\rtf": "a text of a word processor",
    b"\x89PNG": "a picture",
    b"\xff\xd8": "a picture",
}


class Unreadable(Exception):
    """The file is no notebook; the message says what it is."""


def read(file: Path) -> NotebookNode:
    """The submission as a notebook of version 4 with cells that are safe to look at. Raises `Unreadable`."""
    if not file.exists():
        raise Unreadable("there is no file for this chapter")
    if file.stat().st_size == 0:
        raise Unreadable("the file is empty")
    if file.stat().st_size > LARGEST_FILE:
        raise Unreadable(f"the file is larger than {LARGEST_FILE >> 20} MiB")
    content = parse(file.read_bytes())
    cells = [clean(cell) for cell in content["cells"] if isinstance(cell, dict)]
    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def parse(content: bytes) -> dict:
    """The notebook in a file of any format and encoding, with a list of cells. Raises `Unreadable`."""
    kind = next((kind for start, kind in OTHER_FILES.items() if content.lstrip().startswith(start)), None)
    if kind is not None:
        raise Unreadable(f"the file is not a notebook, but {kind}")
    try:
        found = json.loads(decoded(content))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"the file is not a notebook: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("cells"), list):
        found = upgraded(found)
    return found


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16 and UTF-32, with a byte order mark or without; else what Windows writes in Western Europe."""
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def upgraded(content: object) -> dict:
    """A notebook of version 3 or older in today's format."""
    try:
        converted = nbformat.convert(nbformat.from_dict(content), 4)
    except Exception as error:
        raise Unreadable("the file is not a notebook: it has no list of cells") from error
    if not isinstance(converted, dict) or not isinstance(converted.get("cells"), list):
        raise Unreadable("the file is not a notebook: it has no list of cells")
    return converted


def clean(cell: dict) -> NotebookNode:
    """Source, pictures and nbgrader's id of a cell; outputs and everything else are made anew."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    source = well_formed(str(source))
    if cell.get("cell_type") == "code":
        fresh = new_code_cell(source)
    else:
        fresh = new_markdown_cell(source)
        found = pictures(cell.get("attachments"), source)
        if found:
            fresh.attachments = nbformat.from_dict(found)
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if isinstance(marks, dict) and isinstance(marks.get("grade_id"), str):
        fresh.metadata["nbgrader"] = {"grade_id": marks["grade_id"]}
    return fresh
