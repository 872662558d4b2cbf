"""Sorted N-Quads: the form in which two graphs are compared byte by byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

_TYPED = re.compile(rb'"(?:[^"\\]|\\.)*"\^\^<[^>]*>')
_NODE = NamedNode("urn:kgtool:node")


def nquads_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return the quads as lines of canonical N-Quads without line ends, in the order given."""
    document = pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS)
    assert document is not None
    return document.split(b"\n")[:-1]


def held_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return the same lines as `nquads_lines`, each literal as the engine keeps it.

    It stores some literals by their value: "1.10"^^xsd:decimal as "1.1", an xsd:nonNegativeInteger as an xsd:integer.
    """
    return [held_line(line) for line in nquads_lines(quads)]


def held_line(line: bytes) -> bytes:
    """Return a line of canonical N-Quads with its literal as the engine keeps it."""
    return _TYPED.sub(_held, line, count=1) if b'"^^<' in line else line


def _held(literal: re.Match[bytes]) -> bytes:
    return _held_literal(literal.group())


@lru_cache(maxsize=100_000)
def _held_literal(literal: bytes) -> bytes:
    store = pyoxigraph.Store()
    store.load(b"%s %s %s ." % (str(_NODE).encode(), str(_NODE).encode(), literal), format=RdfFormat.N_TRIPLES)
    (quad,) = store
    return str(quad.object).encode()


def joined(lines: Iterable[bytes]) -> bytes:
    """Return lines, sorted by bytes and each once, as one document."""
    # Input is mostly in order already; a set would scatter it and cost the sort its head start.
    ordered = sorted(dict.fromkeys(lines))
    return b"\n".join(ordered) + b"\n" if ordered else b""


def dump_nquads(store: pyoxigraph.Store) -> bytes:
    """Return all quads of a store as sorted N-Quads: equal stores give equal bytes."""
    document = store.dump(format=RdfFormat.N_QUADS)
    assert document is not None
    return joined(document.split(b"\n")[:-1])
