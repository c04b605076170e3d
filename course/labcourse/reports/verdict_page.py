"""The verdict as a learner reads it, below the check of their answer."""

from html import escape

from nbformat import NotebookNode
from nbformat.v4 import new_output

from ..result import Result

COLOURS = {"full": "#1b7f4b", "partial": "#a15c00", "manual": "#4a5568"}


def verdict_output(result: Result) -> NotebookNode:
    """Plain text and HTML. It carries no credit: points go from the verdict to the gradebook."""
    return new_output("display_data", data={"text/html": html(result), "text/plain": text(result)})


def text(result: Result) -> str:
    lines = [f"{result.exercise}: {points(result)}, {result.status}", *rows(result).values()]
    return "\n".join(line for line in lines if line)


def html(result: Result) -> str:
    colour = COLOURS.get(result.status, "#b3261e")
    body = "".join(
        f"<tr><td style='padding:2px 12px 2px 0;color:#4a5568;text-align:left;vertical-align:top'>{escape(name)}</td>"
        f"<td style='text-align:left;white-space:pre-wrap'>{escape(value)}</td></tr>"
        for name, value in rows(result).items()
        if value
    )
    return (
        f"<div style='border-left:4px solid {colour};padding:6px 12px;margin:4px 0'>"
        f"<strong>{escape(result.exercise)}</strong>: {points(result)} "
        f"<span style='color:{colour}'>({escape(result.status)})</span><table style='margin:4px 0'>{body}</table></div>"
    )


def points(result: Result) -> str:
    received = "–" if result.points is None else f"{result.points:g}"
    return f"{received} of {result.maximum:g} points"


def rows(result: Result) -> dict[str, str]:
    """What is shown of a result, by its label."""
    shown = {"why": result.reason}
    diagnosis = (result.verdict or {}).get("diagnosis")
    if diagnosis:
        shown |= {
            "given": diagnosis["given"],
            "received": diagnosis["received"],
            "expected": diagnosis["expected"],
            "next": diagnosis["hint"],
        }
    return shown
