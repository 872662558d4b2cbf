"""A circle of payments: its actors in order, and the payment from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.analyse.payments import PaymentEdge, PaymentGraph


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle of payments: its actors' slugs, the alphabetically first leading, and its edges in this order."""

    slugs: tuple[str, ...]
    edges: tuple[PaymentEdge, ...]

    @property
    def unit(self) -> str | None:
        """Return the currency that most edges have an amount in, of several the alphabetically first."""
        units = [unit for edge in self.edges for unit in edge.amounts]
        return min(units, key=lambda unit: (-units.count(unit), unit), default=None)

    @property
    def claims(self) -> tuple[ox.NamedNode, ...]:
        """Return the claims behind all edges, sorted."""
        found = {claim for edge in self.edges for flow in edge.flows for claim in flow.claims}
        return tuple(sorted(found, key=lambda claim: claim.value))


def circle_of(graph: PaymentGraph, slugs: Sequence[str]) -> Circle:
    """Return the circle through these actors."""
    following = [*slugs[1:], slugs[0]]
    return Circle(tuple(slugs), tuple(graph.edges[pair] for pair in zip(slugs, following, strict=True)))
