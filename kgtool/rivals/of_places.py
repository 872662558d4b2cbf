"""Blocks of places: where a customer runs its models, where a product is sold, who an actor's partners are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.resolve.blocks import Known
from kgtool.rivals.block import Block, Rest, node
from kgtool.rivals.entry import Subject
from kgtool.rivals.gather import by, holds
from kgtool.rivals.reading import Reading
from kgtool.rivals.rule import Rule
from kgtool.rivals.rules import PARTNERS, USES
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology

_FIRST = frozenset({"exclusive", "primary"})


def _how(claim: StatedClaim) -> tuple[object, ...]:
    several = len(claim.fillers("platform")) > 1
    return claim.exclusivity, claim.modality, claim.start, claim.end, several


def _places(claims: Sequence[StatedClaim], role: str, *, but: ox.NamedNode, offered: bool = False) -> Iterator[Reading]:
    """Yield the readings of each filler of a role."""
    places = sorted({at for claim in claims for at in claim.fillers(role)} - {but}, key=str)
    for place in places:
        here = [claim for claim in claims if place in claim.fillers(role)]
        yield from by(here, _how, _at(place, offered=offered))


def _at(place: ox.NamedNode, *, offered: bool) -> Callable[[Sequence[StatedClaim]], Reading]:
    return lambda group: Reading(tuple(group), at=place, offered=offered)


def _cloud_keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    if holds(claim) and "CloudUse" in claim.types:
        yield from ((who.value,) for who in claim.fillers("customer"))
    if holds(claim) and "CloudAvailability" in claim.types:
        yield from ((who.value,) for who in claim.fillers("vendor"))


def _cloud_subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    customer = node(rest[0])
    uses = [claim for claim in claims if "CloudUse" in claim.types]
    if any(claim.exclusivity in _FIRST for claim in uses):
        offers = [claim for claim in claims if "CloudAvailability" in claim.types]
        sold = by(offers, _how, lambda group: Reading(tuple(group), offered=True))
        yield Subject("CloudUse", (customer,), (*_places(uses, "provider", but=customer), *sold), USES)


def _offer_keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    if holds(claim) and "CloudAvailability" in claim.types:
        yield from ((what.value,) for what in claim.fillers("product") or claim.fillers("vendor"))


def _offer_subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    return _exclusive("CloudAvailability", node(rest[0]), claims, "platform", USES, offered=True)


def _partner_keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    if holds(claim) and "Partnership" in claim.types:
        yield from ((who.value,) for who in claim.fillers("partners"))


def _partner_subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    return _exclusive("Partnership", node(rest[0]), claims, "partners", PARTNERS, offered=False)


def _exclusive(
    name: str, what: ox.NamedNode, claims: Sequence[StatedClaim], role: str, rules: tuple[Rule, ...], *, offered: bool
) -> Iterator[Subject]:
    if any(claim.exclusivity == "exclusive" for claim in claims):
        yield Subject(name, (what,), tuple(_places(claims, role, but=what, offered=offered)), rules)


#: Where a customer runs its models, and where they are sold.
CLOUDS = Block("rivals-cloud", _cloud_keys, _cloud_subjects)
#: Where a product is sold.
OFFERS = Block("rivals-offer", _offer_keys, _offer_subjects)
#: Who an actor's partners are.
PARTNERSHIPS = Block("rivals-partner", _partner_keys, _partner_subjects)
