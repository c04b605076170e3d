"""The judge: a process of its own that knows expected values and mistakes, and never runs a learner's code."""

import json
import subprocess

from ..message import Message
from ..paths import COURSE
from ..surrogates import all_well_formed


class JudgeFailed(Exception):
    """The judge has no answer to this."""


class JudgeEnded(OSError):
    """The judge's process is gone: the machine's fault, never the submission's."""


class Judge:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(COURSE / "dist/judge/judge-server.js")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def inputs(self, exercise: str, seed: int) -> list:
        return self._ask({"inputs": exercise, "seed": seed})

    def verdict(self, exercise: str, seed: int, observation: dict) -> dict:
        return self._ask({"judge": exercise, "seed": seed, "observation": observation})

    def say(self, messages: list[Message]) -> list[str]:
        """The texts of these messages in the language that `LAB_LANG` names."""
        return self._ask({"texts": [message.plain() for message in messages]})

    def _ask(self, request: dict) -> object:
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as gone:
            raise JudgeEnded("the judge has ended") from gone
        line = self._process.stdout.readline()
        if not line:
            raise JudgeEnded("the judge has ended")
        reply = json.loads(line)
        if "error" in reply:
            raise JudgeFailed(reply["error"])
        return all_well_formed(reply["answer"])

    def close(self) -> None:
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass  # it has ended already
        self._process.wait()
        self._process.stdout.close()

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
