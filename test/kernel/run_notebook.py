"""Runs a notebook as the graders do and prints, as JSON, what each code cell ended with.

Usage: python run_notebook.py {nbclient|nbgrader} KERNEL_NAME NOTEBOOK [TIMEOUT]
JUPYTER_PATH points at the kernelspec. `nbgrader` is nbgrader's own Execute preprocessor.
"""

import json
import os
import sys

import nbformat
from nbclient import NotebookClient
from nbgrader.preprocessors import Execute

how, kernel, path = sys.argv[1:4]
timeout = int(sys.argv[4]) if len(sys.argv) > 4 else 60
notebook = nbformat.read(path, as_version=4)
folder = os.path.dirname(os.path.abspath(path))
notebook.metadata["kernelspec"] = {"name": kernel, "display_name": "TypeScript", "language": "typescript"}

if how == "nbclient":
    client = NotebookClient(
        notebook, timeout=timeout, kernel_name=kernel, allow_errors=True, resources={"metadata": {"path": folder}}
    )
    notebook = client.execute()
else:
    execute = Execute(timeout=timeout, kernel_name=kernel)
    notebook, _ = execute.preprocess(notebook, {"metadata": {"path": folder}})


def describe(cell):
    """The cell's outputs, as far as tests look at them."""
    error = next((output for output in cell.outputs if output.output_type == "error"), None)
    streams = [output for output in cell.outputs if output.output_type == "stream"]
    result = next((output for output in cell.outputs if output.output_type == "execute_result"), None)
    shown = [output.data.get("text/plain", "") for output in cell.outputs if output.output_type == "display_data"]
    return {
        "ename": error and error.ename,
        "evalue": error and error.evalue,
        "stdout": "".join(stream.text for stream in streams if stream.name == "stdout"),
        "stderr": "".join(stream.text for stream in streams if stream.name == "stderr"),
        "shown": "\n".join(shown),
        "result": result and result.data.get("text/plain"),
    }


print(json.dumps([describe(cell) for cell in notebook.cells if cell.cell_type == "code"]))
