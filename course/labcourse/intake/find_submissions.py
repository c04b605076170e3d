"""Finds what students handed in: in a folder for each, among a learning platform's files or in its zip, in nbgrader's
`submitted/`. Nothing is read before it is needed: a class's notebooks need not fit into memory."""

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

from .identify_chapter import NOTEBOOK
from .read_notebook import LARGEST_FILE
from .student_ids import CANVAS, MOODLE, plain_id, student_of

NO_TIME = datetime.fromtimestamp(0, timezone.utc)
NOT_HANDED_IN = ("timestamp.txt", "submission_secret.txt", ".ipynb_checkpoints", "__MACOSX", ".DS_Store", ".git")
"""What nbgrader, Jupyter and file managers add."""
TOO_LARGE = b"The file was too large to be read."


@dataclass(frozen=True)
class Found:
    owner: str | None
    """The student, as spelled where the file came from."""
    name: str
    """Path below the student's folder; empty where that is all there is."""
    time: datetime
    read: Callable[[], bytes] = bytes

    @property
    def student(self) -> str:
        return plain_id(self.owner or "")

    @property
    def is_notebook(self) -> bool:
        return NOTEBOOK.search(self.name) is not None

    @property
    def shown(self) -> str:
        """The name as it may be printed."""
        return "".join(letter if letter.isprintable() else "?" for letter in self.name)


def find_submissions(source: Path, chapters: list[str], archives: ExitStack) -> Iterator[Found]:
    """`archives` keeps zips open for as long as something may be read."""
    if source.is_file():
        yield from in_zip(source, chapters, archives)
        return
    for path in sorted(source.iterdir()):
        if path.is_dir():
            yield from in_folder(path, chapters)
        elif path.suffix.lower() == ".zip" and not MOODLE.match(path.name) and not CANVAS.match(path.name):
            yield from in_zip(path, chapters, archives)
        elif counts(path.name):
            yield of_file(path, path.name, chapters, written(path))


def in_folder(top: Path, chapters: list[str]) -> Iterator[Found]:
    """A student's folder. nbgrader's time stamps count where nbgrader puts them; others are the student's own files."""
    if not counts(top.name):
        return
    yield Found(student_of(f"{top.name}/", chapters)[0], "", NO_TIME)
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(filter(counts, folders))
        for file in (Path(folder) / name for name in sorted(files)):
            if not counts(file.name) or file.is_symlink() or not file.is_file():
                continue
            by_nbgrader = file.parent.parent == top and file.parent.name in chapters and not MOODLE.match(top.name)
            time = stamped(file) if by_nbgrader else written(file)
            yield of_file(file, f"{top.name}/{file.relative_to(top).as_posix()}", chapters, time)


def of_file(file: Path, path: str, chapters: list[str], time: datetime) -> Found:
    return Found(*student_of(path, chapters), time, partial(read_file, file))


def in_zip(path: Path, chapters: list[str], archives: ExitStack) -> Iterator[Found]:
    try:
        archive = archives.enter_context(zipfile.ZipFile(path))
    except zipfile.BadZipFile:
        yield Found(None, f"{path.name}, which is no zip that can be read", NO_TIME)
        return
    for entry in archive.infolist():
        parts = [part for part in entry.filename.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        inside = "/".join(parts[1:] if parts[:1] == ["submitted"] else parts)
        if inside and all(map(counts, inside.split("/"))):
            if entry.is_dir():
                yield Found(student_of(f"{inside}/", chapters)[0], "", NO_TIME)
            else:
                yield Found(*student_of(inside, chapters), packed(entry), partial(read_entry, archive, entry))


def counts(name: str) -> bool:
    return name not in NOT_HANDED_IN and not name.startswith("._")


def read_file(file: Path) -> bytes:
    return file.read_bytes() if file.stat().st_size <= LARGEST_FILE else TOO_LARGE


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    return archive.read(entry) if entry.file_size <= LARGEST_FILE else TOO_LARGE


def stamped(file: Path) -> datetime:
    """nbgrader's time stamp beside the file, else when the file was written."""
    try:
        text = (file.parent / "timestamp.txt").read_text().strip()
        time = datetime.fromisoformat(text.replace(" UTC", "+00:00").replace("Z", "+00:00"))
        return time if time.tzinfo else time.replace(tzinfo=timezone.utc)
    except (OSError, ValueError):
        return written(file)


def written(file: Path) -> datetime:
    return datetime.fromtimestamp(int(file.stat().st_mtime), timezone.utc)


def packed(entry: zipfile.ZipInfo) -> datetime:
    """A zip has local times, without saying of where: this machine's. Many have the first one there is, or none."""
    try:
        time = datetime(*entry.date_time)
    except ValueError:
        return NO_TIME
    return NO_TIME if time == datetime(1980, 1, 1) else time.astimezone(timezone.utc)
