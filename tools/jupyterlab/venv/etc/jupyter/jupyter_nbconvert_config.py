"""Exported pages keep what the lab shows, also with *Sanitize HTML output* ticked.

nbconvert 7.17 then turns pictures, headings and folded parts into visible tags. Scripts, styles of pages and links to
programs stay out here, too.
"""

import re

import bleach
from bleach.css_sanitizer import ALLOWED_CSS_PROPERTIES, CSSSanitizer

TAGS = set(bleach.ALLOWED_TAGS) | set("""br caption dd del details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr img
ins kbd mark p pre s section small span sub summary sup table tbody td tfoot th thead tr u""".split())
FREE = set("align alt aria-label class colspan dir height id lang open role rowspan scope title width".split())
STYLES = set(ALLOWED_CSS_PROPERTIES) | set("""align-items aspect-ratio background border border-left border-radius display
flex-wrap gap justify-content line-height margin max-width opacity overflow-wrap padding""".split())
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]")
SVG = re.compile(r"<svg\b.*?</svg\s*>", re.S | re.I)


def allowed(tag: str, name: str, value: str) -> bool:
    if name == "src":
        return tag == "img" and PICTURE.match(value) is not None
    if name == "href":
        return tag == "a" and not value.lower().startswith("data:")
    return name in FREE or name == "style"


def clean_html(element: object) -> str:
    """HTML without anything that runs; pictures are those in the page itself."""
    html = element.decode() if isinstance(element, bytes) else str(element)
    return bleach.clean(
        SVG.sub(as_picture, html),
        tags=TAGS,
        attributes=allowed,
        protocols={*bleach.ALLOWED_PROTOCOLS, "data"},
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
    )


def as_picture(drawing: "re.Match[str]") -> str:
    """Nothing runs inside a picture of its own."""
    from base64 import b64encode

    svg = drawing[0]
    if "xmlns=" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    label = re.search(r'\saria-label="([^"]*)"', svg)
    source = b64encode(svg.encode()).decode()
    return f'<img alt="{label[1] if label else ""}" src="data:image/svg+xml;base64,{source}">'


c.HTMLExporter.filters = {"clean_html": clean_html}  # noqa: F821
