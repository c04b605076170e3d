"""Everything that lies in a folder or a zip, and in zips within, without reading more than it has to."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

from .timestamps import NO_TIME, local_time

LARGEST_FILE = 64 << 20
MOST_ENTRIES = 100_000
DEEPEST_ZIP = 3
"""Zips in zips in zips that are opened."""
TOO_LARGE = b"The file was too large to be read."
MOST_PACKED = 200
"""How many times smaller a zip makes what a person writes, at most: of zeros it makes a thousandth."""
FEW_BYTES = 16 << 20
"""A file that may be packed as tightly as it likes."""
NOT_HANDED_IN = ("submission_secret.txt", "__MACOSX", "__pycache__", "node_modules", "$RECYCLE.BIN", "lost+found")
"""What nbgrader, programs and file managers add, beside what is hidden: `.ipynb_checkpoints`, `.Trash-1000`, `.history`."""


DRIVE = re.compile(r"-\d{8}T\d{6}Z(?:-\d+)*\.zip\Z", re.I)
"""A part of a folder, as Google Drive packs it: there may be several, and what is in them lies together."""
UTF_8 = 0x800
"""The flag of a zip's entry whose name is in UTF-8."""
LEADS_OUT = re.compile(r"^[\\/]|^[A-Za-z]:|(?:^|[\\/])\.\.(?:[\\/]|\Z)")
"""A path from the root, of a drive, or to a folder above: its first parts are nobody's name."""


@dataclass(frozen=True)
class Entry:
    parts: tuple[str, ...]
    """Folders and the file's name; a zip counts as a folder of its name without the ending."""
    time: datetime
    read: Callable[..., bytes] | None
    """Gives its content, or `TOO_LARGE` where that takes more bytes than the one argument says. None for a folder."""
    zipped: frozenset[int] = frozenset()
    """Which of the parts are zips: such a folder is nobody's own."""
    on_disk: bool = False
    trouble: str | None = None
    """Why nothing can be told of it."""


def entries(source: Path, archives: ExitStack) -> Iterator[Entry]:
    """`archives` keeps zips open for as long as something may be read."""
    if source.is_file():
        yield from in_zip(lambda: zipfile.ZipFile(source), source.name, (), frozenset(), archives, top=True)
    else:
        yield from in_folder(source, archives)


def in_folder(source: Path, archives: ExitStack) -> Iterator[Entry]:
    for place, folders, files in os.walk(source):
        folders[:] = sorted(filter(counts, folders))
        parts = Path(place).relative_to(source).parts
        if parts:
            yield Entry(parts, NO_TIME, None)
        for name in sorted(filter(counts, files)):
            file = Path(place, name)
            if file.is_symlink() or not file.is_file():
                continue
            by_windows = "\\" in name  # a zip of Windows, unpacked by what takes its paths for names
            if by_windows and LEADS_OUT.search(name):
                yield Entry((*parts, name), NO_TIME, None, trouble=f"no path inside a folder is {name}")
                continue
            own = inner_parts(name) if by_windows else (name,)
            entry = Entry((*parts, *own), written(file), partial(read_file, file), on_disk=True)
            yield from opened(entry, partial(zipfile.ZipFile, file), archives)


def in_zip(
    open_it: Callable[[], zipfile.ZipFile],
    name: str,
    above: tuple[str, ...],
    zipped: frozenset[int],
    archives: ExitStack,
    top: bool = False,
) -> Iterator[Entry]:
    try:
        with ExitStack() as listing:
            archive = (archives if top else listing).enter_context(open_it())
            inside = archive.infolist()[:MOST_ENTRIES]
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        yield Entry((*above, name), NO_TIME, None, zipped, trouble=f"{name}, which is no zip that can be read")
        return
    for entry in inside:
        path = path_of(entry)
        if LEADS_OUT.search(path):
            trouble = f"{name}: no path inside a zip is {path}"
            yield Entry((*above, name), NO_TIME, None, zipped, trouble=trouble)
            continue
        parts = inner_parts(path)
        hidden = next((at for at, part in enumerate(parts) if not counts(part)), None)
        if hidden is not None or not parts:
            if hidden:
                yield Entry((*above, *parts[:hidden]), NO_TIME, None, zipped)
            continue
        if entry.is_dir():
            yield Entry((*above, *parts), NO_TIME, None, zipped)
            continue
        read = partial(read_entry, archive, entry) if top else partial(read_again, open_it, entry)
        file = Entry((*above, *parts), local_time(entry.date_time), read, zipped)
        yield from opened(file, lambda read=read: zipfile.ZipFile(io.BytesIO(read())), archives)


def opened(entry: Entry, open_it: Callable[[], zipfile.ZipFile], archives: ExitStack) -> Iterator[Entry]:
    """A file, or what is in it where it is a zip."""
    name = entry.parts[-1]
    if not name.lower().endswith(".zip"):
        yield entry
        return
    if len(entry.zipped) >= DEEPEST_ZIP or not is_zip(entry):
        yield entry
        return
    top = not entry.zipped and entry.on_disk
    if DRIVE.search(name):
        no_part = -1 - len(entry.zipped)
        yield from in_zip(open_it, name, entry.parts[:-1], entry.zipped | {no_part}, archives, top)
        return
    zipped = entry.zipped | {len(entry.parts) - 1}
    above = (*entry.parts[:-1], name[: -len(".zip")])
    yield Entry(above, NO_TIME, None, zipped)
    yield from in_zip(open_it, name, above, zipped, archives, top)


def is_zip(entry: Entry) -> bool:
    try:
        return zipfile.is_zipfile(io.BytesIO(entry.read()))
    except Exception:  # damaged: whoever wants it reads it again, and tells what is wrong
        return False


def path_of(entry: zipfile.ZipInfo) -> str:
    """macOS writes names in UTF-8 and does not say so: they are read as IBM's old letters then."""
    try:
        return entry.filename if entry.flag_bits & UTF_8 else entry.filename.encode("cp437").decode()
    except UnicodeError:
        return entry.filename


def inner_parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\\/]", path) if part not in ("", "."))


def counts(name: str) -> bool:
    return name not in NOT_HANDED_IN and not re.match(r"\.(?!\.)", name)


def read_file(file: Path, most: int = LARGEST_FILE) -> bytes:
    return file.read_bytes() if file.stat().st_size <= most else TOO_LARGE


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int = LARGEST_FILE) -> bytes:
    tightly = entry.file_size > FEW_BYTES and entry.file_size > MOST_PACKED * entry.compress_size
    return TOO_LARGE if tightly or entry.file_size > most else archive.read(entry)


def read_again(open_it: Callable[[], zipfile.ZipFile], entry: zipfile.ZipInfo, most: int = LARGEST_FILE) -> bytes:
    """Out of a zip within another, which is not kept in memory meanwhile."""
    with open_it() as archive:
        return read_entry(archive, entry, most)


def written(file: Path) -> datetime:
    return datetime.fromtimestamp(int(file.stat().st_mtime), timezone.utc)
