"""A notebook whose texts and outputs every page can show: as they were typed and printed, without any markup."""

import copy

from nbformat import NotebookNode
from nbformat.v4 import new_output

SHOWN = 100_000
"""Characters of one text."""


def plain_text(notebook: NotebookNode) -> NotebookNode:
    plain = copy.deepcopy(notebook)
    for cell in plain.cells:
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs = [new_output("stream", name="stdout", text=words(output)) for output in cell.outputs]
        else:
            cell.source = indented(cell.source)
    return plain


def words(output: NotebookNode) -> str:
    """The plain text of an output."""
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}\n"
    found = output.text if output.output_type == "stream" else output.data.get("text/plain", "(no text)\n")
    return f"{found}\n"[:SHOWN]


def indented(text: str) -> str:
    """Markdown for a text that is to be left as it is."""
    return "\n".join(f"    {line}" for line in text[:SHOWN].splitlines())
