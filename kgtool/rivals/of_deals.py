"""Blocks of transactions: what is told of the deals of one type between one payer and one payee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from kgtool.resolve.blocks import Known
from kgtool.resolve.deals.conclusions import deal_iri
from kgtool.resolve.deals.deal import deals_of
from kgtool.resolve.left_out import closes
from kgtool.resolve.support import is_joint
from kgtool.rivals.block import Block, Rest, node
from kgtool.rivals.entry import Subject
from kgtool.rivals.gather import denials, measured
from kgtool.rivals.rules import DENIALS, FIGURES
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology


def pairs(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    """Yield type, payer and payee of each transaction that a claim tells of."""
    for name in claim.types:
        kind = ontology.claim_types[name]
        if kind.deal_from is not None and kind.deal_to is not None:
            for payer, payee in product(claim.fillers(kind.deal_from), claim.fillers(kind.deal_to)):
                if payer != payee:
                    yield name, payer.value, payee.value


def roles(name: str, ontology: Ontology) -> tuple[str, str]:
    """Return the roles of payer and payee of a type of transactions."""
    kind = ontology.claim_types[name]
    assert kind.deal_from is not None
    assert kind.deal_to is not None
    return kind.deal_from, kind.deal_to


def _subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    name, payer, payee = rest
    telling = [claim for claim in claims if closes(claim) or not (claim.negated or claim.modality == "hypothetical")]
    deals = deals_of(("deal", *rest), telling, known)
    number = {claim.iri: place for place, deal in enumerate(deals) for claim in (*deal.claims, *deal.ending)}
    sides = roles(name, known.ontology)
    readings = measured(
        claims,
        event=True,
        joint=lambda claim: is_joint(claim, *sides),
        part=lambda claim: claim.fillers("product"),
        deal=lambda claim: number.get(claim.iri),
    )
    about = (node(payer), node(payee))
    names = {place: deal_iri(deal, place + 1, known) for place, deal in enumerate(deals)}
    yield Subject(name, about, readings, FIGURES, names)
    yield Subject(name, about, denials(claims, event=True), DENIALS)


#: What is told of the deals between a payer and a payee.
DEALS = Block("rivals-deal", pairs, _subjects)
