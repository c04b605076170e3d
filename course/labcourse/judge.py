"""The judge: a process of its own that knows expected values and mistakes, and never runs a learner's code."""

import json
import subprocess
from functools import cached_property

from .house import COURSE


class Judge:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(COURSE / "dist/judge-server.js")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    @cached_property
    def points(self) -> dict:
        """Exercise → chapter, points and who grades it."""
        return self._ask({"points": True})

    def inputs(self, exercise: str, seed: int) -> list:
        return self._ask({"inputs": exercise, "seed": seed})

    def verdict(self, exercise: str, seed: int, observation: dict) -> dict:
        return self._ask({"judge": exercise, "seed": seed, "observation": observation})

    def _ask(self, request: dict) -> object:
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        if "error" in reply:
            raise RuntimeError(f"the judge: {reply['error']}")
        return reply["answer"]

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
