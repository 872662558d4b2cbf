"""A client that leaves takes its query with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.web.serving import HOST, ask, bounded, send, serving
from tests.web.workers.test_limits import CARTESIAN

#: Seconds that a query may take; one that goes on would hold the only place as long.
SECONDS = 60


@pytest.fixture
def port(bundled_store: Path) -> Iterator[int]:
    """Serve with a single place for queries."""
    with serving(bounded(bundled_store, seconds=SECONDS, quick=1, slow=0, patience=SECONDS)) as found:
        yield found


def test_a_query_ends_when_its_client_leaves(port: int) -> None:
    query = urlencode({"query": CARTESIAN})
    with socket.create_connection((HOST, port)) as connection:
        connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        # Until the query runs, a second one would be answered at once.
        connection.settimeout(2)
        with pytest.raises(TimeoutError):
            connection.recv(1)
    got = ask(port, "ASK { }", accept="application/sparql-results+json")
    assert got.record["boolean"] is True
    assert got.seconds < SECONDS / 2


def test_a_client_that_stays_is_answered(port: int) -> None:
    got = send(port, "GET", "/sparql?" + urlencode({"query": "ASK { }"}), headers={"Accept": "text/csv"})
    assert (got.status, got.body.strip()) == (200, b"true")
