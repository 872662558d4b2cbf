"""The payments of a facts graph as a directed graph of actors, one edge for each ordered pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kgtool.intervals.interval import Interval, hull
from kgtool.stated.nodes import Node, NodesOnDemand, label_in, named, number, text
from kgtool.stated.rung import ASIDE, RUNGS
from kgtool.vocabulary.terms import KG, PROV, RDF, slug_of


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow of the facts graph: what compares of its amount, the notes on the rest by language, its claims."""

    iri: ox.NamedNode
    amount: Interval | None
    unit: str | None
    notes: Mapping[str, str]
    claims: tuple[ox.NamedNode, ...]
    #: The claim type whose payments these are, the rung by its code (None where unknown), the number of independent
    #: origins, and whether the payments can still be called off.
    kind: ox.NamedNode | None = None
    rung: str | None = None
    origins: int = 1
    cancellable: bool = False


@dataclass(frozen=True)
class PaymentEdge:
    """All flows from one actor to another; each amount is the hull over the flows in one currency."""

    payer: str
    payee: str
    flows: tuple[Flow, ...]

    @cached_property
    def amounts(self) -> dict[str, Interval]:
        """Return the hull of the flows' amounts by currency, sorted by currency."""
        by_unit: dict[str, list[Interval]] = defaultdict(list)
        for flow in self.flows:
            if flow.amount is not None and flow.unit is not None:
                by_unit[flow.unit].append(flow.amount)
        return {unit: joined for unit in sorted(by_unit) if (joined := hull(by_unit[unit])) is not None}

    @cached_property
    def rung(self) -> str | None:
        """Return the highest rung of the flows; one aside of them (ended, cancelled) only where no flow has a rung."""
        known = {flow.rung for flow in self.flows}
        return next((rung for rung in (*reversed(RUNGS), *ASIDE) if rung in known), None)

    @property
    def origins(self) -> int:
        """Return how many independent origins tell of it at least: those of the flow that has most."""
        return max(flow.origins for flow in self.flows)

    @property
    def has_amount(self) -> bool:
        """Tell whether any amount is known, also one that does not compare."""
        return any(flow.unit is not None or flow.notes for flow in self.flows)


@dataclass(frozen=True)
class PaymentGraph:
    """Actors by slug, with their IRI and press name, and the edges between them."""

    iris: Mapping[str, ox.NamedNode]
    labels: Mapping[str, str]
    edges: Mapping[tuple[str, str], PaymentEdge]

    @cached_property
    def successors(self) -> dict[str, list[str]]:
        """Return whom each actor pays."""
        found: dict[str, list[str]] = defaultdict(list)
        for payer, payee in sorted(self.edges):
            found[payer].append(payee)
        return dict(found)


def payment_graph(store: ox.Store, facts: ox.NamedNode) -> PaymentGraph:
    """Read the flows of a facts graph, and of the rest only what the actors are called."""
    nodes = NodesOnDemand(store, facts)
    flows: dict[tuple[ox.NamedNode, ox.NamedNode], list[Flow]] = defaultdict(list)
    found = {quad.subject for quad in store.quads_for_pattern(None, RDF["type"], KG["Flow"], facts)}
    for iri in sorted((flow for flow in found if isinstance(flow, ox.NamedNode)), key=lambda flow: flow.value):
        node = nodes[iri]
        pair = (named(node, KG["from"])[0], named(node, KG["to"])[0])
        flows[pair].append(_flow(iri, node))
    slugs = {actor: slug_of(actor) for pair in flows for actor in pair}
    return PaymentGraph(
        iris={slug: actor for actor, slug in slugs.items()},
        labels={slug: label_in(store, facts, actor) for actor, slug in slugs.items()},
        edges={
            (slugs[payer], slugs[payee]): PaymentEdge(slugs[payer], slugs[payee], tuple(between))
            for (payer, payee), between in flows.items()
        },
    )


def stage_of(concept: ox.NamedNode) -> str:
    """Return the code of a rung's concept: `agreed` of `kg:stageAgreed`."""
    return KG.local_name(concept).removeprefix("stage").lower()


def _flow(iri: ox.NamedNode, node: Node) -> Flow:
    low = number(node, "min")
    return Flow(
        iri=iri,
        amount=None if low is None else Interval.of_bounds(low, number(node, "max")),
        unit=text(node, "unit"),
        notes={
            note.language: note.value
            for note in node.get(KG["note"], ())
            if isinstance(note, ox.Literal) and note.language
        },
        claims=named(node, PROV["wasDerivedFrom"]),
        kind=next(iter(named(node, KG["flowType"])), None),
        rung=next((stage_of(rung) for rung in named(node, KG["rung"])), None),
        origins=int(number(node, "originCount") or 1),
        cancellable=text(node, "cancellable") == "true",
    )
