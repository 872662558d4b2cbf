"""The facts of a store as individuals, their kinds and their direct relations, as rules and HermiT read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

import pyoxigraph as ox

from kgtool.reason.pattern import term
from kgtool.reason.support import facts_of as read_facts
from kgtool.stated.nodes import nodes_of
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF, Iris

_T = TypeVar("_T", ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple)
#: What stands in the IRI of a blank node that a store gave a name.
_GENID = "/.well-known/genid/"


def facts_of(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> list[ox.Triple]:
    """Return what rules read of the facts graph of a policy, sorted."""
    found = read_facts(nodes_of(store, iris.policy_graph(policy, "facts")))
    return [triple for words in sorted(found) for triple in _triple(words)]


def _triple(words: tuple[str, str, str]) -> Iterator[ox.Triple]:
    subject, predicate, value = (term(word) for word in words)
    if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode):
        yield ox.Triple(subject, predicate, value)


def ontology_of(store: ox.Store, iris: Iris) -> list[ox.Triple]:
    """Return the ontology of a store, sorted, with the blank nodes again that the store gave names (RDF 1.1, 3.5)."""
    quads = store.quads_for_pattern(None, None, None, iris.ontology_graph)
    found = (ox.Triple(_unnamed(quad.subject), quad.predicate, _unnamed(quad.object)) for quad in quads)
    return sorted(found, key=str)


def _unnamed(term: _T) -> _T | ox.BlankNode:
    if isinstance(term, ox.NamedNode) and _GENID in term.value:
        return ox.BlankNode(re.sub(r"\W", "", term.value.partition(_GENID)[2]))
    return term


def circles_of(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> list[ox.Triple]:
    """Return the circular flows of a policy with their members, sorted."""
    graph = iris.policy_graph(policy, "analysis")
    circles = [quad.subject for quad in store.quads_for_pattern(None, RDF["type"], KG["CircularFlow"], graph)]
    return sorted(_statements(store, graph, circles), key=str)


def _statements(store: ox.Store, graph: ox.NamedNode, circles: Iterable[object]) -> Iterator[ox.Triple]:
    for circle in circles:
        assert isinstance(circle, ox.NamedNode)
        yield ox.Triple(circle, RDF["type"], KG["CircularFlow"])
        for quad in store.quads_for_pattern(circle, KG["member"], None, graph):
            yield quad.triple
