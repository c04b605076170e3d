"""Sanitizes what a submission shows: a page of it runs none of its code and loads nothing from elsewhere.

nbgrader's templates print Markdown, HTML and JavaScript as they come; whoever grades would run them with all that
formgrader may do.
"""

import base64
import re
from html import escape

import nh3
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets.config import Config

KINDS = ("text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/latex", "text/plain")
"""What an output may be shown as, the richest first. JavaScript and widgets are not among them."""
TAGS = set("""a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins
kbd li mark ol p pre s small span strong sub summary sup table tbody td tfoot th thead tr u ul""".split())
STYLES = {
    *"background background-color clear color display float height line-height overflow".split(),
    *"letter-spacing max-width min-width text-align text-decoration text-indent vertical-align white-space width".split(),
    *(f"font{part}" for part in ("", "-family", "-size", "-style", "-variant", "-weight")),
    *("border-collapse", "border-color", "border-radius", "border-spacing", "border-style", "border-width"),
    *(f"{box}{side}" for box in ("border", "margin", "padding") for side in ("", "-top", "-right", "-bottom", "-left")),
}
FREE = {"align", "alt", "colspan", "height", "open", "rowspan", "start", "style", "title", "width"}
VALUES = {
    "href": re.compile(r"(?:https?:|mailto:|#)"),
    "src": re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[\w+/=\s]*\Z", re.A),
    "class": re.compile(r"(?:highlight|[a-z][a-z0-9]{0,2})\Z"),
}
"""Links lead to web pages, pictures are part of the page, and classes are those that colour code: others would belong to
nbgrader's own buttons."""
UNSAFE_STYLE = re.compile(r"\\|-\s*[.\d]|(?<!rgb)(?<!rgba)(?<!hsl)(?<!hsla)\(")
"""What loads something, or moves text over what stands beside it."""


def allowed(_tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return ";".join(part for part in value.split(";") if not UNSAFE_STYLE.search(part))
    return value if name in FREE or VALUES[name].match(value) else None


CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style"},
    attributes={"*": FREE | set(VALUES)},
    attribute_filter=allowed,
    url_schemes={"http", "https", "mailto", "data"},
    filter_style_properties=STYLES,
    link_rel=None,
)


def sanitize(html: object) -> str:
    """HTML without anything that runs or loads. What would take too long to be looked through is shown as written."""
    written = html.decode(errors="replace") if isinstance(html, bytes) else str(html)
    text = with_pictures(written)
    return plain(written) if work(text) > MOST_WORK else CLEANER.clean(text)


def plain(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


OPENING = re.compile(r"<svg\b(?P<head>[^>]*)>", re.I)
CLOSING = re.compile(r"</svg\s*>", re.I)


def with_pictures(html: str) -> str:
    """Drawings inside the page become pictures of their own, in which nothing runs."""
    parts, at = [], 0
    while opening := OPENING.search(html, at):
        closing = CLOSING.search(html, opening.end())
        if closing is None:
            break
        parts += [html[at : opening.start()], as_picture(opening["head"], html[opening.start() : closing.end()])]
        at = closing.end()
    return "".join([*parts, html[at:]])


def as_picture(head: str, svg: str) -> str:
    if "xmlns=" not in head:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    style, label = (re.search(rf'\s{name}="([^"]*)"', head) for name in ("style", "aria-label"))
    alt, look = (found[1] if found else "" for found in (label, style))
    source = base64.b64encode(svg.encode()).decode()
    return f'<img alt="{alt}" style="{look}" src="data:image/svg+xml;base64,{source}">'


MOST_WORK = 2_000_000
"""Tags times the depth to which they are nested: a second or two. The time to look through HTML grows with this product
(nh3 0.3.8 takes 4 s for 10,000 `<div>` in each other, 500 s for 100,000, and 0.2 s for 10,000 side by side)."""
TAG = re.compile(
    r"""<(?:(?P<end>/)(?P<closed>[a-z][a-z0-9]*)\s*>|(?P<opened>[a-z][a-z0-9]*)"""
    r"""(?:\s+[\w:.-]+(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*\s*>|(?P<other>[a-z/!?]))""",
    re.I,
)
EMPTY = {"br", "hr", "img", "input", "wbr", "col"}


def work(html: str) -> int:
    """Never less than tags times depth as a browser sees them: an end tag counts where it ends the innermost element
    that is open, and none does after anything that a browser may read in another way."""
    tags, deepest, open_ones, odd = 0, 0, [], False
    for tag in TAG.finditer(html):
        tags += 1
        if tag["end"]:
            if not odd and open_ones and open_ones[-1] == tag["closed"].lower():
                open_ones.pop()
            continue
        odd = odd or tag["other"] is not None
        if tag["opened"] is None or tag["opened"].lower() not in EMPTY:
            open_ones.append((tag["opened"] or "").lower())
        deepest = max(deepest, len(open_ones))
    return tags * deepest


LONGEST_MARKDOWN = 40_000
"""Characters: the time mistune takes grows with the square, to 4 s for 32,000 opening brackets."""


@pass_context
def markdown(context: dict, source: str) -> str:
    """In the place of nbconvert's `markdown2html`, which passes on all HTML."""
    if len(source) > LONGEST_MARKDOWN:
        return plain(source)
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=attachments)
    try:
        return sanitize(MarkdownWithMath(renderer=renderer).render(source))
    except (RecursionError, ValueError):
        return plain(source)  # nothing that can be laid out


class SanitizeOutputs(Preprocessor):
    """Leaves of each output what is text, and none of its metadata: templates write that into tags unquoted."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "code":
            cell.outputs = [sanitized(output) for output in cell.outputs]
        return cell, resources


def sanitized(output: NotebookNode) -> NotebookNode:
    if "data" not in output:
        return output
    data = {kind: output.data[kind] for kind in KINDS if isinstance(output.data.get(kind), str)}
    return NotebookNode({**output, "data": NotebookNode(data), "metadata": NotebookNode()})


def sanitize_pages(config: Config) -> None:
    """For every page that nbconvert makes by this configuration: nbgrader's feedback, and formgrader's."""
    config.HTMLExporter.sanitize_html = True
    config.HTMLExporter.filters = {"clean_html": sanitize, "markdown2html": markdown}
    config.HTMLExporter.preprocessors = [SanitizeOutputs]
    config.NbConvertBase.display_data_priority = list(KINDS)
