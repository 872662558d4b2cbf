"""Sorted N-Quads: the form in which two graphs are compared byte by byte."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import Quad, RdfFormat


def nquads_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return the quads as lines of canonical N-Quads without line ends, in the order given."""
    document = pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS)
    assert document is not None
    return document.split(b"\n")[:-1]


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
