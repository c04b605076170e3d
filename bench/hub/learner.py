"""One learner: starts the server, opens a kernel and runs a chapter cell by cell, as JupyterLab does.

    python learner.py HUB_URL TOKEN NAME NOTEBOOK

Prints one JSON object: name, seconds, failed (the error's first line, or null).
"""

import asyncio
import json
import sys
import time
import uuid

import nbformat
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

ENDED = ("restarting", "autorestarting", "dead")
"""What the server calls a kernel that is gone."""


class Learner:
    def __init__(self, hub: str, token: str, name: str):
        self.hub, self.token, self.name = hub, token, name
        self.client = AsyncHTTPClient()

    async def ask(self, method: str, path: str, body: dict | None = None) -> dict:
        data = json.dumps(body or {}) if method == "POST" else None
        headers = {"Authorization": f"token {self.token}"}
        request = HTTPRequest(self.hub + path, method, headers, data, request_timeout=300)
        answer = (await self.client.fetch(request)).body
        return json.loads(answer) if answer else {}

    async def start_server(self) -> None:
        await self.ask("POST", f"/hub/api/users/{self.name}")
        await self.ask("POST", f"/hub/api/users/{self.name}/server")
        while not (await self.ask("GET", f"/hub/api/users/{self.name}"))["servers"].get("", {}).get("ready"):
            await asyncio.sleep(0.5)

    async def run(self, cells: list[str]) -> str | None:
        """Runs the cells one after the other; returns the first error."""
        kernel = await self.ask("POST", f"/user/{self.name}/api/kernels", {"name": "tslab", "path": ""})
        address = f"{self.hub.replace('http', 'ws', 1)}/user/{self.name}/api/kernels/{kernel['id']}/channels"
        headers = {"Authorization": f"token {self.token}"}
        line = await websocket_connect(HTTPRequest(address, headers=headers), max_message_size=1 << 28)
        for code in cells:
            reply = await self.execute(line, code)
            if reply["status"] != "ok":
                return f"{reply.get('ename')}: {reply.get('evalue')}"
        return None

    async def execute(self, line, code: str) -> dict:
        header = {"msg_id": uuid.uuid4().hex, "username": self.name, "session": self.name, "version": "5.4"}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        message = {"header": {**header, "msg_type": "execute_request", "date": ""}, "content": content}
        await line.write_message(json.dumps({**message, "parent_header": {}, "metadata": {}, "channel": "shell"}))
        while True:
            text = await line.read_message()
            if text is None:
                return {"status": "error", "ename": "Connection", "evalue": "the server closed it"}
            answer = json.loads(text) if isinstance(text, str) else {}
            if answer.get("msg_type") == "status" and answer["content"]["execution_state"] in ENDED:
                return {"status": "error", "ename": "Kernel", "evalue": "it was ended, probably for want of memory"}
            is_mine = answer.get("parent_header", {}).get("msg_id") == header["msg_id"]
            if is_mine and answer.get("msg_type") == "execute_reply":
                return answer["content"]


async def main(hub: str, token: str, name: str, notebook: str) -> None:
    cells = [cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    learner = Learner(hub, token, name)
    await learner.start_server()
    start = time.monotonic()
    failed = await learner.run(cells)
    print(json.dumps({"name": name, "seconds": time.monotonic() - start, "failed": failed}))


asyncio.run(main(*sys.argv[1:]))
