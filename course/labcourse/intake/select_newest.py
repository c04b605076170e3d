"""Of all that was handed in, the newest notebook of each student and chapter, and a line for everything else."""

from collections.abc import Iterable

from .find_submissions import NO_TIME, Found
from .identify_chapter import identify_chapter

FEW = 5
"""How many file names are told of somebody who handed in no notebook."""


class Selection:
    def __init__(self, ids: dict[str, set[str]], wanted: set[str] | None) -> None:
        """`ids`: the grade ids of each chapter's cells. `wanted`: nobody but these students, where that is given."""
        self._ids, self._wanted = ids, wanted
        self._spelled: dict[str, str] = {}
        self._without: dict[str, list[str]] = {}
        self.students: set[str] = set()
        self.chosen: dict[tuple[str, str], Found] = {}
        """By student and chapter."""
        self.unread: dict[str, str] = {}
        """Students whose files this machine could not read, and why."""
        self.notes: list[str] = []

    def choose(self, everything: Iterable[Found]) -> None:
        for found in sorted(everything, key=lambda item: item.time):
            if found.owner is None:
                self.notes.append(f"left out: {found.shown}: whose it is cannot be told")
            elif self._wanted is None or found.student in self._wanted:
                self._add(found)
        for student, files in sorted(self._without.items()):
            among = f" among {', '.join(files[:FEW])}{', …' if len(files) > FEW else ''}" if files else ""
            self.notes.append(f"{student}: no notebook{among}")

    def _add(self, found: Found) -> None:
        student = found.student
        known = self._spelled.setdefault(student, found.owner)
        if known != found.owner:
            if found.name:
                self.notes.append(f"left out: {found.owner}: {found.shown}: {known} goes by {student} as well, rename one of them")
            return
        if student not in self.students:
            self.students.add(student)
            self._without[student] = []
        if found.is_notebook:
            self._without.pop(student, None)
            self._add_notebook(found)
        elif found.name and student in self._without:
            self._without[student].append(found.shown)

    def _add_notebook(self, found: Found) -> None:
        student = found.student
        try:
            chapter = identify_chapter(found.name, found.read, self._ids)
        except Exception as trouble:  # whatever one student's file does to the reader, the others are taken in
            self.unread[student] = f"{found.shown} could not be read: {trouble or type(trouble).__name__}"
            return
        if chapter is None:
            self.notes.append(f"left out: {student}: {found.shown}: it belongs to no chapter")
            return
        older = self.chosen.get((student, chapter))
        if older is not None:
            self.notes.append(f"left out: {student}: {older.shown}: {found.shown} is newer")
        if found.time == NO_TIME:
            self.notes.append(f"{student}: {found.shown}: the zip tells no time, it counts as handed in in time")
        self.chosen[student, chapter] = found
