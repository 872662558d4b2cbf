"""Exclusivity and primacy as facts with a time: who is bound to whom, how, from when to when."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean, day, integer
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.stated.claim import StatedClaim
from kgtool.stated.standing import highest_rung
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, PolicyLayer, coded


class ExclusivityTerms:
    """What claims of one type say of the exclusivity between the same parties, a block for each set of them."""

    layer: PolicyLayer = "facts"
    reads: Reads = "counting"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for a claim that states an exclusivity."""
        if claim.exclusivity is not None and not claim.negated:
            fillers = sorted(filler.value for filler in claim.actors)
            for name in claim.types:
                if ontology.claim_types[name].exclusivity_applies:
                    yield "exclusivity", name, *fillers

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield a kg:ExclusivityTerm for each exclusivity and time that the claims of a block state."""
        _, name, *fillers = key
        terms: dict[tuple[str, date | None, date | None, bool], list[StatedClaim]] = defaultdict(list)
        for claim in claims:
            if claim.exclusivity is not None:
                terms[claim.exclusivity, claim.start, claim.end, claim.stage == "ended"].append(claim)
        for (value, start, end, ended), stating in terms.items():
            spoken = f"{name} {' '.join(fillers)} {value} {start} {end} {ended}"
            digest = hashlib.sha256(spoken.encode()).hexdigest()[:16]
            node = known.iris.exclusivity_term(digest, policy=known.policy)
            yield node, RDF["type"], KG["ExclusivityTerm"]
            yield node, KG["termOf"], KG[name]
            yield node, KG["exclusivity"], coded("exclusivity", value)
            for filler in fillers:
                yield node, KG["bound"], ox.NamedNode(filler)
            if start is not None:
                yield node, KG["firstDay"], day(start)
            if end is not None:
                yield node, KG["lastDay"], day(end)
            if (found := highest_rung(stating)) is not None:
                yield node, KG["rung"], coded("stage", found)
            if ended:
                yield node, KG["over"], boolean(True)
            for claim in stating:
                yield node, PROV["wasDerivedFrom"], claim.iri
            yield node, KG["claimCount"], integer(len(stating))
