"""Servers on this machine: Oxigraph as a process of its own, and one whose replies a test writes."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

#: The program that the package `oxigraph` puts beside the interpreter.
OXIGRAPH = Path(sys.executable).with_name("oxigraph")


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def oxigraph() -> Iterator[str]:
    """Serve an empty dataset in memory, and give the address without the path of a service."""
    port = free_port()
    process = subprocess.Popen(
        [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        assert process.poll() is None, "oxigraph ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("oxigraph does not listen")


@dataclass(frozen=True, slots=True)
class Scripted:
    """A reply; `length` is the Content-Length where it is not that of the body, `seconds` the time before it."""

    status: int = 200
    media_type: str = "application/sparql-results+json"
    body: bytes = b'{"head": {"vars": ["n"]}, "results": {"bindings": []}}'
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A request as the server got it; the names of headers are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Script:
    """A server that gives its replies in turn, the last one again and again, and keeps what it was asked."""

    url: str
    replies: list[Scripted] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)


@contextmanager
def scripted(*replies: Scripted) -> Iterator[Script]:
    """Serve these replies."""
    script = Script("", list(replies))

    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            names = {name.lower(): value for name, value in self.headers.items()}
            script.heard.append(Heard(self.command, self.path, names, body))
            reply = script.replies.pop(0) if len(script.replies) > 1 else script.replies[0]
            time.sleep(reply.seconds)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            # The one who asked may have gone.
            with suppress(OSError):
                self.wfile.write(reply.body)

        do_GET = do_POST = do_PUT = do_DELETE = _reply  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}/query"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
