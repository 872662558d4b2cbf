"""Flows: who pays whom, and what comes back, by the ontology's `kg:flowFrom` and `kg:flowTo`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean, decimal, integer
from kgtool.resolve.notes import notes
from kgtool.resolve.support import Support, is_joint, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import ClaimType, Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

#: Claim type, payer, payee.
Payment: TypeAlias = "tuple[str, ox.NamedNode, ox.NamedNode]"


class Payments:
    """Gathers the claims behind each payment; an entity never pays itself."""

    def __init__(self, ontology: Ontology) -> None:
        self._types = ontology.claim_types
        self._support: dict[Payment, Support] = {}

    def add(self, claim: StatedClaim) -> None:
        """Take in a claim: one payment for each pair of a payer and a payee."""
        for name in claim.types:
            kind = self._types[name]
            if kind.flow_from is None or kind.flow_to is None:
                continue
            joint = is_joint(claim, kind.flow_from, kind.flow_to)
            for payer, payee in pairs(claim, kind.flow_from, kind.flow_to):
                self._support.setdefault((name, payer, payee), Support()).add(claim, joint=joint)

    def statements(self, iris: Iris, policy: str, slug: Callable[[ox.NamedNode], str]) -> Iterator[Statement]:
        """Yield a kg:Flow resource for each payment."""
        for (name, payer, payee), support in self._support.items():
            flow = iris.flow(name, slug(payer), slug(payee), policy=policy)
            yield flow, RDF["type"], KG["Flow"]
            yield flow, KG["from"], payer
            yield flow, KG["to"], payee
            yield from _kind(flow, name, self._types[name])
            yield from amount_statements(flow, support)
            yield from support_statements(flow, support)


def _kind(flow: ox.NamedNode, name: str, kind: ClaimType) -> Iterator[Statement]:
    yield flow, KG["flowType"], KG[name]
    if kind.in_exchange is not None:
        yield flow, KG["inExchange"], kind.in_exchange


def amount_statements(node: ox.NamedNode, support: Support) -> Iterator[Statement]:
    """Yield the hull of the amounts that compare, and the notes on those that do not."""
    amount, unit = support.amount, support.unit
    if amount is not None and unit is not None:
        yield node, KG["min"], decimal(amount.min)
        yield node, KG["unit"], ox.Literal(unit)
        if amount.known_max is None:
            yield node, KG["unboundedMax"], boolean(True)
        else:
            yield node, KG["max"], decimal(amount.max)
    for note in notes(support.incomparable):
        yield node, KG["note"], note


def support_statements(node: ox.NamedNode, support: Support) -> Iterator[Statement]:
    """Yield the claims behind a node, their number, and the strongest exclusivity they state."""
    for claim in support.claims:
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["claimCount"], integer(len(support.claims))
    if support.strongest_exclusivity is not None:
        yield node, KG["exclusivity"], support.strongest_exclusivity
