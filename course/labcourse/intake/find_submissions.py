"""Finds what students handed in, in folders and zips of any nesting: whose is what is certain, or asked.

A platform's names tell the student wherever they stand. Elsewhere each student has a folder, which may lie in others: a
folder is looked into where it holds no notebooks of its own, and its folders look like a class.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .entries import Entry, entries
from .identify_chapter import NOTEBOOK, Signs, chapter_named, identify_chapter, is_start, spaced
from .student_ids import CERTAIN, VERSIONS, Named, by_platform, named_alone, plain_id, spelled
from .timestamps import NO_TIME, stamped

STAMP = "timestamp.txt"
class Unclear(Exception):
    """It cannot be told who handed in what; the message says where, and what to do."""


@dataclass(frozen=True)
class Found:
    owner: str | None
    """The student, as spelled where the file came from."""
    name: str
    """Path below the student's folder; empty where that is all there is."""
    time: datetime
    read: Callable[..., bytes] = bytes
    note: str | None = None
    """Something about its time that a person should know."""
    is_trouble: bool = False
    """Nobody can tell what it is, as no folder says so."""
    place: tuple[str, ...] = ()
    """The folders that the student's lies in: the same name in two of them may be two people. None where a platform gave
    the name, or all are zips."""

    @property
    def student(self) -> str:
        return plain_id(self.owner or "")

    @property
    def is_notebook(self) -> bool:
        return NOTEBOOK.search(self.name) is not None and not is_start(self.name)

    @property
    def shown(self) -> str:
        """The name as it may be printed."""
        return printable(self.name)


@dataclass
class Folder:
    parts: tuple[str, ...]
    zipped: bool = False
    above: tuple[str, ...] = ()
    """The folders that it lies in, zips not counted."""
    files: list[Entry] = field(default_factory=list)
    folders: dict[str, "Folder"] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return printable("/".join(self.parts))

    def everything(self) -> Iterator[Entry]:
        yield from self.files
        for folder in self.folders.values():
            yield from folder.everything()


def find_submissions(source: Path, chapters: Mapping[str, Signs], archives: ExitStack) -> Iterator[Found]:
    """`archives` keeps zips open for as long as something may be read. Raises `Unclear`."""
    root = Folder(())
    for entry in entries(source, archives):
        if entry.trouble is not None:
            yield Found(None, entry.trouble, NO_TIME, is_trouble=True)
        else:
            place(root, entry)
    yield from in_class(root, chapters)


def place(root: Folder, entry: Entry) -> None:
    folder = root
    for depth, part in enumerate(entry.parts if entry.read is None else entry.parts[:-1]):
        if part not in folder.folders:
            above = folder.above if folder.zipped else (*folder.above, *folder.parts[-1:])
            folder.folders[part] = Folder((*folder.parts, part), depth in entry.zipped, above)
        folder = folder.folders[part]
    if entry.read is not None:
        folder.files.append(entry)


def in_class(folder: Folder, chapters: Mapping[str, Signs]) -> Iterator[Found]:
    """What is in a folder, or zip, that is no student's own."""
    for entry in folder.files:
        if entry.parts[-1] != STAMP:
            yield alone(entry, chapters)
    only_zip = sum(inner.zipped for inner in folder.folders.values()) == 1
    only_folder = sum(not inner.zipped and any(inner.everything()) for inner in folder.folders.values()) == 1
    classes = {
        name for name, inner in folder.folders.items() if holds_class(inner, chapters, only_zip if inner.zipped else only_folder)
    }
    students = [inner for name, inner in folder.folders.items() if name not in classes and any(inner.everything())]
    for name in sorted(folder.folders):
        inner = folder.folders[name]
        if name not in classes:
            yield from of_student(inner, chapters)
        elif students and not inner.zipped and not named_by_platform(inner):
            inside = ", ".join(printable(one) for one in sorted(inner.folders)[:3])
            raise Unclear(
                f"It is unclear whether {inner.name} is one student or holds several ({inside}), beside students such as "
                f"{students[0].name}: give {inner.name} by itself, or move its folders up."
            )
        else:
            yield from in_class(inner, chapters)


def holds_class(folder: Folder, chapters: Mapping[str, Signs], alone: bool) -> bool:
    """Whether a folder is no student's own, but one around those of several. `alone`: there is no other folder, or no other
    zip, beside it. Raises `Unclear`."""
    if platform_of(folder) is not None:
        return False
    if named_by_platform(folder):
        return True
    notebooks = [entry.parts[-1] for entry in folder.files if NOTEBOOK.search(entry.parts[-1])]
    if folder.files and folder.zipped:
        owners = [named_alone(name, chapters) for name in notebooks]
        return all(owners) and (alone or len({owner.student for owner in owners}) > 1)
    if notebooks:
        return (alone or chapter_named(folder.parts[-1], chapters) is not None) and several_owners(notebooks, chapters)
    by_chapter = [inner for name, inner in folder.folders.items() if chapter_named(name, chapters)]
    if by_chapter:
        return any(holds_class(one, chapters, False) for one in by_chapter)
    inner = list(folder.folders.values())
    if folder.zipped and (len(inner) > 1 or alone):
        return bool(inner)
    if len(inner) == 1:
        return is_by_nbgrader(inner[0], chapters) or holds_class(inner[0], chapters, alone)
    if any(is_by_nbgrader(one, chapters) or holds_class(one, chapters, False) for one in inner):
        return True
    twice = same_chapter(inner, chapters)
    versions = are_versions([one.parts[-1] for one in inner])
    if twice and any(versions):
        if all(versions):
            return False
        names = " and ".join(printable(one.parts[-1]) for one in inner[:2])
        raise Unclear(
            f"It is unclear whether {names} in {folder.name} are two students or two versions of one: "
            f"rename them, or take one away."
        )
    return twice


