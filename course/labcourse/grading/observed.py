"""What came of running a submission's cells: observations of its answers, or why there are none."""

from dataclasses import dataclass, field

from ..chapter import Exercise
from ..message import Say, told
from ..sandbox.kernel_lost import KernelLost
from ..sandbox.outputs import Execution


@dataclass
class Observed:
    """What came of calling an answer: the observations, or the status and reason that there are none."""

    observations: list | None = None
    status: str | None = None
    reason: str = ""


@dataclass
class Replay:
    say: Say
    observed: dict[str, Observed] = field(default_factory=dict)
    """Name of an exercise → what came of it."""
    cell_errors: dict[str, str] = field(default_factory=dict)
    """Grade id of an answer's cell → its error."""
    lost: dict[str, KernelLost] = field(default_factory=dict)
    """Grade id of an answer's cell → what it did to its kernel."""

    def read(self, exercise: Exercise, answer: dict | None, done: Execution) -> None:
        """`answer`: what the guard sent, if anything; `done`: the cell that had it called."""
        if answer is None:
            seen = Observed(None, "error", self.not_called(done.error or told(self.say, "reason.neverReturned")))
        elif not answer["declared"]:
            seen = self.undeclared(exercise)
        elif answer["error"] is not None:
            seen = Observed(None, "error", self.not_called(answer["error"][:300]))
        else:
            seen = Observed(answer["observations"])
        self.observed[exercise.name] = seen

    def not_called(self, error: str) -> str:
        return told(self.say, "reason.notCalled", error=error)

    def undeclared(self, exercise: Exercise) -> Observed:
        """Why there is nothing to call."""
        if exercise.answer in self.lost:
            lost = self.lost[exercise.answer]
            return Observed(None, lost.status, told(self.say, "reason.answerCell", why=lost.reason))
        if exercise.answer in self.cell_errors:
            error = self.cell_errors[exercise.answer]
            return Observed(None, "error", told(self.say, "reason.answerCellFailed", error=error))
        return Observed(None, "missing", told(self.say, "reason.undeclared", name=exercise.name))
