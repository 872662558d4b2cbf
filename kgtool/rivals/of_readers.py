"""Blocks of claims that two readers make of the same words of one text, each block a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.resolve.blocks import Known
from kgtool.rivals.block import Block, Rest
from kgtool.rivals.entry import Subject
from kgtool.rivals.reading import Reading, order
from kgtool.rivals.rules import READERS
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology


def _keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    for other in claim.otherwise:
        yield tuple(sorted((claim.iri.value, other.value)))


def _subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    told = sorted(claims, key=order)
    about = sorted({filler for claim in told for fillers in claim.roles.values() for filler in fillers}, key=str)
    readings = tuple(Reading((claim,)) for claim in told)
    yield Subject(told[0].types[0], tuple(about), readings, READERS, same_words=True)


#: What two readers read differently.
READINGS = Block("rivals-reading", _keys, _subjects)
