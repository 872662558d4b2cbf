"""Blocks of relations: what is said and denied of one relation between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import pyoxigraph as ox

from kgtool.resolve.blocks import Known
from kgtool.rivals.block import Block, Rest, node
from kgtool.rivals.entry import Subject
from kgtool.rivals.gather import denials
from kgtool.rivals.rules import DENIALS
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.claim_types import ClaimType
from kgtool.vocabulary.ontology import Ontology


def _sides(claim: StatedClaim, kind: ClaimType) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Yield the pairs that a relation is of: the fillers of its first two roles, or of its mutual one."""
    filled = [role for role in kind.roles if claim.fillers(role)]
    if filled and kind.roles[filled[0]].mutual:
        yield from combinations(claim.fillers(filled[0]), 2)
    elif len(filled) > 1:
        yield from product(claim.fillers(filled[0]), claim.fillers(filled[1]))


def _keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    for name in claim.types:
        kind = ontology.claim_types[name]
        if kind.parent == "RelationClaim":
            yield from ((name, one.value, other.value) for one, other in _sides(claim, kind))


def _subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    name, one, other = rest
    yield Subject(name, (node(one), node(other)), denials(claims, event=False), DENIALS)


#: What is said and denied of a relation.
RELATIONS = Block("rivals-relation", _keys, _subjects)
