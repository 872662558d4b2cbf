"""Requests whose head does not arrive are ended, and no others."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.serving import HOST, bounded, serving

#: Seconds that a request may take to arrive, and that a test waits for it to be ended.
ARRIVAL, PATIENCE = 0.6, 20.0
REQUEST = b"GET /static/style.css HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def port(bundled_store: Path) -> Iterator[int]:
    with serving(bounded(bundled_store, arrival=ARRIVAL)) as port:
        yield port


def response(connection: socket.socket) -> bytes:
    """Give the head of a response and its body, as long as its head says."""
    got = b""
    while b"\r\n\r\n" not in got:
        part = connection.recv(65536)
        assert part, got
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    (length,) = (int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    while len(body) < length:
        body += connection.recv(65536)
    return head


def is_ended(connection: socket.socket) -> bool:
    connection.settimeout(PATIENCE)
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_a_connection_that_says_nothing_is_ended(port: int) -> None:
    with socket.create_connection((HOST, port)) as connection:
        assert is_ended(connection)


def test_headers_that_trickle_in_end_the_connection(port: int) -> None:
    with socket.create_connection((HOST, port)) as connection:
        connection.sendall(REQUEST)
        begin = time.monotonic()
        with pytest.raises(OSError):
            while time.monotonic() - begin < PATIENCE:
                connection.sendall(b"X: 1\r\n")
                time.sleep(0.1)
        assert time.monotonic() - begin >= ARRIVAL / 2


def test_one_that_answered_may_ask_again_and_is_ended_when_that_trickles_in(port: int) -> None:
    with socket.create_connection((HOST, port)) as connection:
        for _ in range(2):
            connection.sendall(REQUEST + b"\r\n")
            assert response(connection).startswith(b"HTTP/1.1 200")
            time.sleep(ARRIVAL * 1.5)
        connection.sendall(REQUEST)
        assert is_ended(connection)
