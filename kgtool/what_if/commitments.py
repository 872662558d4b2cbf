"""The commitments of a facts graph as strands: who funds whom, and who supplies whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pyoxigraph as ox

from kgtool.analyse.payments import Flow, PaymentGraph, payment_graph
from kgtool.intervals.interval import Interval, hull
from kgtool.stated.nodes import NodesOnDemand, named
from kgtool.stated.rung import ASIDE
from kgtool.vocabulary.terms import KG
from kgtool.what_if.spread import Strand

#: What is supplied against money, by what the payer gets.
SUPPLIES = frozenset({KG["exchangeHardware"], KG["exchangeCompute"], KG["exchangeService"]})


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one pays, or is to pay, another for one kind of thing; the amount is None where no text tells it."""

    payer: str
    payee: str
    exchange: ox.NamedNode
    flows: tuple[Flow, ...]
    amount: Interval | None
    unit: str | None

    @property
    def claims(self) -> tuple[ox.NamedNode, ...]:
        """Return the claims behind it, sorted by IRI."""
        return tuple(sorted({claim for flow in self.flows for claim in flow.claims}, key=str))


@dataclass(frozen=True)
class Commitments:
    """All commitments of a view that neither ended nor were called off, sorted by payer, payee and exchange."""

    graph: PaymentGraph
    all: tuple[Commitment, ...]

    @cached_property
    def unit(self) -> str | None:
        """Return the currency of most amounts; only these weigh against each other."""
        units = Counter(one.unit for one in self.all if one.unit is not None)
        return min(units, key=lambda unit: (-units[unit], unit), default=None)

    @cached_property
    def money(self) -> tuple[Strand, ...]:
        """Return a strand from payer to payee for each commitment."""
        return tuple(Strand(one.payer, one.payee, "money", *self._weight(one)) for one in self.all)

    @cached_property
    def supplies(self) -> tuple[tuple[int, ...], tuple[Strand, ...]]:
        """Return which commitments buy something, by place, and for each a strand from supplier to buyer."""
        places = tuple(place for place, one in enumerate(self.all) if one.exchange in SUPPLIES)
        bought = [self.all[place] for place in places]
        strands = (Strand(one.payee, one.payer, KG.local_name(one.exchange), *self._weight(one)) for one in bought)
        return places, tuple(strands)

    def _weight(self, commitment: Commitment) -> tuple[int, int | None]:
        """Return an amount in hundredths, rounded outwards; what is not known may be anything."""
        if commitment.amount is None or commitment.unit != self.unit or commitment.amount.max == 0:
            return 0, None
        high = commitment.amount.known_max
        hundred = Decimal(100)
        return int(commitment.amount.min * hundred), None if high is None else -int(-high * hundred // 1)


def commitments(store: ox.Store, facts: ox.NamedNode) -> Commitments:
    """Read the commitments of a facts graph."""
    graph = payment_graph(store, facts)
    exchanges = _exchanges(store, facts, graph)
    found = []
    for payer, payee in sorted(graph.edges):
        groups: dict[ox.NamedNode, list[Flow]] = defaultdict(list)
        for flow in graph.edges[payer, payee].flows:
            if flow.rung not in ASIDE:
                groups[exchanges[flow.iri]].append(flow)
        for exchange in sorted(groups, key=str):
            unit, amount = _amount(groups[exchange])
            found.append(Commitment(payer, payee, exchange, tuple(groups[exchange]), amount, unit))
    return Commitments(graph, tuple(found))


def _exchanges(store: ox.Store, facts: ox.NamedNode, graph: PaymentGraph) -> Mapping[ox.NamedNode, ox.NamedNode]:
    nodes = NodesOnDemand(store, facts)
    flows = (flow.iri for edge in graph.edges.values() for flow in edge.flows)
    return {flow: next(iter(named(nodes[flow], KG["inExchange"])), KG["exchangeOther"]) for flow in flows}


def _amount(flows: list[Flow]) -> tuple[str | None, Interval | None]:
    """Return currency and hull of what flows for one thing tell: use and purchase of it are one payment."""
    units = Counter(flow.unit for flow in flows if flow.unit is not None and flow.amount is not None)
    unit = min(units, key=lambda unit: (-units[unit], unit), default=None)
    return unit, hull(_amounts(flows, unit))


def _amounts(flows: list[Flow], unit: str | None) -> Iterator[Interval]:
    for flow in flows:
        if flow.unit == unit and flow.amount is not None:
            yield flow.amount
