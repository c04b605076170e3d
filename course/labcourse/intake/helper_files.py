"""Files handed in beside a notebook that its cells may import or read: text, few, and small."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePosixPath

from .entries import TOO_LARGE, read_file

CODE = (".ts", ".js", ".mjs", ".cjs", ".json")
ENDINGS = (*CODE, ".csv", ".tsv", ".txt", ".md")
PART = re.compile(r"\w[\w .()-]*\Z")
"""A folder's or file's name that is nothing hidden, and leads nowhere else."""
NEVER = {"node_modules", "package.json", "package-lock.json", "tsconfig.json", "timestamp.txt", "submission_secret.txt"}
"""What would change how other code is found, and what belongs to nbgrader."""
MOST_FILES = 20
MOST_BYTES = 1 << 20
"""Of all files together."""
MOST_READ = 200
"""Files that are looked into, whatever comes of it."""
DEEPEST = 3

Reader = Callable[[int], bytes]
"""Gives a file's content, or `TOO_LARGE` where that takes more bytes than so many."""


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


def within_bounds(files: Iterable[tuple[str, Reader]]) -> dict[str, bytes]:
    """Those of the files that are text and that there is room for: code first, and what is near the notebook."""
    readers = {path: read for path, read in files if may_be_helper(path)}  # of one name twice in a zip, the later counts
    kept: dict[str, bytes] = {}
    room = MOST_BYTES
    for path in sorted(readers, key=rank)[:MOST_READ]:
        if len(kept) == MOST_FILES:
            break
        content = None if stands_in_the_way(path, kept) else content_of(readers[path], room)
        if content is not None and is_text(content):
            kept[path] = content
            room -= len(content)
    return kept


def rank(path: str) -> tuple[bool, int, str]:
    return not path.lower().endswith(CODE), path.count("/"), path


def stands_in_the_way(path: str, others: Iterable[str]) -> bool:
    """Whether one of two paths would have to be a file and a folder: a zip may hold both."""
    return any(path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in others)


def content_of(read: Reader, most: int) -> bytes | None:
    try:
        content = read(most)
    except Exception:  # damaged, or locked with a password: the notebook is graded without it
        return None
    return None if content == TOO_LARGE or len(content) > most else content


def beside(notebook: Path) -> dict[str, bytes]:
    """The helper files in a submission's folder of the course folder, by their paths relative to it."""
    found = []
    for file in sorted(notebook.parent.rglob("*")):
        path = file.relative_to(notebook.parent).as_posix()
        links = file.is_symlink() or any(parent.is_symlink() for parent in file.parents if parent.is_relative_to(notebook.parent))
        if not links and file.is_file():
            found.append((path, partial(read_file, file)))
    return within_bounds(found)
