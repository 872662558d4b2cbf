"""Where each actor stands in the flows: its payers and payees, what of that is circular, what comes back to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from kgtool.analyse.betweenness import betweenness
from kgtool.analyse.circle import circle_of
from kgtool.analyse.cores import Edge, cores
from kgtool.analyse.cycles import Cycle
from kgtool.analyse.payments import PaymentEdge, PaymentGraph
from kgtool.graph.terms import Statement, boolean, decimal, integer
from kgtool.intervals.concentration import HUNDRED, share_of_total
from kgtool.intervals.interval import INFINITY, ZERO, Interval, total
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

_PERCENT = Decimal("0.01")


@dataclass(slots=True)
class _Position:
    paid: list[PaymentEdge] = field(default_factory=list)
    received: list[PaymentEdge] = field(default_factory=list)
    circles: int = 0
    #: Of each payment to it on a circle, by who pays: what of it can be its own money, at least and at most.
    returned: dict[str, Interval] = field(default_factory=dict)

    @property
    def edges(self) -> list[PaymentEdge]:
        return [*self.paid, *self.received]

    @property
    def unit(self) -> str | None:
        """Return the currency in which most of its payments have an amount, of several the alphabetically first."""
        units = Counter(unit for edge in self.edges for unit in edge.amounts)
        return min(units, key=lambda unit: (-units[unit], unit), default=None)


def position_statements(cycles: Sequence[Cycle], graph: PaymentGraph, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield a kg:FlowPosition for each actor that pays or is paid.

    - circularity: what part of the payments with it lies within its core, by number, and by amount in the currency
      that most of them have (`kg:circularValueMin`, `kg:circularValueMax`, percent).
    - self-financing share: what part of the money that it receives can be its own come back over the circles found. Of
      each payer that is the widest circle's narrowest edge; in all it is no more than it pays into circles.
    """
    positions: dict[str, _Position] = defaultdict(_Position)
    for (payer, payee), edge in sorted(graph.edges.items()):
        positions[payer].paid.append(edge)
        positions[payee].received.append(edge)
    units = {slug: position.unit for slug, position in positions.items()}
    for cycle in cycles:
        _add_circle(cycle, graph, positions, units)
    circular = {
        (payer, payee)
        for core in cores(graph.edges)
        for payer in core
        for payee in graph.successors.get(payer, ())
        if payee in core
    }
    between = betweenness(graph.successors)
    for slug in sorted(positions):
        node = iris.finding("flow-position", slug, policy=policy)
        yield node, RDF["type"], KG["FlowPosition"]
        yield node, KG["positionOf"], graph.iris[slug]
        yield from _counts(node, positions[slug], circular)
        yield node, KG["betweenness"], decimal(Decimal(f"{between.values[slug]:.6f}"))
        yield node, KG["betweennessSampled"], boolean(between.sampled)
        if (unit := units[slug]) is not None:
            yield node, KG["unit"], ox.Literal(unit)
            yield from _values(node, positions[slug], circular, unit)


def _add_circle(
    cycle: Cycle, graph: PaymentGraph, positions: dict[str, _Position], units: dict[str, str | None]
) -> None:
    edges = circle_of(graph, cycle).edges
    narrowest: dict[str, Interval] = {}
    for edge in edges:
        position = positions[edge.payee]
        position.circles += 1
        unit = units[edge.payee]
        if unit is None:
            continue
        if unit not in narrowest:
            told = [other.amounts.get(unit, Interval(ZERO)) for other in edges]
            narrowest[unit] = Interval(min(amount.min for amount in told), min(amount.max for amount in told))
        found, before = narrowest[unit], position.returned.get(edge.payer, Interval(ZERO, ZERO))
        position.returned[edge.payer] = Interval(max(found.min, before.min), max(found.max, before.max))


def _counts(node: ox.NamedNode, position: _Position, circular: set[Edge]) -> Iterator[Statement]:
    edges = position.edges
    inside = sum((edge.payer, edge.payee) in circular for edge in edges)
    yield node, KG["payees"], integer(len(position.paid))
    yield node, KG["payers"], integer(len(position.received))
    yield node, KG["circlesThrough"], integer(position.circles)
    yield node, KG["circularity"], decimal((HUNDRED * inside / len(edges)).quantize(_PERCENT))
    flows = {flow.iri: flow.claims for edge in edges for flow in edge.flows}
    for flow in sorted(flows, key=str):
        yield node, PROV["wasDerivedFrom"], flow
    yield node, KG["claimCount"], integer(len({claim for claims in flows.values() for claim in claims}))


def _values(node: ox.NamedNode, position: _Position, circular: set[Edge], unit: str) -> Iterator[Statement]:
    """Yield the shares in percent of the amounts in a currency; nothing where there are no such amounts."""
    inside = [edge for edge in position.edges if (edge.payer, edge.payee) in circular]
    outside = [edge for edge in position.edges if (edge.payer, edge.payee) not in circular]
    yield from _share(node, "circularValue", share_of_total(_sum(inside, unit), _sum(outside, unit)))
    income = [edge for edge in position.received if unit in edge.amounts]
    received = _sum(income, unit)
    if not received.max:
        return
    low = high = ZERO
    for edge in income:
        back = position.returned.get(edge.payer, Interval(ZERO, ZERO))
        low, high = low + back.min, high + min(back.max, edge.amounts[unit].max)
    spent = [edge for edge in position.paid if (edge.payer, edge.payee) in circular]
    known = _sum(spent, unit)
    most = known.max if all(unit in edge.amounts for edge in spent) else INFINITY
    low, high = min(low, known.min), min(high, most)
    least = HUNDRED * low / received.max if received.max.is_finite() else ZERO
    greatest = HUNDRED * high / received.min if received.min > 0 and high.is_finite() else HUNDRED
    yield from _share(node, "selfFinanced", Interval(least, max(least, ZERO if not high else min(greatest, HUNDRED))))


def _share(node: ox.NamedNode, name: str, share: Interval) -> Iterator[Statement]:
    yield node, KG[f"{name}Min"], decimal(share.min.quantize(_PERCENT))
    yield node, KG[f"{name}Max"], decimal(share.max.quantize(_PERCENT))


def _sum(edges: Iterable[PaymentEdge], unit: str) -> Interval:
    return total(edge.amounts[unit] for edge in edges if unit in edge.amounts)
