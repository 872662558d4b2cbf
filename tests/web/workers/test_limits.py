"""What strangers ask ends within its limits, with a status that says so, and others are answered meanwhile."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.timing import TRIES
from tests.web.serving import HOST, Got, ask, bounded, send, serving

SECONDS = 1.5
#: What a limit may take beyond itself.
SLACK = 0.5
OTHER = "127.0.0.9"

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS_PATH = "SELECT (COUNT(*) AS ?n) { ?a (!<urn:a>|^!<urn:a>)* ?b . ?c !<urn:a>* ?d }"
_LONG = "a" * 4096
_STEPS = " ".join(f"BIND(REPLACE(?{x}, 'a', '{_LONG}') AS ?{y})" for x, y in ("ab", "bc", "ce"))
HUGE_STRING = f"SELECT (STRLEN(?e) AS ?n) {{ BIND('{_LONG}' AS ?a) {_STEPS} }}"
DEEP = "ASK {" * 101 + "}" * 101
MANY_ROWS = "SELECT * { ?a ?b ?c }"
#: Each case: the query, the status, the code; whether time or memory ends first may depend on the machine.
CASES = {
    "cartesian product": (CARTESIAN, 503, "KG940"),
    "endless path": (ENDLESS_PATH, 503, "KG94[02]"),
    "huge string": (HUGE_STRING, 503, "KG942"),
    "deep nesting": (DEEP, 413, "KG602"),
    "long query": ("ASK { } #" + "x" * 65536, 413, "KG602"),
    "many rows": (MANY_ROWS, 413, "KG603"),
    "service": ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "KG601"),
    "from elsewhere": ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", 400, "KG601"),
    "syntax": ("SELECT * {", 400, "KG600"),
}


@pytest.fixture(scope="module")
def port(bundled_store: Path) -> Iterator[int]:
    limits = {"seconds": SECONDS, "patience": 0.3, "memory": 700 << 20, "rows": 5000, "arrival": SECONDS}
    with serving(bounded(bundled_store, **limits)) as found:
        for number in range(4):
            assert ask(found, f"ASK {{ ?s ?p {number} }}").status == 200
        yield found


def beside(port: int, query: str, client: str) -> tuple[Got, list[Got]]:
    """Ask a query, and something harmless again and again as another client until it is answered."""
    with ThreadPoolExecutor(1) as pool:
        attack = pool.submit(ask, port, query, client=client)
        others: list[Got] = []
        while True:
            over = attack.done()
            others.append(ask(port, f"ASK {{ ?s ?p {len(others)} }}", client=OTHER))
            if over:
                return attack.result(), others
            time.sleep(0.05)


@pytest.mark.parametrize(("number", "name"), list(enumerate(CASES)), ids=list(CASES))
def test_each_attack_ends_in_time_with_a_problem_and_others_are_answered(port: int, number: int, name: str) -> None:
    query, status, code = CASES[name]
    for attempt in range(TRIES):
        got, others = beside(port, query, f"127.0.{attempt + 1}.{number + 1}")
        slowest = max(other.seconds for other in others)
        if got.status == status and got.seconds < SECONDS + SLACK and slowest < SLACK:
            break
    assert (got.status, got.headers["content-type"]) == (status, "application/problem+json")
    assert got.record["status"] == status
    assert re.fullmatch(code, got.record["code"])
    assert got.seconds < SECONDS + SLACK
    assert {other.status for other in others} == {200}
    assert slowest < SLACK


def test_a_body_that_does_not_arrive_is_given_up(port: int) -> None:
    began = time.monotonic()
    with socket.create_connection((HOST, port)) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 9\r\n\r\nASK"
        )
        answered = connection.makefile("rb").read()
    assert answered.startswith(b"HTTP/1.1 408 ")
    assert b'"KG933"' in answered
    assert time.monotonic() - began < SECONDS + SLACK


def test_a_body_beyond_the_bound_is_refused_before_it_is_sent(port: int) -> None:
    with socket.create_connection((HOST, port)) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 99999999\r\n\r\n"
        )
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 413 ")


def test_updates_are_refused_and_nothing_changes(port: int) -> None:
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    before = ask(port, count).body
    headers = {"Content-Type": "application/sparql-update"}
    assert send(port, "POST", "/sparql", b"CLEAR ALL", headers).status == 403
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        assert send(port, method, "/graph-store?default", b"", {"Content-Type": "text/turtle"}).status == 405
    assert ask(port, count + " # again").body == before
