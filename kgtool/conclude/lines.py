"""Conclusions as lines of N-Quads, the form in which processes hand them over and in which a build keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.graph.terms import Statement
from kgtool.resolve.changed import Difference
from kgtool.store.nquads import held_line


@dataclass(frozen=True, slots=True)
class LineDifference:
    """What a graph loses and what it gains, as lines without line ends, both sorted and each once."""

    removed: Sequence[bytes]
    added: Sequence[bytes]

    def quads(self) -> Difference:
        """Return the same as quads."""
        return Difference(quads_of(self.removed), quads_of(self.added))


def quads_of(lines: Sequence[bytes]) -> list[ox.Quad]:
    """Return the quads of lines, in their order."""
    return list(ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True)) if lines else []


def lines_of(statements: Iterable[Statement], graph: ox.NamedNode) -> list[bytes]:
    """Return statements as lines of a graph as the engine keeps them, sorted and each once."""
    name = str(graph)
    found = {f"{subject} {predicate} {value} {name} .".encode() for subject, predicate, value in statements}
    return sorted(held_line(line) for line in found)
