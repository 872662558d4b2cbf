"""Answers SPARQL that a user wrote: guarded, and over ontology, facts and inferences where it names no dataset."""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph as ox

from kgtool.query.solutions import Solutions
from kgtool.store import Store
from kgtool.store.guard import admit
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris

#: What a query gives: solutions of SELECT, truth of ASK, triples of CONSTRUCT and DESCRIBE, these sorted.
Answer: TypeAlias = "Solutions | bool | list[ox.Triple]"


def answer(store: Store, text: str, iris: Iris, policy: str = DEFAULT_POLICY) -> Answer:
    """Answer a SPARQL 1.1 query of a user.

    One that would reach out of the store or exhaust the engine is a QueryRefusedError, one that does not parse a
    QueryError, both with line and column.
    """
    admitted = admit(text, {graph.value for graph in store.graph_names()})
    graphs = None if admitted.names_dataset else iris.default_graphs(policy)
    result = store.query(admitted.sparql, default_graphs=graphs)
    if isinstance(result, ox.QuerySolutions):
        return Solutions.collect(result)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    return sorted(result, key=str)
