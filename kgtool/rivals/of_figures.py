"""Blocks of figures: what is told of one figure of an organisation, in a market, with a customer, at a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.resolve.blocks import Known
from kgtool.rivals.block import Block, Rest, node
from kgtool.rivals.entry import Subject
from kgtool.rivals.gather import measured
from kgtool.rivals.rules import FIGURES
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology

_MARKS = ("market", "customer", "location")


def _keys(claim: StatedClaim, ontology: Ontology) -> Iterator[Rest]:
    for name in claim.types:
        kind = ontology.claim_types[name]
        if kind.parent == "RelationClaim" or not claim.measures:
            continue
        if kind.parent == "FlowClaim" and kind.deal_to is not None:
            continue  # A transaction between two.
        role = kind.roles[kind.required_roles[0]]
        own = claim.fillers(role.name)
        marks = [word for mark in _MARKS for word in (mark, *(filler.value for filler in claim.fillers(mark)))]
        together = role.mutual or (len(own) > 1 and claim.jointly is not False)
        for who in [own] if together else [(each,) for each in own]:
            yield (name, *(each.value for each in who), *marks)


def _subjects(rest: Rest, claims: Sequence[StatedClaim], known: Known) -> Iterator[Subject]:
    name, *words = rest
    kind = known.ontology.claim_types[name]
    spending = kind.parent == "FlowClaim"
    event = spending or kind.roles[kind.required_roles[0]].mutual
    about = tuple(node(word) for word in words if word not in _MARKS)
    # Spending at no named place is any spending: only what the texts date or call yearly compares.
    loose = spending and words[-1] == _MARKS[-1]
    readings = measured(claims, event=event, loose=loose, part=lambda claim: claim.fillers("segment"))
    yield Subject(name, about, readings, FIGURES)


#: What is told of one figure.
FIGURES_OF = Block("rivals-figure", _keys, _subjects)
