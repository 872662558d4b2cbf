"""Which blocks a claim enters: what a policy says of it decides which kinds of conclusions hear it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import IntEnum

import pyoxigraph as ox

from kgtool.analyse.conclusions import ANALYSIS, LEFT_OUT
from kgtool.resolve.blocks import Conclusions, Key, Reads
from kgtool.resolve.left_out import closes, unsaid
from kgtool.resolve.resolve import FACTS
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology

#: Every kind of conclusions of the policy that a build materialises, by the name that its keys begin with.
KINDS: Mapping[str, Conclusions] = {**FACTS, **ANALYSIS, **LEFT_OUT}


class Standing(IntEnum):
    """What a policy makes of a claim: it counts, or it says that something is over, or its text does not say it."""

    ACCEPTED = 0
    CLOSING = 1
    UNSAID = 2
    LEFT_OUT = 3


#: The last standing that each way of reading hears.
_HEARD: Mapping[Reads, Standing] = {
    "accepted": Standing.ACCEPTED,
    "counting": Standing.CLOSING,
    "all": Standing.UNSAID,
}


def standing(claim: StatedClaim, chosen: Collection[ox.NamedNode]) -> Standing:
    """Return the standing of a claim where a policy chose the claims `chosen`."""
    if claim.iri in chosen:
        return Standing.ACCEPTED
    if closes(claim):
        return Standing.CLOSING
    return Standing.LEFT_OUT if unsaid(claim) is None else Standing.UNSAID


def keys_of(claim: StatedClaim, stands: Standing, ontology: Ontology) -> Iterator[Key]:
    """Yield every block that a claim enters, each once."""
    for kind in KINDS.values():
        if stands <= _HEARD[kind.reads]:
            yield from dict.fromkeys(kind.keys(claim, ontology))
