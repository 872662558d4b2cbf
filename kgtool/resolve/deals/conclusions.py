"""Deals as resources of the facts graph, with the reasons why each claim was taken to be of its deal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement, day, decimal, integer
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.counted import origins_counted
from kgtool.resolve.deals.deal import Deal, deal_keys, deals_of, reached
from kgtool.resolve.deals.relate import Relation, relations
from kgtool.resolve.payments import amount_statements
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DCTERMS, KG, PROV, RDF, RDFS, PolicyLayer, coded, slug_of

_RELATIONS: dict[Relation, ox.NamedNode] = {
    "partOf": DCTERMS["isPartOf"],
    "cumulativeOf": KG["cumulativeOf"],
    "supersedes": KG["supersedes"],
}


class Deals:
    """The deals of one claim type between one payer and one payee, a block for each such pair."""

    layer: PolicyLayer = "facts"
    reads: Reads = "counting"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for each pair of a payer and a payee."""
        return deal_keys(claim, ontology.claim_types)

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the deals of a block and how they belong together."""
        deals = deals_of(key, claims, known)
        names = {deal: deal_iri(deal, number, known) for number, deal in enumerate(deals, start=1)}
        for deal, node in names.items():
            yield from _deal(deal, node, known)
        for deal, relation, other in relations(deals):
            yield names[deal], _RELATIONS[relation], names[other]


def deal_iri(deal: Deal, number: int, known: Known) -> ox.NamedNode:
    """Return the IRI of the `number`-th deal (from 1) of its block."""
    sides = [slug_of(side) for side in (deal.payer, deal.payee) if side is not None]
    return known.iris.deal(deal.type, sides, number, policy=known.policy)


def _deal(deal: Deal, node: ox.NamedNode, known: Known) -> Iterator[Statement]:
    yield node, RDF["type"], KG["Deal"]
    yield node, KG["dealType"], KG[deal.type]
    yield node, KG["from"], deal.payer
    yield node, KG["party"], deal.payer
    if deal.payee is not None:
        yield node, KG["to"], deal.payee
        yield node, KG["party"], deal.payee
    yield node, KG["rung"], coded("stage", deal.rung)
    if deal.start is not None:
        yield node, KG["firstDay"], day(deal.start)
    if deal.end is not None:
        yield node, KG["lastDay"], day(deal.end)
    names = " → ".join(known.label(side) for side in (deal.payer, deal.payee) if side is not None)
    for language in ("de", "en"):
        kind = known.ontology.label(deal.type, language)
        yield node, RDFS["label"], ox.Literal(f"{names}: {kind}", language=language)
    support = deal.support
    yield from amount_statements(node, support.amount, support.unit, support.incomparable)
    for claim in (*deal.claims, *deal.ending):
        yield node, PROV["wasDerivedFrom"], claim.iri
    yield node, KG["claimCount"], integer(len(deal.claims) + len(deal.ending))
    yield node, KG["originCount"], integer(origins_counted(deal.claims, known))
    yield from _matches(deal, node, known)


def _matches(deal: Deal, node: ox.NamedNode, known: Known) -> Iterator[Statement]:
    """Yield for each claim how well and why it fits the deal, and the rung it puts the deal on."""
    for number, claim in enumerate(deal.claims, start=1):
        part = known.iris.part(node, f"match-{number}")
        found = deal.cluster.matches[claim]
        yield node, KG["match"], part
        yield part, RDF["type"], KG["Match"]
        yield part, KG["claim"], claim.iri
        yield part, KG["score"], decimal(found.score)
        for reason in found.reasons:
            yield part, KG["matchReason"], ox.Literal(reason)
        stands = reached(claim)
        if stands is not None:
            yield part, KG["rung"], coded("stage", stands)
