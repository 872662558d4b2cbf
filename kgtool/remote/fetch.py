"""Fetches whole graphs from an endpoint: small ones together, large ones alone, none of them cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pyoxigraph as ox

from kgtool.remote.answer import ask_endpoint
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.faults import EndpointAnswerError

#: How many quads one answer holds, where no graph alone is larger, and how many graphs one request names.
_QUADS = 20_000
_GRAPHS = 500

_SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
_TOGETHER = "SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }}"
_ALONE = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}"


def fetch(endpoint: Endpoint, graphs: Sequence[ox.NamedNode]) -> Iterator[ox.Quad]:
    """Yield the quads of graphs; an answer that has fewer than the endpoint counts is an EndpointAnswerError."""
    for batch, size in _batches(sizes(endpoint, graphs)):
        quads = _large(endpoint, batch[0]) if size > _QUADS else _small(endpoint, batch)
        if len(quads) != size:
            cause = f"{endpoint.url} gave {len(quads)} of {size} statements."
            cure = "Raise its limit of rows, and see that nobody writes there meanwhile."
            raise EndpointAnswerError(cause, cure)
        yield from quads


def sizes(endpoint: Endpoint, graphs: Iterable[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, int]]:
    """Yield the number of quads of each graph that has any."""
    rest = iter(graphs)
    while names := tuple(islice(rest, _GRAPHS)):
        found = ask_endpoint(endpoint, _SIZES.format(names=" ".join(map(str, names))))
        assert isinstance(found, ox.QuerySolutions)
        for row in found:
            name, count = row["g"], row["n"]
            if isinstance(name, ox.NamedNode) and isinstance(count, ox.Literal):
                yield name, int(count.value)


def _batches(sizes: Iterable[tuple[ox.NamedNode, int]]) -> Iterator[tuple[list[ox.NamedNode], int]]:
    """Put graphs together that are small enough, with the number of their quads."""
    batch: list[ox.NamedNode] = []
    total = 0
    for name, size in sizes:
        if batch and (total + size > _QUADS or len(batch) == _GRAPHS):
            yield batch, total
            batch, total = [], 0
        batch.append(name)
        total += size
    if batch:
        yield batch, total


def _small(endpoint: Endpoint, names: Sequence[ox.NamedNode]) -> list[ox.Quad]:
    found = ask_endpoint(endpoint, _TOGETHER.format(names=" ".join(map(str, names))))
    assert isinstance(found, ox.QuerySolutions)
    return [ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in found]


def _large(endpoint: Endpoint, name: ox.NamedNode) -> list[ox.Quad]:
    found = ask_endpoint(endpoint, _ALONE.format(name=name))
    assert isinstance(found, ox.QueryTriples)
    return [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in found]
