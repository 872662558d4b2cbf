"""A server on loopback that answers as a model's would, well or badly, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kgtool.documents.document import Document
from kgtool.readers.model.asking import FromServer, Watch
from kgtool.readers.model.endpoint import endpoint
from kgtool.readers.model.folders import Cache
from kgtool.readers.model.network import Limits, Network
from kgtool.readers.model.price import Price, Purse
from kgtool.readers.model.reader import ModelReader

#: Short enough for tests, long enough for a slow machine.
QUICK = Limits(connect=5, read=5, total=10, bytes=200_000, attempts=3, first_wait=0.01, longest_wait=1)
SENTENCE = "Amazon investiert 4 Milliarden Dollar in Anthropic."
CLAIM: dict[str, Any] = {
    "type": "Investment",
    "fillers": [
        {"role": "investor", "quote": "Amazon", "name": ""},
        {"role": "investee", "quote": "Anthropic", "name": ""},
    ],
    "evidence": SENTENCE,
    "trigger": "investiert",
    "measures": [
        {"quote": "4 Milliarden Dollar", "kind": "amount", "low": "4000000000", "high": "4000000000", "of": "none"}
    ],
    "modality": "asserted",
    "negated": False,
    "exclusivity": "none",
    "stage": "none",
    "time": "",
    "attribution": [],
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it; header names are in lower case."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server does: `endless` goes on sending after the body, `silence` waits so many seconds first."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    endless: bool = False
    silence: float = 0


#: Answers a request; the number says how many came before it.
Script = Callable[[Asked, int], Reply]


@dataclass
class Fake:
    """The server and what it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)


def completion(content: str | None, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """Answer a chat completion with these words."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    usage = {"prompt_tokens": 1000, "completion_tokens": 100}
    data = {"choices": [{"index": 0, "message": message, "finish_reason": finish}], "usage": usage}
    return Reply(body=json.dumps(data).encode())


def good(*claims: dict[str, Any]) -> Reply:
    """Answer with claims."""
    return completion(json.dumps({"claims": claims}))


def refused(status: int, message: str, *headers: tuple[str, str]) -> Reply:
    """Answer with a fault, in the form that servers have agreed on."""
    return Reply(status, json.dumps({"error": {"message": message, "type": "fault"}}).encode(), headers)


@contextmanager
def fake(script: Script) -> Iterator[Fake]:
    """Serve a script on a free port."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Asked(self.path, headers, json.loads(self.rfile.read(length)))
            with lock:
                number = len(served.asked)
                served.asked.append(request)
            reply = script(request, number)
            over.wait(reply.silence)
            try:
                self.answer(reply)
            except OSError:
                self.close_connection = True  # the client has gone, as it should

        def answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("content-type", "application/json")
            for name, value in reply.headers:
                self.send_header(name, value)
            if not reply.endless:
                self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)
            while reply.endless and not over.is_set():
                self.wfile.write(b" " * 1000)
                self.wfile.flush()
                time.sleep(0.01)
            self.close_connection = reply.endless

        def log_message(self, format: str, *args: object) -> None:
            pass

    lock = threading.Lock()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Fake(f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield served
    finally:
        over.set()
        server.shutdown()
        server.server_close()


def asking(
    server: Fake,
    cache: Path,
    *,
    api: str = "openai",
    environment: dict[str, str] | None = None,
    limits: Limits = QUICK,
    price: Price | None = None,
    cap: Decimal | None = None,
    watch: Watch | None = None,
) -> FromServer:
    """Give who asks the server."""
    where = endpoint(server.url, api, environment or {})
    return FromServer(lambda: Network(where, limits), limits.at_once, Cache(cache), Purse(price, cap), watch)


def reader(server: Fake, cache: Path, **options: Any) -> ModelReader:
    """Give a reader that asks the server."""
    return ModelReader(asking(server, cache, **options), "some-model")


def document(text: str = SENTENCE, path: str = "article.txt") -> Document:
    """Give a document with this text."""
    return Document(path, text, "0" * 64)
