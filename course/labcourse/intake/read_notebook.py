"""Reading what a learner handed in, whatever it is."""

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from ..message import Message
from ..surrogates import well_formed
from .entries import LARGEST_FILE
from .pictures import pictures

OTHER_FILES = {
    b"%PDF": "pdf",
    b"PK\x03\x04": "zip",
    b"<": "page",
    b"{\\rtf": "text",
    b"\x89PNG": "picture",
    b"\xff\xd8": "picture",
}
"""How files begin, and the message that names them."""


class Unreadable(Exception):
    """The file is no notebook; the message says what it is."""

    def __init__(self, id: str, **params: object) -> None:
        super().__init__(id, params)
        self.message = Message(f"file.{id}", params)


def read(file: Path) -> NotebookNode:
    """The submission as a notebook of version 4 with cells that are safe to look at. Raises `Unreadable`."""
    if not file.exists():
        raise Unreadable("none")
    if file.stat().st_size == 0:
        raise Unreadable("empty")
    if file.stat().st_size > LARGEST_FILE:
        raise Unreadable("large", size=str(LARGEST_FILE >> 20))
    content = parse(file.read_bytes())
    cells = [clean(cell) for cell in content["cells"] if isinstance(cell, dict)]
    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def parse(content: bytes) -> dict:
    """The notebook in a file of any format and encoding, with a list of cells. Raises `Unreadable`."""
    kind = next((kind for start, kind in OTHER_FILES.items() if content.lstrip().startswith(start)), None)
    if kind is not None:
        raise Unreadable(kind)
    try:
        found = json.loads(decoded(content))
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken", error=str(error)) from error
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
        raise Unreadable("noCells") from error
    if not isinstance(converted, dict) or not isinstance(converted.get("cells"), list):
        raise Unreadable("noCells")
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
