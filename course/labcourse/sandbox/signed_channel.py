"""The grader's own line into a boxed kernel: a socket, a secret key, signed answers.

Requests and answers are length-prefixed JSON. A kernel's answer counts only if it is signed with the key that went
in before any of the learner's code ran, and carries the number of the request.
"""

import asyncio
import hashlib
import hmac
import json
import secrets
import socket
import struct
from contextlib import suppress

from ..surrogates import all_well_formed

SIGNATURE = hashlib.sha256().digest_size
LARGEST = 64 << 20


class Forged(Exception):
    """Something came over the line that the guard did not write."""


class Channel:
    def __init__(self) -> None:
        self._own, self.box_end = socket.socketpair()
        self._own.setblocking(False)
        self._key = secrets.token_bytes(32)
        self._number = 0
        self._sending: asyncio.Future | None = None
        self._own.send(frame(self._key))

    def started(self) -> None:
        """To be called once the kernel process has inherited its end."""
        self.box_end.close()

    def ask(self, exercise: str, inputs: list) -> int:
        """Sends a request, while the kernel gets round to read it; returns its number."""
        self._number += 1
        request = {"number": self._number, "exercise": exercise, "inputs": inputs}
        self._sending = asyncio.ensure_future(self._send(frame(json.dumps(request).encode()), self._sending))
        return self._number

    async def _send(self, message: bytes, before: asyncio.Future | None) -> None:
        if before is not None:
            await before
        with suppress(OSError):  # where the kernel is gone, there will be no answer
            await asyncio.get_running_loop().sock_sendall(self._own, message)

    async def answer(self) -> dict:
        """The signed answer to the last request. Raises `Forged`, or `EOFError` where the kernel is gone."""
        (length,) = struct.unpack(">I", await self._read(4))
        if not SIGNATURE < length <= LARGEST:
            raise Forged("an answer of an impossible length")
        signed = await self._read(length)
        signature, body = signed[:SIGNATURE], signed[SIGNATURE:]
        if not hmac.compare_digest(signature, hmac.new(self._key, body, hashlib.sha256).digest()):
            raise Forged("an answer with a wrong signature")
        try:
            answer = all_well_formed(json.loads(body))
        except RecursionError:
            return {"declared": True, "observations": [], "error": "what it returned is nested too deeply to be looked at"}
        if answer["number"] != self._number:
            raise Forged("an answer to another request")
        return answer

    async def _read(self, size: int) -> bytes:
        parts = []
        while size > 0:
            part = await asyncio.get_running_loop().sock_recv(self._own, min(size, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        if self._sending is not None:
            self._sending.cancel()
        self._own.close()
        self.box_end.close()


def frame(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body
