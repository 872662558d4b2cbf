"""The descriptions of entities after some documents changed, gathered from the store by the claims that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.resolve.entities import Entities, description, label_of
from kgtool.stated.claim import Described, StatedClaim
from kgtool.stated.documents import OWNERS, described
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS

_DESCRIBING = (RDF["type"], RDFS["label"], *OWNERS, KG["provisional"])
#: What a facts graph says of an entity itself; the rest are relations that claims state.
_STATED = (*_DESCRIBING, KG["slug"], PROV["wasDerivedFrom"])


@dataclass(frozen=True, slots=True)
class EntityChange:
    """The quads that describe an entity before and after, and the label they give it."""

    before: set[ox.Quad]
    after: set[ox.Quad]
    old_label: str | None
    new_label: str | None


def changed_entities(
    store: ox.Store, graph: ox.NamedNode, old: Sequence[StatedClaim], new: Sequence[StatedClaim]
) -> dict[ox.NamedNode, EntityChange]:
    """Return how the description of each entity that the claims name changes, by entity.

    `store` holds the documents as they are now and the facts graph `graph` as it was before.
    """
    lost, won = _naming(old), _naming(new)
    changes = {}
    for entity in sorted({*lost, *won}, key=lambda entity: entity.value):
        before = {quad for term in _STATED for quad in store.quads_for_pattern(entity, term, None, graph)}
        claims = {
            quad.object
            for quad in before
            if quad.predicate == PROV["wasDerivedFrom"] and isinstance(quad.object, ox.NamedNode)
        }
        # A claim that is gone from one document may stand in a copy of it.
        gone = {claim for claim in lost.get(entity, ()) if not _places(store, claim)}
        claims = (claims - gone) | won.get(entity, set())
        found = _described(store, entity, claims)
        statements = description(entity, found, claims)
        changes[entity] = EntityChange(
            before,
            {ox.Quad(*statement, graph) for statement in statements},
            next((quad.object.value for quad in before if quad.predicate == RDFS["label"]), None),  # type: ignore[union-attr]
            label_of(found),
        )
    return changes


def _naming(claims: Iterable[StatedClaim]) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """Return the claims by the entities that they name, or whose things they name."""
    found: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for claim in claims:
        for key in Entities().keys(claim):
            found.setdefault(ox.NamedNode(key[1]), set()).add(claim.iri)
    return found


def _places(store: ox.Store, claim: ox.NamedNode) -> list[object]:
    """Return the graphs that hold a claim."""
    return [quad.graph_name for quad in store.quads_for_pattern(claim, RDF["type"], KG["Claim"], None)]


def _described(store: ox.Store, entity: ox.NamedNode, claims: Iterable[ox.NamedNode]) -> list[Described]:
    """Return what each document of the claims knows of an entity."""
    graphs = {graph for claim in claims for graph in _places(store, claim)}
    nodes: dict[object, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = {}
    for predicate in _DESCRIBING:
        for quad in store.quads_for_pattern(entity, predicate, None, None):
            if quad.graph_name in graphs and isinstance(quad.object, ox.NamedNode | ox.Literal):
                nodes.setdefault(quad.graph_name, {}).setdefault(predicate, []).append(quad.object)
    return [described(node) for _, node in sorted(nodes.items(), key=lambda entry: str(entry[0]))]
