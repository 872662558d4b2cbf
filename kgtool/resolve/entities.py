"""What the documents' graphs know of the entities that claims name: types, label, slug, owner, and which claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.stated.claim import Described, StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, PolicyLayer, slug_of


class Entities:
    """The descriptions of entities, one block each; an entity keeps the label that most documents use."""

    layer: PolicyLayer = "facts"
    reads: Reads = "accepted"

    def keys(self, claim: StatedClaim, ontology: Ontology | None = None) -> Iterable[Key]:
        """Return a block for each entity that fills a role, and for its owners."""
        if claim.negated:
            return
        for entity in sorted(claim.actors, key=lambda entity: entity.value):
            for named in _with_owners(entity, claim.source.entities):
                yield "entity", named.value

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the description of an entity, with the claims that name it or what it owns."""
        entity = ox.NamedNode(key[1])
        sources = {claim.source.iri: claim.source for claim in claims}
        found = [source.entities[entity] for source in sources.values() if entity in source.entities]
        yield from description(entity, found, [claim.iri for claim in claims])


def description(
    entity: ox.NamedNode, found: Sequence[Described], claims: Iterable[ox.NamedNode]
) -> Iterator[Statement]:
    """Yield what documents together know of an entity, with the claims that name it; nothing where no document does."""
    if not found:
        return
    for kind in sorted({kind for described in found for kind in described.types}, key=str):
        yield entity, RDF["type"], kind
    label = label_of(found)
    if label is not None:
        yield entity, RDFS["label"], ox.Literal(label)
    yield entity, KG["slug"], ox.Literal(slug_of(entity))
    for predicate, owner in sorted({pair for described in found for pair in described.owners}, key=str):
        yield entity, predicate, owner
    for claim in claims:
        yield entity, PROV["wasDerivedFrom"], claim
    if all(described.provisional for described in found):
        yield entity, KG["provisional"], boolean(True)


def label_of(found: Iterable[Described]) -> str | None:
    """Return the label that most documents use, of several the alphabetically first."""
    labels = Counter(label for described in found for label in described.labels)
    return min(labels, key=lambda label: (-labels[label], label), default=None)


def _with_owners(entity: ox.NamedNode, known: Mapping[ox.NamedNode, Described]) -> Iterator[ox.NamedNode]:
    """Yield an entity and all owners above it, as far as the document describes them."""
    pending, seen = [entity], {entity}
    while pending:
        current = pending.pop()
        if current not in known:
            continue
        yield current
        owners = [owner for _, owner in known[current].owners if owner not in seen]
        seen.update(owners)
        pending.extend(owners)
