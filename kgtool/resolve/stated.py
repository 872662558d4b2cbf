"""Claims as they stand in the graphs of the documents, read back for resolution."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.resolve.interval import Interval
from kgtool.resolve.nodes import Node, Nodes, named, nodes_of, number, text
from kgtool.resolve.policy import Policy
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount of money as a claim states it; `per` is the duration of a rate (`P1Y`), `words` are the text's own."""

    interval: Interval
    unit: str
    per: str | None
    words: str


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim of a graph: its types (local names), the fillers of its roles sorted by IRI, and its amounts.

    `jointly` is False only where the text says that a measure is of each filler. `shares` are percentages.
    """

    iri: ox.NamedNode
    types: tuple[str, ...]
    roles: Mapping[str, tuple[ox.NamedNode, ...]]
    amounts: tuple[StatedAmount, ...]
    shares: tuple[Interval, ...]
    jointly: bool | None
    exclusivity: ox.NamedNode | None


def accepted_claims(
    store: ox.Store, policy: Policy, ontology: Ontology, types: Collection[str]
) -> Iterator[tuple[Nodes, tuple[StatedClaim, ...]]]:
    """Yield the nodes of each document's graph with its claims of these types that the policy accepts."""
    roles = {KG[role]: role for kind in ontology.claim_types.values() for role in kind.roles}
    for graph, claims in policy.claims(store).items():
        nodes = nodes_of(store, graph)
        stated = stated_claims(nodes, claims, types, roles)
        yield nodes, tuple(claim for claim in stated if claim.types)


def stated_claims(
    nodes: Nodes, claims: Collection[ox.NamedNode], types: Collection[str], roles: Mapping[ox.NamedNode, str]
) -> Iterator[StatedClaim]:
    """Yield the claims of a graph; `types` are the ontology's, `roles` its roles with their names."""
    for iri in claims:
        node = nodes[iri]
        measures = [nodes[measure] for measure in named(node, KG["measure"]) if measure in nodes]
        jointly = text(node, "jointly")
        yield StatedClaim(
            iri=iri,
            types=tuple(sorted({name for name in _local_names(node.get(RDF["type"], ())) if name in types})),
            roles={roles[predicate]: named(node, predicate) for predicate in node if predicate in roles},
            amounts=tuple(amount for measure in measures if (amount := _amount(measure)) is not None),
            shares=tuple(share for measure in measures if (share := _share(measure)) is not None),
            jointly=None if jointly is None else jointly == "true",
            exclusivity=next(iter(named(node, KG["exclusivity"])), None),
        )


def _local_names(terms: Collection[ox.NamedNode | ox.Literal]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, ox.NamedNode) and term in KG:
            yield KG.local_name(term)


def _interval(measure: Node) -> Interval | None:
    low, high = number(measure, "min"), number(measure, "max")
    return None if low is None and high is None else Interval.of_bounds(low, high)


def _amount(measure: Node) -> StatedAmount | None:
    interval, unit = _interval(measure), text(measure, "unit")
    if KG["kindAmount"] not in measure.get(KG["kind"], ()) or interval is None or unit is None:
        return None
    return StatedAmount(interval, unit, text(measure, "per"), text(measure, "words") or "")


def _share(measure: Node) -> Interval | None:
    interval = _interval(measure)
    if KG["kindShare"] not in measure.get(KG["kind"], ()) or interval is None or measure.get(KG["per"]):
        return None
    return Interval(interval.min, Decimal(100) if interval.max is None else interval.max)
