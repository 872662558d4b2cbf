"""Amounts in another currency, and which flows and deals rest on one that was converted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.stated.claim import StatedClaim
from kgtool.views.rates import Rate, converted
from kgtool.vocabulary.terms import KG, PROV, Iris

#: The rates used for a claim, by its IRI.
Used: TypeAlias = "Mapping[ox.NamedNode, tuple[Rate, ...]]"


def converted_claims(claims: Sequence[StatedClaim], rates: Sequence[Rate]) -> tuple[list[StatedClaim], Used]:
    """Return the claims in their order with the amounts converted that the rates fit, and the rates used."""
    if not rates:
        return list(claims), {}
    found: list[StatedClaim] = []
    used: dict[ox.NamedNode, tuple[Rate, ...]] = {}
    for claim in claims:
        other, taken = converted(claim, rates)
        found.append(other)
        if taken:
            used[claim.iri] = taken
    return found, used


def conversion_statements(store: ox.Store, used: Used, iris: Iris, name: str) -> Iterator[ox.Quad]:
    """Yield the rates as resources, and kg:convertedWith for whatever has an amount and rests on a converted claim."""
    graphs = tuple(iris.policy_graph(name, layer) for layer in ("facts", "analysis"))
    taken: dict[Rate, None] = {}
    found: dict[tuple[ox.NamedNode, ox.NamedNode], set[Rate]] = defaultdict(set)
    for claim, rates in used.items():
        for graph in graphs:
            for quad in store.quads_for_pattern(None, PROV["wasDerivedFrom"], claim, graph):
                if isinstance(quad.subject, ox.NamedNode) and _has_amount(store, quad.subject, graph):
                    found[graph, quad.subject].update(rates)
                    taken.update(dict.fromkeys(rates))
    for (graph, node), behind in found.items():
        for rate in behind:
            yield ox.Quad(node, KG["convertedWith"], rate.iri(iris), graph)
    for rate in taken:
        for statement in rate.statements(iris):
            yield ox.Quad(*statement, graphs[0])


def _has_amount(store: ox.Store, node: ox.NamedNode, graph: ox.NamedNode) -> bool:
    return next(store.quads_for_pattern(node, KG["unit"], None, graph), None) is not None
