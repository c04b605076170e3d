"""The course folder: nbgrader's layout, and beside it what this lab's grading keeps."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .chapter import Chapter
from .paths import ROOT

HALF_WRITTEN = ".part"
"""How the names end of files that are being written."""


@dataclass(frozen=True)
class CourseFolder:
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "gradebook.db"

    @property
    def submitted(self) -> Path:
        return self.root / "submitted"

    @property
    def unfinished(self) -> Path:
        """The chapters that a release has still to write; none where the file is missing."""
        return self.root / "unfinished-release.json"

    def cache(self, ticket: dict) -> Path:
        """What is compiled and drawn once for all submissions that are graded under this ticket's conditions."""
        about = [ticket["conditions"], (ROOT / "package-lock.json").read_text()]
        digest = hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()
        return self.root / "grading/cache" / ticket["chapter"] / digest[:16]

    def chapters(self) -> list[str]:
        return sorted(path.name for path in (self.root / "source").iterdir() if path.is_dir())

    def full(self, chapter: str) -> Chapter:
        return Chapter.read(self.root / "source" / chapter / f"{chapter}.ipynb")

    def template(self, chapter: str) -> Chapter:
        return Chapter.read(self.root / "release" / chapter / f"{chapter}.ipynb")

    def submission(self, student: str, chapter: str) -> Path:
        return self.submitted / student / chapter / f"{chapter}.ipynb"

    def autograded(self, student: str, chapter: str) -> Path:
        return self.root / "autograded" / student / chapter / f"{chapter}.ipynb"

    def feedback(self, student: str, chapter: str) -> Path:
        return self.root / "feedback" / student / chapter / f"{chapter}.html"

    def ticket(self, student: str, chapter: str) -> Path:
        """What is to be graded, and how: it changes when the submission does, or anything else that decides its grade."""
        return self.root / "grading/tickets" / student / f"{chapter}.json"

    def result(self, student: str, chapter: str) -> Path:
        return self.root / "grading/results" / student / f"{chapter}.json"

    def failure(self, student: str, chapter: str) -> Path:
        """Why the last job could not grade this, in one line."""
        return self.root / "grading/failures" / student / f"{chapter}.txt"

    def tickets(self) -> list[dict]:
        return [json.loads(file.read_text()) for file in sorted((self.root / "grading/tickets").glob("*/*.json"))]

    def current_result(self, ticket: dict) -> dict | None:
        """The result for just this ticket, not for an earlier one."""
        file = self.result(ticket["student"], ticket["chapter"])
        graded = json.loads(file.read_text()) if file.exists() else {}
        return graded if all(graded.get(name) == ticket[name] for name in ticket) else None

    def current_results(self) -> list[dict]:
        results = (self.current_result(ticket) for ticket in self.tickets())
        return [graded for graded in results if graded is not None]


def publish(file: Path, content: str | bytes) -> None:
    """Writes a file so that it is either there in full or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=HALF_WRITTEN)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    os.chmod(temporary, 0o644)
    os.replace(temporary, file)