def are_versions(names: list[str]) -> list[bool]:
    """Whether each of some folders beside each other is one version of the same, going by what is its own in its name."""
    words = [set(spaced(name).split()) for name in names]
    common = set.intersection(*words) if words else set()
    told = not VERSIONS.isdisjoint(common)
    own = [some - common for some in words]
    return [not VERSIONS.isdisjoint(some) or (told and all(map(str.isdigit, some))) for some in own]


def several_owners(notebooks: list[str], chapters: Mapping[str, Signs]) -> bool:
    """Whether each of these names begins with a student's, and two students have the same chapter."""
    owners: dict[str | None, set[str]] = {}
    for name in notebooks:
        named = named_alone(name, chapters)
        if named is None or VERSIONS & set(spaced(named.student).split()):
            return False
        owners.setdefault(chapter_named(NOTEBOOK.sub("", name), chapters), set()).add(named.student)
    return any(chapter is not None and len(students) > 1 for chapter, students in owners.items())


def named_by_platform(folder: Folder) -> bool:
    files = [spelled(entry.parts[-1]) for entry in folder.files]
    if any(platform.match(name) for name in [*files, *(f"{name}/" for name in folder.folders)] for platform in CERTAIN):
        return True
    if files and all(by_platform(name) and re.search(r"_\d{3,}_\d{3,}_", name) for name in files):
        return True
    return any(named_by_platform(inner) for inner in folder.folders.values())


def is_by_nbgrader(folder: Folder, chapters: Mapping[str, Signs]) -> bool:
    return not folder.files and any(name in chapters for name in folder.folders)


def same_chapter(folders: list[Folder], chapters: Mapping[str, Signs]) -> bool:
    """Whether several of these folders hold notebooks of one chapter: one student's would have different ones."""
    seen: set[str] = set()
    for folder in folders:
        mine = set()
        for entry in folder.everything():
            if NOTEBOOK.search(entry.parts[-1]):
                try:
                    mine.add(identify_chapter(entry.parts[-1], entry.read, chapters))
                except Exception:  # damaged: told later, when it is taken in
                    continue
        if seen & (mine - {None}):
            return True
        seen |= mine
    return False


def platform_of(folder: Folder) -> Named | None:
    """The student in a folder's name, or in that of a zip, as platforms write it."""
    named = by_platform(f"{folder.parts[-1]}.zip" if folder.zipped else f"{folder.parts[-1]}/")
    certain = any(platform.match(f"{spelled(folder.parts[-1])}/") for platform in CERTAIN)
    return named if folder.zipped or certain else None


def alone(entry: Entry, chapters: Mapping[str, Signs]) -> Found:
    """A file that lies in no student's folder: its name may tell."""
    named = named_alone(entry.parts[-1], chapters)
    if named is None:
        return Found(None, "/".join(entry.parts), entry.time, entry.read)
    return Found(named.student, named.file, named.time or entry.time, entry.read)


def of_student(folder: Folder, chapters: Mapping[str, Signs]) -> Iterator[Found]:
    """A student's folder. nbgrader's time stamps count where nbgrader puts them; others are the student's own files."""
    platform = platform_of(folder)
    owner = platform.student if platform else owner_of(folder, chapters)
    depth = len(folder.parts)
    above = () if platform else folder.above
    yield Found(owner, "", NO_TIME, place=above)
    everything = list(folder.everything())
    stamps = {entry.parts[:-1]: entry for entry in everything if entry.parts[-1] == STAMP}
    for entry in sorted(everything, key=lambda one: one.parts):
        name = "/".join(entry.parts[depth:])
        if entry.parts[-1] == STAMP:
            continue
        time, note = (platform and platform.time) or entry.time, None
        by_nbgrader = len(entry.parts) == depth + 2 and entry.parts[depth] in chapters and platform is None
        if by_nbgrader and entry.parts[:-1] in stamps:
            text = stamps[entry.parts[:-1]].read().decode(errors="replace").strip()
            stamp = stamped(text)
            if stamp is None:
                note = f'its time stamp "{printable(text)[:60]}" cannot be read, the file\'s own time counts: {time.isoformat()}'
            time = stamp or time
        yield Found(owner, name, time, entry.read, note, place=above)


def owner_of(folder: Folder, chapters: Mapping[str, Signs]) -> str:
    """By a folder's name, or a zip's, in which a chapter's may stand as well."""
    name = folder.parts[-1]
    named = named_alone(f"{name}.ipynb", chapters) if chapter_named(name, chapters) else None
    return spelled(name) if named is None else named.student


def printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)
