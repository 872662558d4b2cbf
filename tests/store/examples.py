"""Quads that differ by a number, for the tests of this folder."""

from __future__ import annotations

from pyoxigraph import Literal, Quad

from kgtool.vocabulary.terms import KG, RDFS, Iris

IRIS = Iris()
FACTS = IRIS.policy_graph("all", "facts")
DOCUMENT = IRIS.document_graph("a.txt")


def quads(number: int, count: int = 20) -> list[Quad]:
    """Give quads of the `number`-th build, in two graphs."""
    return [
        Quad(IRIS.entity(f"actor-{i}"), RDFS["label"], Literal(f"build {number}, actor {i}"), graph)
        for i in range(count)
        for graph in (FACTS, DOCUMENT)
    ] + [Quad(IRIS.entity("build"), KG["slug"], Literal(str(number)), FACTS)]
