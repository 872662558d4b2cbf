"""A server on a port of this machine, and clients of it with addresses of their own."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from kgtool.web.limits import Limits
from kgtool.web.listening import server
from kgtool.web.settings import Settings

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Got:
    """A response, and the seconds until it was whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def record(self) -> Any:
        """Give the body as JSON."""
        return json.loads(self.body)


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """Serve, and give the port."""
    with socket.create_server((HOST, 0), backlog=512) as bound:
        running = server(settings)
        running.config.timeout_graceful_shutdown = 1
        thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not running.started:
            assert time.monotonic() < until, "the server does not start"
            time.sleep(0.01)
        try:
            yield bound.getsockname()[1]
        finally:
            running.should_exit = True
            thread.join(20)
            assert not thread.is_alive()


def send(
    port: int,
    method: str,
    path: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    *,
    client: str = HOST,
) -> Got:
    """Send a request from an address of this machine (127.0.0.0/8)."""
    began = time.monotonic()
    connection = http.client.HTTPConnection(HOST, port, timeout=60, source_address=(client, 0))
    try:
        connection.request(method, path, body or None, dict(headers or {}))
        response = connection.getresponse()
        got = response.read()
    finally:
        connection.close()
    fields = {name.lower(): value for name, value in response.getheaders()}
    return Got(response.status, fields, got, time.monotonic() - began)


def ask(port: int, query: str, *, accept: str = "*/*", client: str = HOST) -> Got:
    """Send a query as a form."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
    return send(port, "POST", "/sparql", urlencode({"query": query}).encode(), headers, client=client)


def bounded(store: Path, **limits: Any) -> Settings:
    """Give the settings of a server with these limits."""
    return Settings(store, limits=Limits(**limits))
