"""Facts: the direct properties between two entities that claims imply, by the ontology's mappings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement, integer
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.counted import origins_counted
from kgtool.resolve.payments import support_statements
from kgtool.resolve.support import Support, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.stated.standing import standing_statements
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, PolicyLayer, slug_of


class Facts:
    """The direct properties that claims imply, one block for each triple."""

    layer: PolicyLayer = "facts"
    reads: Reads = "counting"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for each mapping of the claim's type and each pair of fillers."""
        for name in claim.types:
            for mapping in ontology.claim_types[name].direct:
                for subject, value in pairs(claim, mapping.from_role, mapping.to_role):
                    yield "fact", mapping.property, subject.value, value.value

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the direct property, and a kg:Fact resource that says which claims it rests on."""
        _, name, *ends = key
        support = Support()
        telling = [claim for claim in claims if not claim.negated]
        for claim in telling:
            support.add(claim, joint=False)
        if not telling:
            return
        subject, value = (ox.NamedNode(end) for end in ends)
        yield subject, KG[name], value
        fact = known.iris.fact(name, slug_of(subject), slug_of(value), policy=known.policy)
        yield fact, RDF["type"], KG["Fact"]
        yield fact, RDF["subject"], subject
        yield fact, RDF["predicate"], KG[name]
        yield fact, RDF["object"], value
        yield from support_statements(fact, support)
        yield fact, KG["originCount"], integer(origins_counted(telling, known))
        yield from standing_statements(fact, telling, known.ontology)
