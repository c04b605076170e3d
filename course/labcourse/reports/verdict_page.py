"""The verdict as a learner reads it, below the check of their answer, in the language of the course."""

from html import escape

from nbformat import NotebookNode
from nbformat.v4 import new_output

from ..message import Message, Say, number
from ..result import Result

COLOURS = {"full": "#1b7f4b", "partial": "#a15c00", "manual": "#4a5568"}


def verdict_output(result: Result, say: Say) -> NotebookNode:
    """Plain text and HTML. It carries no credit: points go from the verdict to the gradebook."""
    points = Message("page.points", {"points": number(result.points), "maximum": number(result.maximum)})
    shown = rows(result)
    labels = [points, Message(f"status.{result.status}"), *(Message(label) for label in shown)]
    points_text, status, *names = say(labels)
    named = dict(zip(names, shown.values()))
    data = {"text/html": html(result, points_text, status, named), "text/plain": text(result, points_text, status, named)}
    return new_output("display_data", data=data)


def text(result: Result, points: str, status: str, shown: dict[str, str]) -> str:
    return "\n".join([f"{result.exercise}: {points}, {status}", *shown.values()])


def html(result: Result, points: str, status: str, shown: dict[str, str]) -> str:
    colour = COLOURS.get(result.status, "#b3261e")
    body = "".join(
        f"<tr><td style='padding:2px 12px 2px 0;color:#4a5568;text-align:left;vertical-align:top'>{escape(name)}</td>"
        f"<td style='text-align:left;white-space:pre-wrap'>{escape(value)}</td></tr>"
        for name, value in shown.items()
    )
    return (
        f"<div style='border-left:4px solid {colour};padding:6px 12px;margin:4px 0'>"
        f"<strong>{escape(result.exercise)}</strong>: {escape(points)} "
        f"<span style='color:{colour}'>({escape(status)})</span><table style='margin:4px 0'>{body}</table></div>"
    )


def rows(result: Result) -> dict[str, str]:
    """What is shown of a result, by the message of its label."""
    shown = {"page.why": result.reason}
    diagnosis = (result.verdict or {}).get("diagnosis")
    if diagnosis:
        shown |= {f"check.{part}": diagnosis[part] for part in ("given", "received", "expected")}
        shown["check.next"] = diagnosis["hint"]
    return {label: value for label, value in shown.items() if value}
