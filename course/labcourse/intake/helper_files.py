"""Files handed in beside a notebook that its cells may import or read: text, few, and small."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ENDINGS = (".ts", ".js", ".mjs", ".cjs", ".json", ".csv", ".tsv", ".txt", ".md")
PART = re.compile(r"\w[\w .()-]*\Z")
"""A folder's or file's name that is nothing hidden, and leads nowhere else."""
NEVER = {"node_modules", "package.json", "package-lock.json", "tsconfig.json", "timestamp.txt", "submission_secret.txt"}
"""What would change how other code is found, and what belongs to nbgrader."""
MOST_FILES = 20
MOST_BYTES = 1 << 20
"""Of all files together."""
DEEPEST = 3


def may_be_helper(path: str) -> bool:
    """By its name: `path` is relative to the notebook's folder."""
    parts = PurePosixPath(path).parts
    return (
        0 < len(parts) <= DEEPEST
        and all(PART.match(part) and part not in NEVER and len(part) <= 100 for part in parts)
        and path.lower().endswith(ENDINGS)
    )


def is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False


def within_bounds(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Those of the files, in the order of their names, that are text and that there is room for."""
    kept: dict[str, bytes] = {}
    room = MOST_BYTES
    for path, content in sorted(files):
        if may_be_helper(path) and len(content) <= room and len(kept) < MOST_FILES and is_text(content):
            kept[path] = content
            room -= len(content)
    return kept


def beside(notebook: Path) -> dict[str, bytes]:
    """The helper files in a submission's folder of the course folder, by their paths relative to it."""
    found = []
    for file in sorted(notebook.parent.rglob("*")):
        path = file.relative_to(notebook.parent).as_posix()
        links = file.is_symlink() or any(parent.is_symlink() for parent in file.parents if parent.is_relative_to(notebook.parent))
        if may_be_helper(path) and not links and file.is_file() and file.stat().st_size <= MOST_BYTES:
            found.append((path, file.read_bytes()))
    return within_bounds(found)
