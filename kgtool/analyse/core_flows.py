"""Cores of the payments as resources: who can get back its own money, and by which payments this stands or falls."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import pyoxigraph as ox

from kgtool.analyse.cores import Edge, cores, removals
from kgtool.analyse.payments import Flow, PaymentGraph
from kgtool.graph.terms import Statement, integer
from kgtool.stated.rung import RUNGS, at_least
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

#: Which flows a core may consist of: all, or those from a rung on; `+binding` without those that can be called off.
SETTINGS = tuple(f"{rung}{binding}" for binding in ("", "+binding") for rung in ("any", *RUNGS))


def counts(flow: Flow, setting: str) -> bool:
    """Tell whether a flow counts under a setting."""
    rung, plus, _ = setting.partition("+")
    return (rung == "any" or at_least(flow.rung, rung)) and not (plus and flow.cancellable)


def core_statements(graph: PaymentGraph, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield a kg:Core for each set of actors all of whom pay each other, directly or through others of them.

    Cores of the same payments under several settings (see `SETTINGS`) are one resource. Of its edges those are given
    whose removal shrinks it, each with the size of the largest core that is left (0: none).
    """
    settings: dict[tuple[Edge, ...], list[str]] = defaultdict(list)
    flows: dict[tuple[Edge, ...], dict[ox.NamedNode, Flow]] = defaultdict(dict)
    for setting in SETTINGS:
        counting = {pair: [flow for flow in edge.flows if counts(flow, setting)] for pair, edge in graph.edges.items()}
        used = sorted(pair for pair, found in counting.items() if found)
        for core in cores(used):
            inner = tuple(pair for pair in used if pair[0] in core and pair[1] in core)
            settings[inner].append(setting)
            flows[inner].update({flow.iri: flow for pair in inner for flow in counting[pair]})
    for inner, found in settings.items():
        yield from _core(inner, found, flows[inner], graph, iris, policy)


def _core(
    edges: tuple[Edge, ...],
    settings: Collection[str],
    flows: Mapping[ox.NamedNode, Flow],
    graph: PaymentGraph,
    iris: Iris,
    policy: str,
) -> Iterator[Statement]:
    digest = hashlib.sha256("\n".join("\t".join(edge) for edge in edges).encode()).hexdigest()[:16]
    node = iris.finding("core", digest, policy=policy)
    members = sorted({side for edge in edges for side in edge})
    yield node, RDF["type"], KG["Core"]
    for setting in settings:
        yield node, KG["setting"], ox.Literal(setting)
    yield node, KG["coreSize"], integer(len(members))
    yield node, KG["edgeCount"], integer(len(edges))
    names = sorted((graph.labels[slug] for slug in members), key=lambda name: (name.casefold(), name))
    yield node, KG["coreMembers"], ox.Literal(", ".join(names))
    for slug in members:
        yield node, KG["coreMember"], graph.iris[slug]
    claims = {claim for flow in flows.values() for claim in flow.claims}
    for iri in sorted(flows, key=str):
        yield node, PROV["wasDerivedFrom"], iri
    yield node, KG["claimCount"], integer(len(claims))
    for place, (edge, left) in enumerate(sorted(removals(edges).items()), start=1):
        part = iris.part(node, f"edge-{place}")
        yield node, KG["bridge"], part
        yield part, RDF["type"], KG["CoreEdge"]
        yield part, KG["from"], graph.iris[edge[0]]
        yield part, KG["to"], graph.iris[edge[1]]
        if left is not None:
            yield part, KG["coreSizeLeft"], integer(left)
        for flow in graph.edges[edge].flows:
            if flow.iri in flows:
                yield part, KG["flow"], flow.iri
