"""The servers that the suites are run on: where each answers, and what its writes need."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from SPARQLWrapper import POST, POSTDIRECTLY, SPARQLWrapper


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of a server's services, and headers of every request that writes."""

    query: str
    update: str
    graphs: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A response; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def send(
    method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None, host: str | None = None
) -> Answered:
    """Send a request as it stands, to an address that may be asked for by another name of its host."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    try:
        connection.putrequest(method, f"{parts.path}?{parts.query}" if parts.query else parts.path, skip_host=True)
        connection.putheader("Host", host or parts.netloc)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body or method in {"POST", "PUT"}:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        response = connection.getresponse()
        return Answered(response.status, {n.lower(): v for n, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def client(endpoints: Endpoints, text: str, format: str) -> SPARQLWrapper:
    """Return SPARQLWrapper with a query."""
    wrapper = SPARQLWrapper(endpoints.query, returnFormat=format)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery(text)
    return wrapper


def clear(endpoints: Endpoints) -> None:
    """Empty the store, by SPARQLWrapper."""
    wrapper = SPARQLWrapper(endpoints.update)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(POSTDIRECTLY)
    for name, value in endpoints.headers.items():
        wrapper.addCustomHttpHeader(name, value)
    wrapper.setQuery("DROP ALL")
    wrapper.query().response.read()
