from __future__ import annotations

from itertools import product

import rdflib
from rdflib import URIRef

from kgtool.validate.triple_store import TripleStore

A, B, C, P, Q = (URIRef(f"urn:{name}") for name in "abcpq")
TRIPLES = [(A, P, B), (A, P, C), (A, Q, B), (B, P, B), (C, Q, A)]


def test_every_pattern_is_answered_as_by_rdflibs_own_store() -> None:
    store, plain = TripleStore(), rdflib.Graph()
    for triple in TRIPLES:
        store.add(triple)
        plain.add(triple)
    graph = rdflib.Graph(store=store)
    for pattern in product((None, A, B, C), (None, P, Q), (None, A, B, C)):
        assert sorted(graph.triples(pattern)) == sorted(plain.triples(pattern)), pattern
    assert len(graph) == len(TRIPLES)


def test_triples_come_in_the_order_they_went_in() -> None:
    store = TripleStore()
    for triple in TRIPLES:
        store.add(triple)
    assert [triple for triple, _ in store.triples((A, None, None))] == TRIPLES[:3]
    assert [triple for triple, _ in store.triples((None, P, B))] == [TRIPLES[0], TRIPLES[3]]
