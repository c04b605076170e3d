"""Saves what a kernel sent as a notebook: with nbformat's writer, and through the server's contents API.

Usage: python save_notebook.py FILE; FILE holds {"notebook": [{"source", "outputs"}], "messages": [...]}. Prints
{"written": outputs in the notebook, "complaints": [what went wrong]}.
"""

import json
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_server.services.contents.largefilemanager import LargeFileManager


def complaints_about(cells: list[dict], messages: list[dict]) -> list[str]:
    found = []
    for index, message in enumerate(messages):
        try:
            json.dumps(message, ensure_ascii=False, allow_nan=False).encode("utf-8")
        except (UnicodeEncodeError, ValueError) as error:
            found.append(f"message {index}: {error}")
    for cell in cells:
        for output in cell.outputs:
            alone = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=[output])])
            try:
                nbformat.validate(alone)
                nbformat.writes(alone).encode("utf-8")
            except Exception as error:  # noqa: BLE001 whatever it is, the notebook is lost
                found.append(f"{cell.source[:60]!r}: {str(error)[:300]} in {json.dumps(output)[:300]}")
    return found


def save_through_server(notebook: nbformat.NotebookNode) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        manager = LargeFileManager(root_dir=folder)
        model = {"type": "notebook", "format": "json", "content": json.loads(json.dumps(notebook))}
        saved = manager.save(model, "fuzz.ipynb")
        again = nbformat.read(Path(folder) / "fuzz.ipynb", as_version=4)
        complaints = [saved["message"]] if saved.get("message") else []
        if len(again.cells) != len(notebook.cells):
            complaints.append("cells are missing in the saved file")
        return complaints


def main() -> None:
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    cells = [
        nbformat.v4.new_code_cell(cell["source"], outputs=[nbformat.from_dict(one) for one in cell["outputs"]])
        for cell in given["notebook"]
    ]
    found = complaints_about(cells, given["messages"])
    if not found:
        found = save_through_server(nbformat.v4.new_notebook(cells=cells))
    print(json.dumps({"written": sum(len(cell.outputs) for cell in cells), "complaints": found[:20]}))


main()
