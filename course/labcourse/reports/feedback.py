"""Feedback pages: nbgrader's own template, over the notebook with verdicts."""

from functools import cache
from pathlib import Path

import nbgrader
from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades
from traitlets.config import Config

from ..message import Say, language
from .sanitize import SanitizeOutputs, sanitize_pages
from .template_words import template_words, words_of

FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions/formgrader"
HEAD = """<meta name="viewport" content="width=device-width">
<style>:root{color-scheme:light}
.rendered_html table{margin:.5em 0 1em;border-collapse:collapse}
.rendered_html th,.rendered_html td{padding:.3em .9em .3em 0;border-bottom:1px solid #e2e8f0;vertical-align:top}
.highlight pre,.output pre,.output_html{overflow-x:auto}
@media (max-width:36rem){.container,#notebook-container{padding:0 .4em}h1{font-size:1.8em}}</style>
"""
"""What nbgrader's template lacks: lines between rows of a table, and a page that fits a telephone."""


def page(notebook: NotebookNode, student: str, chapter: str, database: Path, say: Say) -> str:
    """The notebook as HTML with points and comments from the gradebook. What learners wrote or print runs nothing."""
    names = {"notebook": chapter, "assignment": chapter, "student": student}
    names["db_url"] = f"sqlite:///{database}"
    resources = {"nbgrader": names, "unique_key": chapter, "metadata": {"name": chapter}}
    body, _ = exporter(words_of(say)).from_notebook_node(notebook, resources=resources)
    return body.replace("<html>", f'<html lang="{language()}">', 1).replace("</head>", f"{HEAD}</head>", 1)


@cache
def exporter(words: tuple[str, ...]) -> HTMLExporter:
    """One for all pages of a process, which compiles the template once."""
    config = Config()
    sanitize_pages(config)
    config.HTMLExporter.template_name = "feedback"
    config.HTMLExporter.extra_template_basedirs = [str(FORMGRADER / "templates")]
    config.HTMLExporter.extra_template_paths = [str(FORMGRADER / "static/node_modules/bootstrap/dist/css")]
    config.HTMLExporter.preprocessors = [GetGrades, SanitizeOutputs, CSSHTMLHeaderPreprocessor]
    made = HTMLExporter(config=config)
    made.environment.add_extension(template_words(*words))
    return made
