"""What the documents' graphs know of the entities that claims name: types, label, slug, owner, and which claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.described import Knowledge
from kgtool.stated.claim import Described, StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import PROV, PolicyLayer


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
        if found:
            yield from Knowledge.of(found).statements(entity)
            for claim in claims:
                yield entity, PROV["wasDerivedFrom"], claim.iri


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
