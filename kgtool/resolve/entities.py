"""What the documents' graphs know of the entities that claims name: types, label, slug, owner, and which claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean
from kgtool.stated.nodes import Node, Nodes, named
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS

_OWNERS = (KG["ownedBy"], KG["memberOf"])


@dataclass(slots=True)
class _Description:
    """One entity over all documents."""

    types: set[ox.NamedNode] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    owners: set[tuple[ox.NamedNode, ox.NamedNode]] = field(default_factory=set)
    claims: set[ox.NamedNode] = field(default_factory=set)
    slug: str | None = None
    provisional: bool = True

    def add(self, node: Node) -> None:
        self.types.update(named(node, RDF["type"]))
        self.labels.update(value.value for value in node.get(RDFS["label"], ()))
        for predicate in _OWNERS:
            self.owners.update(
                (predicate, value) for value in node.get(predicate, ()) if isinstance(value, ox.NamedNode)
            )
        self.slug = next((value.value for value in node.get(KG["slug"], ())), self.slug)
        self.provisional &= any(value.value == "true" for value in node.get(KG["provisional"], ()))


class Descriptions:
    """Gathers descriptions over all documents; an entity keeps the label that most of them use."""

    def __init__(self) -> None:
        self._entities: dict[ox.NamedNode, _Description] = {}

    def add(self, nodes: Nodes, naming: Mapping[ox.NamedNode, set[ox.NamedNode]]) -> None:
        """Take in what one graph says of the entities that its claims name (entity to claims), and of their owners."""
        for entity in sorted(naming, key=lambda entity: entity.value):
            pending, seen = [entity], {entity}
            while pending:
                current = pending.pop()
                if current not in nodes:
                    continue
                description = self._entities.setdefault(current, _Description())
                description.add(nodes[current])
                description.claims.update(naming[entity])
                owners = {owner for _, owner in description.owners} - seen
                seen |= owners
                pending.extend(owners)

    def slug(self, entity: ox.NamedNode) -> str:
        """Return the slug of an entity; one whose graph gives none is known by the end of its IRI."""
        description = self._entities.get(entity)
        return (description.slug if description else None) or entity.value.rsplit("/", 1)[-1]

    def statements(self) -> Iterator[Statement]:
        """Yield the descriptions, each entity with the claims that name it or what it owns."""
        for entity, description in self._entities.items():
            for kind in description.types:
                yield entity, RDF["type"], kind
            if description.labels:
                label = min(description.labels.items(), key=lambda entry: (-entry[1], entry[0]))[0]
                yield entity, RDFS["label"], ox.Literal(label)
            yield entity, KG["slug"], ox.Literal(self.slug(entity))
            for predicate, owner in description.owners:
                yield entity, predicate, owner
            for claim in description.claims:
                yield entity, PROV["wasDerivedFrom"], claim
            if description.provisional:
                yield entity, KG["provisional"], boolean(True)
