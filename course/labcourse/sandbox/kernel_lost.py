"""The two ways in which a kernel is lost."""


class KernelLost(Exception):
    """The kernel is gone or had to be ended. `status` is the one an exercise gets for it."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class NeverStarted(Exception):
    """The kernel ended before any code of the learner's was in it: the machine's fault, never the submission's."""
