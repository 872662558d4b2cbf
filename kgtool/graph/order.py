"""The order of quads wherever they are written: by graph, subject, predicate (`rdf:type` first), object."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Quad

from kgtool.vocabulary.terms import RDF

_TYPE = RDF["type"]


def _key(quad: Quad) -> tuple[str, str, str, str]:
    graph, predicate = quad.graph_name, quad.predicate
    return (
        "" if isinstance(graph, DefaultGraph) else str(graph),
        str(quad.subject),
        "" if predicate == _TYPE else predicate.value,
        str(quad.object),
    )


def sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads sorted, each once; the default graph comes first."""
    return sorted(dict.fromkeys(quads), key=_key)
