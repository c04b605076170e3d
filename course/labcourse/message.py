"""What a page says, before it is put into the language of the course: messages of the lab's catalogue."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    id: str
    params: dict = field(default_factory=dict)
    """Texts, numbers, and what is counted: `{"count": 1, "of": "day"}`."""

    def plain(self) -> dict:
        return {"id": self.id, "params": self.params}


Say = Callable[[list[Message]], list[str]]
"""Gives the text of each message in the current language."""


def told(say: Say, id: str, **params: object) -> str:
    """The text of one message."""
    return say([Message(id, params)])[0]


def number(points: float | None) -> float | str:
    """As it stands in a message, which writes it as the language does."""
    return "–" if points is None else points


def language() -> str:
    """The current language's tag, also of everything that this process starts."""
    return os.environ.get("LAB_LANG") or "en"
