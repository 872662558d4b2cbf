"""What is said of a subject is the same, however it is read."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.stated.nodes import ClaimedNodes, NodesOnDemand, nodes_of
from kgtool.vocabulary.terms import KG, PROV, RDF

_GRAPH, _OTHER = (ox.NamedNode(f"https://example.org/graph/{name}") for name in ("own", "other"))
_FACT, _ENTITY = (ox.NamedNode(f"https://example.org/{name}") for name in ("fact", "entity"))


def _store() -> ox.Store:
    claims = [ox.NamedNode(f"https://example.org/claim/{number}") for number in range(3)]
    store = ox.Store()
    store.extend(ox.Quad(_FACT, PROV["wasDerivedFrom"], claim, _GRAPH) for claim in claims)
    store.add(ox.Quad(_FACT, PROV["wasDerivedFrom"], claims[0], _OTHER))
    store.add(ox.Quad(_FACT, RDF["type"], KG["Fact"], _GRAPH))
    store.add(ox.Quad(_FACT, KG["min"], ox.Literal("1.5", datatype=KG["decimal"]), _GRAPH))
    store.add(ox.Quad(_ENTITY, RDF["type"], KG["Company"], _GRAPH))
    return store


def test_each_way_of_reading_gives_the_same_of_every_subject() -> None:
    store = _store()
    every = nodes_of(store, _GRAPH)
    assert set(every) == {_FACT, _ENTITY}
    assert len(every[_FACT][PROV["wasDerivedFrom"]]) == 3
    assert dict(NodesOnDemand(store, _GRAPH)) == every
    assert dict(ClaimedNodes(store, _GRAPH)) == every


def test_a_subject_that_nothing_is_said_of_is_not_among_them() -> None:
    assert ClaimedNodes(_store(), _GRAPH).get(_OTHER) is None
