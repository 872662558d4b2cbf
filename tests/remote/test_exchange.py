"""What servers may answer, and what the user is told."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kgtool.errors import KgtoolError, QueryError, UsageError
from kgtool.remote.answer import ask_endpoint
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.faults import (
    EndpointAnswerError,
    EndpointFailedError,
    EndpointRefusedError,
    EndpointUnreachableError,
)
from kgtool.remote.fetch import fetch
from tests.remote.servers import Scripted, free_port, scripted

ASKED = "SELECT ?n WHERE { ?s ?p ?n }"
FOUND = Scripted(body=b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "1"}}]}}')
ROWS = [(ox.Literal("1"),)]


def rows(url: str, sparql: str = ASKED, **options: object) -> list[tuple[object, ...]]:
    endpoint = Endpoint(url, **{"back_off": 0.01, **options})  # type: ignore[arg-type]
    solutions = ask_endpoint(endpoint, sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(row) for row in solutions]


def fault(reply: Scripted, sparql: str = ASKED, **options: object) -> str:
    with scripted(reply) as server:
        with pytest.raises(KgtoolError) as raised:
            rows(server.url, sparql, **options)
        return str(raised.value).replace(server.url, "URL")


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/sparql-results+json; charset=utf-8", FOUND.body),
        ("application/json", FOUND.body),
        ("text/tab-separated-values", b'?n\n"1"\n'),
        (
            "application/sparql-results+xml",
            b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="n"/>'
            b'</head><results><result><binding name="n"><literal>1</literal></binding></result></results></sparql>',
        ),
    ],
)
def test_results_are_told_apart_by_their_media_type(media_type: str, body: bytes) -> None:
    with scripted(Scripted(media_type=media_type, body=body)) as server:
        assert rows(server.url) == ROWS


@pytest.mark.parametrize("media_type", ["application/n-triples", "text/turtle"])
def test_triples_are_read_in_the_syntax_that_comes(media_type: str) -> None:
    with scripted(Scripted(media_type=media_type, body=b"<a:a> <a:b> <a:c> .\n")) as server:
        triples = ask_endpoint(Endpoint(server.url), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        node = [ox.NamedNode(f"a:{letter}") for letter in "abc"]
        assert isinstance(triples, ox.QueryTriples)
        assert list(triples) == [ox.Triple(*node)]
        assert server.heard[0].headers["accept"] == "application/n-triples, text/turtle;q=0.9"


def test_short_query_is_sent_by_get_and_a_long_one_by_post() -> None:
    long = f"{ASKED} # {'x' * 5000}"
    with scripted(FOUND) as server:
        assert rows(server.url) == rows(server.url, long) == ROWS
    short_one, long_one = server.heard
    assert (short_one.method, parse_qs(urlsplit(short_one.path).query)) == ("GET", {"query": [ASKED]})
    assert (long_one.method, long_one.path, parse_qs(long_one.body.decode())) == ("POST", "/query", {"query": [long]})


@pytest.mark.parametrize("status", [429, 502, 503])
def test_busy_server_is_asked_again(status: int) -> None:
    with scripted(Scripted(status), Scripted(status), FOUND) as server:
        assert rows(server.url) == ROWS
    assert len(server.heard) == 3


def test_retry_after_is_waited_for() -> None:
    with scripted(Scripted(503, headers=(("Retry-After", "1"),)), FOUND) as server:
        began = time.monotonic()
        assert rows(server.url) == ROWS
    assert 1.0 <= time.monotonic() - began < 5.0


def test_retry_after_beyond_the_time_limit_is_not_waited_for() -> None:
    reply = Scripted(429, "text/plain", b"slow down", (("Retry-After", "3600"),))
    began = time.monotonic()
    assert fault(reply) == "KG513 URL failed: 429 Too Many Requests, slow down. Wait, then try again."
    assert time.monotonic() - began < 5.0


def test_server_that_stays_busy_is_given_up_after_four_tries() -> None:
    page = b"<html><style>p {}</style><p>Bad\x1b[31m day</p></html>"
    with scripted(Scripted(503, "text/html", page)) as server, pytest.raises(EndpointFailedError) as raised:
        rows(server.url)
    words = f"KG513 {server.url} failed 4 times: 503 Service Unavailable, Bad [31m day."
    assert str(raised.value) == f"{words} Look into the server's log, or ask for less."
    assert len(server.heard) == 4


@pytest.mark.parametrize(
    ("status", "start"),
    [
        (400, "KG512 URL refuses: 400 Bad Request, no. Correct the request"),
        (401, "KG512 URL refuses: 401 Unauthorized, no. Set $KGTOOL_TOKEN"),
        (403, "KG512 URL refuses: 403 Forbidden, no. Set $KGTOOL_TOKEN"),
        (404, "KG512 URL refuses: 404 Not Found, no. Name the address of the service itself"),
        (414, "KG512 URL refuses: 414 Request-URI Too Long, no. Look into"),
        (500, "KG513 URL failed: 500 Internal Server Error, no. Look into the server's log"),
    ],
)
def test_status_is_told_with_its_cure(status: int, start: str) -> None:
    assert fault(Scripted(status, "text/plain", b"no"))[: len(start)] == start


def test_redirection_is_not_followed_and_gets_no_token() -> None:
    with (
        scripted(FOUND) as elsewhere,
        scripted(Scripted(302, headers=(("Location", elsewhere.url),))) as server,
        pytest.raises(EndpointRefusedError, match=f"^KG512 {server.url} points to {elsewhere.url}. Name that address"),
    ):
        rows(server.url, token="secret")
    assert elsewhere.heard == []


def test_web_page_instead_of_results_is_told_apart() -> None:
    page = Scripted(media_type="text/html", body=b"<!doctype html><title>Welcome</title><p>Log in")
    assert fault(page) == (
        "KG514 URL answers with a web page, not with SPARQL results: Welcome Log in. "
        "Name the address of a SPARQL query service, like …/query or …/sparql."
    )


def test_web_page_under_the_name_of_results_is_no_result() -> None:
    assert fault(Scripted(body=b"<html><body>hello</body></html>"))[:5] == "KG514"


@pytest.mark.parametrize("cut", range(0, len(FOUND.body) - 1, 7))
def test_json_that_breaks_off_is_never_an_answer(cut: int) -> None:
    assert fault(Scripted(body=FOUND.body[:cut]))[:5] == "KG514"


def test_connection_that_breaks_off_is_told() -> None:
    said = fault(Scripted(body=FOUND.body[:20], length=len(FOUND.body)))
    assert said == f"KG510 The connection to URL broke off after 20 of {len(FOUND.body)} bytes. Try again."


def test_truth_where_rows_were_asked_is_no_answer() -> None:
    assert fault(Scripted(body=b'{"head": {}, "boolean": true}'))[:5] == "KG514"


def test_late_answer_is_a_timeout_of_the_set_length() -> None:
    began = time.monotonic()
    said = fault(Scripted(seconds=1.5), seconds=0.3)
    cure = "Ask for less, or set $KGTOOL_TIMEOUT to more seconds."
    assert said == f"KG511 URL did not answer within 0.3 seconds. {cure}"
    assert time.monotonic() - began < 4.0


def test_refused_connection_is_told_at_once() -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(EndpointUnreachableError) as raised:
        rows(url)
    words = f"KG510 {url} cannot be reached: Connection refused."
    assert str(raised.value) == f"{words} Check the address, and that the server runs."


def test_query_that_does_not_parse_is_never_sent() -> None:
    with scripted(FOUND) as server, pytest.raises(QueryError, match=r"^KG600 query:1:\d+"):
        rows(server.url, "SELECT WHERE")
    assert server.heard == []


def test_token_is_sent_and_never_shown() -> None:
    endpoint = Endpoint.from_environment("http://127.0.0.1:1/q", {"KGTOOL_TOKEN": "secret", "KGTOOL_TIMEOUT": "2.5"})
    assert (endpoint.token, endpoint.seconds) == ("secret", 2.5)
    assert "secret" not in repr(endpoint)
    with scripted(FOUND, Scripted(403)) as server:
        rows(server.url, token="secret")
        with pytest.raises(EndpointRefusedError) as raised:
            rows(server.url, token="secret")
    assert server.heard[0].headers["authorization"] == "Bearer secret"
    assert "secret" not in f"{raised.value!r} {raised.value}"


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "ftp://host/query",
        "http://user:secret@host/query",
        "http://host/query?format=json",
        "http://host/query#part",
        "http://host:port/query",
        "http://host/a b",
        "http://host/\r\nX: y",
    ],
)
def test_address_that_can_be_none_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as raised:
        Endpoint(url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("limit", ["soon", "0", "-1", "nan", "inf"])
def test_time_limit_must_be_a_number_of_seconds(limit: str) -> None:
    with pytest.raises(UsageError, match=r"KGTOOL_TIMEOUT is no number of seconds"):
        Endpoint.from_environment("http://host/query", {"KGTOOL_TIMEOUT": limit})


def test_graph_that_comes_cut_is_never_taken_for_whole() -> None:
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    size = '{"head":{"vars":["g","n"]},"results":{"bindings":[{"g":{"type":"uri","value":"a:g"},"n":{"type":"literal",'
    counted = Scripted(body=f'{size}"value":"2","datatype":"{integer}"}}}}]}}}}'.encode())
    one = '{"head":{"vars":["g","s","p","o"]},"results":{"bindings":[{%s}]}}'
    terms = ",".join(f'"{name}":{{"type":"uri","value":"a:{name}"}}' for name in "gspo")
    with (
        scripted(counted, Scripted(body=(one % terms).encode())) as server,
        pytest.raises(EndpointAnswerError, match=r"gave 1 of 2 statements"),
    ):
        list(fetch(Endpoint(server.url), [ox.NamedNode("a:g")]))
