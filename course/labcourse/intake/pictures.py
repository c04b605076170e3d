"""Pictures pasted into a text: they lie in the cell's `attachments`, and the text refers to them by name."""

import base64
import re
from urllib.parse import quote, unquote

from ..surrogates import well_formed

REFERENCE = re.compile(r"""attachment:([^\s)>"']+)""")
MISSING = "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='40'><text y='25'>This picture is not in the file.</text></svg>"
PLACEHOLDER = {"image/svg+xml": base64.b64encode(MISSING.encode()).decode()}


def pictures(attachments: object, text: str) -> dict[str, dict[str, str]]:
    """What is readable of a cell's attachments. A page cannot be made of a text that refers to others: a placeholder
    stands in for each that is missing."""
    found = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        readable = picture(bundle)
        if readable:
            found[well_formed(name)] = found[quote(well_formed(name))] = readable
    for name in REFERENCE.findall(text):
        if name not in found:
            found[name] = found.get(unquote(name), PLACEHOLDER)
    return found


def picture(bundle: object) -> dict[str, str]:
    """Type → content in base64, for what is a picture."""
    parts = bundle.items() if isinstance(bundle, dict) else ()
    texts = {kind: "".join(map(str, part)) if isinstance(part, list) else part for kind, part in parts}
    return {well_formed(kind): well_formed(part) for kind, part in texts.items() if kind.startswith("image/") and isinstance(part, str)}
