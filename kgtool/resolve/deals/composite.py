"""Deals of several parts: what partners announce together, or what one side gives and the other returns.

A second stage over the deals of all blocks. Two deals are parts of one where a claim says that one is given in return
for the other, or where a text tells of both, gives the volume of what their parties agreed ('insgesamt 45 Milliarden')
or names three or more partners of one agreement, and all their parties are among those named.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.graph.terms import Statement, integer
from kgtool.resolve.blocks import Key, Known
from kgtool.resolve.deals.conclusions import deal_iri
from kgtool.resolve.deals.deal import Deal, deals_of
from kgtool.resolve.payments import amount_statements
from kgtool.resolve.support import StatedAmount, Support
from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import RUNGS
from kgtool.vocabulary.terms import DCTERMS, KG, PROV, RDF, RDFS, coded, slug_of

#: Partners of one agreement are as many as this where their number alone makes what they do one deal.
_SEVERAL = 3


@dataclass(frozen=True, eq=False)
class Composite:
    """Deals that are parts of one, with the claims that say so: volumes, partnerships."""

    parts: tuple[tuple[ox.NamedNode, Deal], ...]
    framing: tuple[StatedClaim, ...]


def composites(blocks: Mapping[Key, Sequence[StatedClaim]], known: Known) -> Iterator[Statement]:
    """Yield the deals of several parts, and what each part is given in return for."""
    deals = {
        deal_iri(deal, number, known): deal
        for key, claims in blocks.items()
        if key[0] == "deal"
        for number, deal in enumerate(deals_of(key, claims, known), start=1)
    }
    claims = {claim for found in blocks.values() for claim in found}
    telling: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for node, deal in deals.items():
        for claim in deal.claims:
            telling[claim.iri].append(node)
    returned = sorted(_returns(claims, telling), key=str)
    for node, given in returned:
        yield node, KG["givenFor"], given
    for composite in _joined(deals, claims, returned):
        yield from _statements(composite, known)


def _returns(
    claims: set[StatedClaim], telling: Mapping[ox.NamedNode, list[ox.NamedNode]]
) -> set[tuple[ox.NamedNode, ox.NamedNode]]:
    """Return the pairs of deals of which a claim says that the first is given in return for the second."""
    return {
        (node, given)
        for claim in claims
        if claim.in_return_for is not None
        for node in telling.get(claim.iri, ())
        for given in telling.get(claim.in_return_for, ())
        if node != given
    }


def _joined(
    deals: Mapping[ox.NamedNode, Deal],
    claims: set[StatedClaim],
    returned: Sequence[tuple[ox.NamedNode, ox.NamedNode]],
) -> list[Composite]:
    group = {node: {node} for node in deals}
    framing: dict[ox.NamedNode, set[StatedClaim]] = defaultdict(set)

    def join(one: ox.NamedNode, other: ox.NamedNode) -> None:
        if group[one] is not group[other]:
            merged = group[one] | group[other]
            for node in merged:
                group[node] = merged

    for node, given in returned:
        join(node, given)
    by_document: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    for node, deal in deals.items():
        for claim in deal.claims:
            by_document[claim.source.iri].add(node)
    for claim in sorted(claims, key=lambda claim: claim.iri.value):
        partners = _framed(claim)
        parts = sorted(
            (node for node in by_document[claim.source.iri] if partners and _parties(deals[node]) <= partners),
            key=str,
        )
        for part in parts:
            framing[part].add(claim)
            join(parts[0], part)
    groups = {min(nodes, key=str): nodes for nodes in group.values() if len(nodes) > 1}
    return [
        Composite(
            tuple((node, deals[node]) for node in sorted(nodes, key=str)),
            tuple(sorted({c for node in nodes for c in framing[node]}, key=lambda claim: claim.iri.value)),
        )
        for _, nodes in sorted(groups.items(), key=lambda entry: entry[0].value)
    ]


def _framed(claim: StatedClaim) -> frozenset[ox.NamedNode]:
    """Return whose deals a claim frames as one; nobody's where it does not."""
    if claim.negated:
        return frozenset()
    if "DealVolume" in claim.types:
        return frozenset(claim.fillers("participants"))
    partners = frozenset(claim.fillers("partners"))
    return partners if "Partnership" in claim.types and len(partners) >= _SEVERAL else frozenset()


def _parties(deal: Deal) -> set[ox.NamedNode]:
    return {side for side in (deal.payer, deal.payee) if side is not None}


def _statements(composite: Composite, known: Known) -> Iterator[Statement]:
    parties = sorted({side for _, deal in composite.parts for side in _parties(deal)}, key=str)
    digest = hashlib.sha256("\n".join(node.value for node, _ in composite.parts).encode()).hexdigest()[:16]
    node = known.iris.composite_deal([slug_of(side) for side in parties], digest, policy=known.policy)
    claims = {claim.iri for _, deal in composite.parts for claim in deal.claims} | {
        claim.iri for claim in composite.framing
    }
    yield node, RDF["type"], KG["Deal"]
    for side in parties:
        yield node, KG["party"], side
    names = ", ".join(known.label(side) for side in parties)
    yield node, RDFS["label"], ox.Literal(f"Geschäft von {names}", language="de")
    yield node, RDFS["label"], ox.Literal(f"Deal of {names}", language="en")
    for part, _ in composite.parts:
        yield node, DCTERMS["hasPart"], part
        yield part, DCTERMS["isPartOf"], node
    rungs = [deal.rung for _, deal in composite.parts if deal.rung in RUNGS]
    yield node, KG["rung"], coded("stage", min(rungs, key=RUNGS.index, default="rumoured"))
    volume = Support()
    for claim in composite.framing:
        volume.amounts.extend(
            StatedAmount(measure.bounds, measure.unit, measure.per, measure.words) for measure in claim.amounts
        )
    yield from amount_statements(node, volume.amount, volume.unit, volume.incomparable)
    for claim_iri in sorted(claims, key=str):
        yield node, PROV["wasDerivedFrom"], claim_iri
    yield node, KG["claimCount"], integer(len(claims))
