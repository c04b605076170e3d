"""Hand out and grade the image-classification lab: nbgrader's folders and database, boxed kernels, own verdicts."""

import sys

# jsonschema loads this one to check URIs, and its grammar alone takes 1.5 s to build, in every job. Notebooks have none.
sys.modules.setdefault("rfc3987_syntax", None)
