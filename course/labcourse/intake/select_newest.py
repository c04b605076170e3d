"""Of all that was handed in, the newest notebook of each student and chapter, and a line for everything else."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from .find_submissions import Found, Unclear
from .helper_files import may_be_helper
from .identify_chapter import Signs, identify_chapter, source_of, spaced
from .read_notebook import Unreadable, parse

FEW = 5
"""How many file names are told of somebody who handed in no notebook."""


BEFORE = set("old older draft drafts backup previous first ancien brouillon sauvegarde copy copie".split())
AFTER = set("new newer newest final finale last rendu".split())


def revision(name: str) -> tuple[int, list[int]]:
    """How late a file is, going by words and numbers in its path: "final" is after, "old" before, 10 after 9."""
    words = spaced(name).split()
    rank = int(not AFTER.isdisjoint(words)) - int(not BEFORE.isdisjoint(words))
    return rank, [int(number) for number in re.findall(r"\d{1,4}(?!\d)", name)]


class Selection:
    def __init__(self, chapters: Mapping[str, Signs], wanted: set[str] | None) -> None:
        """`wanted`: nobody but these students, where that is given."""
        self._chapters, self._wanted = chapters, wanted
        self._spelled: dict[str, str] = {}
        self._without: dict[str, list[str]] = {}
        self._others: dict[str, list[Found]] = {}
        self.students: set[str] = set()
        self.chosen: dict[tuple[str, str], Found] = {}
        """By student and chapter."""
        self.unread: dict[str, str] = {}
        """Students whose files this machine could not read, and why."""
        self.unclear: list[str] = []
        """Who was left out because it is unclear who they are."""
        self.notes: list[str] = []

    def choose(self, everything: Iterable[Found]) -> None:
        """Raises `Unclear`."""
        for found in sorted(everything, key=lambda item: item.time):
            if found.owner is None:
                self.notes.append(f"left out: {found.shown}: whose it is cannot be told")
                if found.is_notebook and found.is_trouble:
                    self.unclear.append(f"{found.shown}: whose it is cannot be told")
            elif self._wanted is None or found.student in self._wanted:
                self._add(found)
        for student, files in sorted(self._without.items()):
            among = f" among {', '.join(files[:FEW])}{', …' if len(files) > FEW else ''}" if files else ""
            self.notes.append(f"{student}: no notebook{among}")

    def helpers(self, student: str, chapter: str) -> list[tuple[str, Found]]:
        """What lies beside the chosen notebook or below, by its path from there, and may be imported."""
        folder = PurePosixPath(self.chosen[student, chapter].name).parent
        inside = [found for found in self._others.get(student, []) if PurePosixPath(found.name).is_relative_to(folder)]
        paths = ((PurePosixPath(found.name).relative_to(folder).as_posix(), found) for found in inside)
        return [(path, found) for path, found in paths if may_be_helper(path)]

    def _add(self, found: Found) -> None:
        student = found.student
        known = self._spelled.setdefault(student, found.owner)
        if known != found.owner:
            if found.name:
                advice = f"{known} goes by {student} as well, rename one of them"
                self.notes.append(f"left out: {found.owner}: {found.shown}: {advice}")
                self.unclear.append(f"{found.owner}: {advice}")
            return
        if student not in self.students:
            self.students.add(student)
            self._without[student] = []
        if found.is_notebook:
            self._without.pop(student, None)
            self._add_notebook(found)
            return
        if found.name and student in self._without:
            self._without[student].append(found.shown)
        self._others.setdefault(student, []).append(found)

    def _add_notebook(self, found: Found) -> None:
        student = found.student
        try:
            chapter = identify_chapter(found.name, found.read, self._chapters)
        except Exception as problem:  # whatever one student's file does to the reader, the others are taken in
            self.unread[student] = f"{found.shown} could not be read: {problem or type(problem).__name__}"
            return
        if chapter is None:
            self.notes.append(f"left out: {student}: {found.shown}: it belongs to no chapter")
            return
        earlier = self.chosen.get((student, chapter))
        if earlier is not None:
            found, other, why = self._better(earlier, found, chapter)
            if why:
                self.notes.append(f"left out: {student}: {other.shown}: {found.shown} {why}")
        self.chosen[student, chapter] = found

    def _better(self, one: Found, other: Found, chapter: str) -> tuple[Found, Found, str]:
        """The one that counts, the other, and why. Raises `Unclear` where they may be two people's."""
        contents = [self._content(found) for found in (one, other)]
        if one.place != other.place and contents[0] != contents[1]:
            places = " and in ".join("/".join(found.place) or "the top folder" for found in (one, other))
            raise Unclear(
                f"It is unclear whether {one.owner} in {places} is one student: "
                f"rename one of the folders, or give one of {places} by itself."
            )
        if one.time != other.time:
            newer, older = (one, other) if one.time > other.time else (other, one)
            return newer, older, "is newer"
        if contents[0] == contents[1]:
            reason = "is the same" if one.name != other.name else ""
        else:
            worked = [self._worked_on(content, chapter) for content in contents]
            if worked[0] != worked[1]:
                first, second = (one, other) if worked[0] else (other, one)
                return first, second, "was handed in at the same time and has been worked on"
            later = max((one, other), key=lambda found: revision(found.name))
            if one.name.count("/") == other.name.count("/") and revision(one.name) != revision(other.name):
                return later, other if later is one else one, "was handed in at the same time and is the later by its name"
            reason = "was handed in at the same time and lies nearer to the top"
        first, second = sorted((one, other), key=lambda found: (found.name.count("/"), len(found.name), found.name))
        return first, second, reason

    def _content(self, found: Found) -> bytes | None:
        try:
            return found.read()
        except Exception:  # a damaged zip; told where it is placed
            return None

    def _worked_on(self, content: bytes | None, chapter: str) -> bool:
        """Whether anything stands in it that was not handed out."""
        try:
            cells = [cell for cell in parse(content or b"")["cells"] if isinstance(cell, dict)]
        except Unreadable:
            return False
        return any(source_of(cell).strip() not in self._chapters[chapter].all_texts for cell in cells)

