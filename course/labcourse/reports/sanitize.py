"""Makes harmless what a submission shows: a page of it runs none of its code and loads nothing from elsewhere.

nbgrader's templates print Markdown, HTML and JavaScript as they come; whoever grades would run them with all that
formgrader may do.
"""

import base64
import re
from html import escape

from bleach.css_sanitizer import ALLOWED_CSS_PROPERTIES, CSSSanitizer
from bleach.sanitizer import Cleaner
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets.config import Config

KINDS = ("text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/latex", "text/plain")
"""What an output may be shown as, the richest first. JavaScript and widgets are not among them."""
TAGS = """a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins
kbd li mark ol p pre s small span strong sub summary sup table tbody td tfoot th thead tr u ul""".split()
STYLES = ALLOWED_CSS_PROPERTIES | {
    f"{box}{side}" for box in ("border", "margin", "padding") for side in ("", "-top", "-right", "-bottom", "-left")
} | {"background", "max-width", "min-width"}
VALUES = {
    "href": re.compile(r"(?:https?:|mailto:|#)"),
    "src": re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[\w+/=\s]*\Z", re.A),
    "class": re.compile(r"(?:highlight|[a-z][a-z0-9]{0,2})\Z"),
}
"""Links lead to web pages, pictures are part of the page, and classes are those that colour code: others would belong to
nbgrader's own buttons."""
FREE = ("align", "alt", "colspan", "height", "open", "rowspan", "start", "style", "title", "width")
UNSAFE_STYLE = re.compile(r"\\|-\s*[.\d]|(?<!rgb)(?<!rgba)(?<!hsl)(?<!hsla)\(")
"""What loads something, or moves text over what stands beside it."""
DRAWING = re.compile(r"<svg\b(?P<head>[^>]*)>.*?</svg\s*>", re.I | re.S)
UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.I | re.S)
PICTURE = re.compile(r"data:image/[\w+.-]+;base64,[\w+/=]*", re.A)
MOST_TAGS = 2_000
LONGEST = 40_000
LONGEST_DRAWN = 100_000
"""Tags and characters that are looked through, without pictures and with drawings: the time it takes grows with their
square."""


class Styles(CSSSanitizer):
    def sanitize_css(self, style: str) -> str:
        kept = super().sanitize_css(style)
        return "" if UNSAFE_STYLE.search(kept) else kept


def allowed(_tag: str, name: str, value: str) -> bool:
    return name in FREE or (name in VALUES and VALUES[name].match(value) is not None)


CLEANER = Cleaner(
    tags=TAGS, attributes=allowed, protocols=("http", "https", "mailto", "data"), css_sanitizer=Styles(STYLES), strip=True
)


def clean(html: object) -> str:
    """HTML without anything that runs or loads. What is too much to be looked through is shown as it was written."""
    written = html.decode(errors="replace") if isinstance(html, bytes) else str(html)
    if written.count("<") > MOST_TAGS or len(PICTURE.sub("", written)) > LONGEST_DRAWN:
        return plain(written)
    text = DRAWING.sub(as_picture, UNSEEN.sub("", written))
    if len(PICTURE.sub("", text)) > LONGEST:
        return plain(written)
    return CLEANER.clean(text)


def plain(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


def as_picture(drawing: re.Match) -> str:
    """A drawing inside the page as a picture of its own, in which nothing runs."""
    head, svg = drawing["head"], drawing[0]
    if "xmlns=" not in head:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    style, label = (re.search(rf'\s{name}="([^"]*)"', head) for name in ("style", "aria-label"))
    source = base64.b64encode(svg.encode()).decode()
    return f'<img alt="{label[1] if label else ""}" style="{style[1] if style else ""}" src="data:image/svg+xml;base64,{source}">'


@pass_context
def markdown(context: dict, source: str) -> str:
    """In the place of nbconvert's `markdown2html`, which passes on all HTML."""
    if len(source) > LONGEST:
        return plain(source)
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=attachments)
    try:
        return clean(MarkdownWithMath(renderer=renderer).render(source))
    except (RecursionError, ValueError):
        return plain(source)  # nothing that can be laid out


class SanitizeOutputs(Preprocessor):
    """Leaves of each output what is text, and none of its metadata: templates write that into tags unquoted."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "code":
            cell.outputs = [harmless(output) for output in cell.outputs]
        return cell, resources


def harmless(output: NotebookNode) -> NotebookNode:
    if "data" not in output:
        return output
    data = {kind: output.data[kind] for kind in KINDS if isinstance(output.data.get(kind), str)}
    return NotebookNode({**output, "data": NotebookNode(data), "metadata": NotebookNode()})


def sanitize_pages(config: Config) -> None:
    """For every page that nbconvert makes by this configuration: nbgrader's feedback, and formgrader's."""
    config.HTMLExporter.sanitize_html = True
    config.HTMLExporter.filters = {"clean_html": clean, "markdown2html": markdown}
    config.HTMLExporter.preprocessors = [SanitizeOutputs]
    config.NbConvertBase.display_data_priority = list(KINDS)
