"""An entity of a document: its classes, its name, who is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from kgtool.claims import Entity
from kgtool.graph.terms import Statement, boolean
from kgtool.vocabulary.terms import KG, RDF, RDFS, Iris


def entity_statements(entity: Entity, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of one entity; a person is a member of its owner, everything else is owned by it."""
    node = iris.entity(entity.slug)
    for kind in entity.kinds:
        yield node, RDF["type"], KG[kind]
    yield node, RDFS["label"], Literal(entity.label)
    yield node, KG["slug"], Literal(entity.slug)
    if entity.owner is not None:
        belongs = KG["memberOf"] if "Person" in entity.kinds else KG["ownedBy"]
        yield node, belongs, iris.entity(entity.owner)
    if entity.provisional:
        yield node, KG["provisional"], boolean(True)
    if entity.placeholder:
        yield node, KG["placeholder"], boolean(True)
