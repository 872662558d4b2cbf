"""Asks an ASGI application in this process, without a socket."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.types import ASGIApp, Message


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its status, its media type without parameters, and its bytes."""

    status: int
    media_type: str
    content: bytes


async def fetch(app: ASGIApp, address: str, accept: str) -> Fetched:
    """Return what the application answers to a GET of a path with its query (ASGI 3.0, HTTP connection scope)."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1"), (b"accept", accept.encode())],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    sent: list[Message] = []
    asked = iter(({"type": "http.request", "body": b"", "more_body": False},))

    async def receive() -> Message:
        # After the empty body nothing comes: who waits for the client to leave waits until all is sent.
        return next(asked, None) or await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Fetched(start["status"], headers.get("content-type", "").partition(";")[0].strip(), body)
