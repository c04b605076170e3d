"""What an exercise of one submission earned, and why."""

from dataclasses import asdict, dataclass

STATUSES = ("full", "partial", "wrong", "error", "timeout", "killed", "missing", "tampered", "manual")


@dataclass
class Result:
    exercise: str
    points: float | None
    """None where a person has to grade it still."""
    maximum: float
    status: str
    reason: str
    mistake: str | None = None
    """Id of the diagnosed mistake."""
    verdict: dict | None = None

    def plain(self) -> dict:
        return asdict(self)
