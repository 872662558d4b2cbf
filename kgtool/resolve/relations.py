"""Facts: the direct properties between two entities that claims imply, by the ontology's mappings.

Where the two are payer and payee, the fact carries the amount of the payment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement, integer
from kgtool.intervals.interval import Interval, hull
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.counted import origins_counted
from kgtool.resolve.payments import amount_statements, payment, sides_of, support_statements
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
        yield from _amount(fact, key, claims, known)


def _amount(fact: ox.NamedNode, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
    """Yield what the payments come to that the fact is made of; of several types in several currencies nothing."""
    _, name, subject, value = key
    found: list[tuple[str, Interval]] = []
    for kind in sorted({kind for claim in claims for kind in claim.types}):
        source, target = sides_of(known.ontology.claim_types[kind])
        for mapping in known.ontology.claim_types[kind].direct:
            roles = mapping.from_role, mapping.to_role
            if mapping.property == name and source != target and roles in ((source, target), (target, source)):
                ends = (subject, value) if roles[0] == source else (value, subject)
                paid = payment(kind, *ends, [claim for claim in claims if kind in claim.types], known)
                if paid.amount is not None and paid.support.unit is not None:
                    found.append((paid.support.unit, paid.amount))
    if len({unit for unit, _ in found}) == 1:
        yield from amount_statements(fact, hull(amount for _, amount in found), found[0][0])
