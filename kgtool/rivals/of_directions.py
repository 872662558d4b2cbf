"""Blocks of pairs whichever way: who gives and who takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pyoxigraph as ox

from kgtool.resolve.blocks import Known
from kgtool.resolve.support import is_joint
from kgtool.rivals.block import Block, Rest, node
from kgtool.rivals.entry import Subject
from kgtool.rivals.gather import by, holds, measured
from kgtool.rivals.of_deals import pairs
from kgtool.rivals.reading import Reading
from kgtool.rivals.rules import DIRECTIONS
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.claim_types import ClaimType
from kgtool.vocabulary.ontology import Ontology


def _roles(kind: ClaimType) -> tuple[str, str] | None:
    """Return the roles of giver and taker; of a supply those of its payment, as no deal is told of it."""
    sides = (kind.deal_from, kind.deal_to) if kind.deal_from else (kind.flow_from, kind.flow_to)
    return (sides[0], sides[1]) if sides[0] and sides[1] else None


def _keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    if not holds(claim):
        return
    for name, payer, payee in pairs(claim, ontology):
        yield (name, *sorted((payer, payee)))
    if "ComponentSupply" in claim.types:
        for customer, supplier in product(claim.fillers("customer"), claim.fillers("supplier")):
            if customer != supplier:
                yield ("ComponentSupply", *sorted((customer.value, supplier.value)))


def _subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    name, low, high = rest
    sides = _roles(known.ontology.claim_types[name])
    assert sides is not None
    told = [claim for claim in claims if not is_joint(claim, *sides)]
    one = [claim for claim in told if node(low) in claim.fillers(sides[0])]
    other = [claim for claim in told if node(high) in claim.fillers(sides[0])]
    if one and other:
        readings = (*_turned(one, turned=False), *_turned(other, turned=True))
        about = (node(low), node(high))
        yield Subject(name, about, readings, DIRECTIONS)


def _turned(claims: Sequence[StatedClaim], *, turned: bool) -> list[Reading]:
    found = [
        Reading(reading.claims, reading.measure, segment=reading.segment, event=True, turned=turned)
        for reading in measured(claims, event=True, part=_things)
    ]
    bare = [claim for claim in claims if not claim.measures]
    return found + by(
        bare,
        lambda claim: (claim.modality, _things(claim)),
        lambda group: Reading(tuple(group), segment=_things(group[0]), event=True, turned=turned),
    )


def _things(claim: StatedClaim) -> tuple[ox.NamedNode, ...]:
    return claim.fillers("product")


#: Who gives and who takes between two.
PAIRS = Block("rivals-direction", _keys, _subjects)
