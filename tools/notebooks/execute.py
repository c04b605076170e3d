"""Executes one notebook and writes it, with its outputs, and a report page.

    python execute.py NOTEBOOK EXECUTED REPORT WORKING_FOLDER

Prints one JSON object: seconds, the longest wait for a cell in seconds, results, and the failure if a cell failed.
"""

import json
import re
import sys
import time
from datetime import datetime
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

RESULT = "application/vnd.image-lab.result+json"
CELL_SECONDS = 900


def failure(notebook, client, error):
    """Which cell failed and the first lines of why."""
    index = next((i for i, cell in enumerate(notebook.cells) if has_error(cell)), None)
    if index is None:
        return {"cell": None, "reason": str(error).strip().splitlines()[-1]}
    outputs = notebook.cells[index].outputs
    output = next(output for output in outputs if output.output_type == "error")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
    return {"cell": index + 1, "reason": "\n".join(lines[:6])}


def has_error(cell):
    return cell.cell_type == "code" and any(output.output_type == "error" for output in cell.outputs)


def results(notebook):
    outputs = (output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    return [output.data[RESULT] for output in outputs if RESULT in output.get("data", {})]


def longest_wait(notebook):
    """Seconds from the start of a cell to its end, of the cell that took longest."""
    times = [cell.metadata.get("execution", {}) for cell in notebook.cells if cell.cell_type == "code"]
    finished = [time for time in times if "shell.execute_reply" in time]
    return max((moment(time["shell.execute_reply"]) - moment(time["iopub.execute_input"]) for time in finished), default=0)


def moment(text):
    return datetime.fromisoformat(text).timestamp()


def static_pictures(notebook):
    """A copy whose figures are the static pictures: a page that needs no script from elsewhere."""
    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/svg+xml" in data or "image/png" in data:
                data.pop("application/vnd.plotly.v1+json", None)
            data.pop(RESULT, None)
    return copy


def main(source, executed, report, folder):
    notebook = nbformat.read(source, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="tslab",
        timeout=CELL_SECONDS,
        # what is interactive is saved as a picture; the state of its widgets would only make pages load scripts
        store_widget_state=False,
        resources={"metadata": {"path": folder}},
    )
    start, failed = time.monotonic(), None
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        failed = failure(notebook, client, error)
    seconds = time.monotonic() - start
    nbformat.write(notebook, executed)
    found = results(notebook)
    page, _ = HTMLExporter(template_name="lab").from_notebook_node(static_pictures(notebook))
    Path(report).write_text(page, encoding="utf-8")
    print(json.dumps({"seconds": seconds, "longest": longest_wait(notebook), "results": found, "failure": failed}))


if __name__ == "__main__":
    main(*sys.argv[1:])
