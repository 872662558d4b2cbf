"""What each actor pays and receives, and the difference, as intervals in one currency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from kgtool.analyse.payments import Flow, PaymentGraph
from kgtool.graph.terms import Statement, decimal, integer
from kgtool.intervals.interval import Interval, total
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

#: What an actor pays, and what it receives.
_Sides = tuple[list[Flow], list[Flow]]


def balances(
    graph: PaymentGraph, iris: Iris, policy: str, actors: Collection[str] | None = None
) -> Iterator[Statement]:
    """Yield a kg:Balance for each actor (of `actors`, slugs, or all) and each currency its amounts are known in.

    Each is a sum of intervals, so it holds whatever the true amounts are within theirs; a side of which no amount is
    known is 0, as nothing is known to be paid.
    """
    sides: dict[str, _Sides] = defaultdict(lambda: ([], []))
    for payer, payee in sorted(graph.edges):
        flows = graph.edges[payer, payee].flows
        for side, actor in enumerate((payer, payee)):
            if actors is None or actor in actors:
                sides[actor][side].extend(flows)
    for actor in sorted(sides):
        units = {flow.unit for side in sides[actor] for flow in side if flow.unit is not None}
        for unit in sorted(units):
            paid, received = ([flow for flow in side if flow.unit == unit] for side in sides[actor])
            yield from _balance(actor, unit, paid, received, graph, iris, policy)


def _balance(
    actor: str, unit: str, paid: list[Flow], received: list[Flow], graph: PaymentGraph, iris: Iris, policy: str
) -> Iterator[Statement]:
    node = iris.balance(actor, unit, policy=policy)
    yield node, RDF["type"], KG["Balance"]
    yield node, KG["balanceOf"], graph.iris[actor]
    yield node, KG["unit"], ox.Literal(unit)
    out, income = _sum(paid), _sum(received)
    for name, interval in (("paid", out), ("received", income), ("balance", income - out)):
        if interval.known_min is not None:
            yield node, KG[f"{name}Min"], decimal(interval.min)
        if interval.known_max is not None:
            yield node, KG[f"{name}Max"], decimal(interval.max)
    flows = sorted({flow.iri for flow in (*paid, *received)}, key=str)
    for flow in flows:
        yield node, PROV["wasDerivedFrom"], flow
    claims = {claim for flow in (*paid, *received) for claim in flow.claims}
    yield node, KG["claimCount"], integer(len(claims))


def _sum(flows: Iterable[Flow]) -> Interval:
    return total(flow.amount for flow in flows if flow.amount is not None)
