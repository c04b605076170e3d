"""What a cell printed and showed, as far as a notebook can keep it."""

import json
from dataclasses import dataclass, field

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output

from ..message import Say, told
from ..surrogates import all_well_formed, well_formed

LARGEST_OUTPUT = 1 << 20
"""Bytes of output kept of one cell."""


@dataclass
class Execution:
    """What running a cell gave."""

    say: Say
    """Words what is left out."""
    outputs: list = field(default_factory=list)
    error: str | None = None
    """The error in one line, or None."""
    size: int = 0


def keep(done: Execution, kind: str, content: dict) -> None:
    """Adds one message of the kernel's. Code may send anything: what is no output is left out, with a notice."""
    if kind not in ("stream", "display_data", "execute_result", "error"):
        return
    if kind == "error":
        done.error = one_line(content)
    try:
        size = len(json.dumps(content, default=str))
        if done.size <= LARGEST_OUTPUT < done.size + size:
            notice(done, "output.cut", size=str(LARGEST_OUTPUT >> 10))
        done.size += size
        if done.size <= LARGEST_OUTPUT:
            add(done, kind, all_well_formed(content))
    except (KeyError, TypeError, AttributeError, RecursionError):
        notice(done, "output.strange")


def add(done: Execution, kind: str, content: dict) -> None:
    if kind == "stream":
        stream(done, content["name"], content["text"])
    elif kind == "error":
        traceback = [text(line) for line in content["traceback"]]
        fresh = new_output("error", ename=text(content["ename"]), evalue=text(content["evalue"]), traceback=traceback)
        done.outputs.append(fresh)
    else:
        rich(done, kind, content)


def rich(done: Execution, kind: str, content: dict) -> None:
    """A value in one form or several; forms other than JSON are texts."""
    data = {form: part for form, part in content["data"].items() if "json" in form or isinstance(part, str)}
    if len(data) < len(content["data"]):
        notice(done, "output.strange")
    if data:
        fresh = new_output(kind, data=NotebookNode(data))
        fresh.metadata = from_dict(content["metadata"]) if isinstance(content.get("metadata"), dict) else NotebookNode()
        done.outputs.append(fresh)


def stream(done: Execution, name: str, more: str) -> None:
    """What is written piece by piece stays together."""
    last = done.outputs[-1] if done.outputs else None
    if last and last.output_type == "stream" and last.name == name:
        last.text += text(more)
    else:
        done.outputs.append(new_output("stream", name="stderr" if name == "stderr" else "stdout", text=text(more)))


def notice(done: Execution, id: str, **params: object) -> None:
    done.outputs.append(new_output("stream", name="stdout", text=f"\n… {told(done.say, id, **params)}\n"))


def text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def one_line(error: dict) -> str:
    """Name and message of an error, cut to what fits into a table."""
    words = f"{error.get('ename')}: {error.get('evalue')}".strip()
    return well_formed(words.split("\n")[0][:300])


def first_complaint(done: Execution) -> str:
    """The first line that went to stderr, for kernels that report errors there."""
    lines = [line for out in done.outputs if out.get("name") == "stderr" for line in out.text.splitlines() if line.strip()]
    return lines[0][:300] if lines else told(done.say, "reason.cellFailed")
