"""What stands on single claims: circles, flows and facts that fall with one sentence, and figures that clash."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG, PROV, RDF, Iris


@dataclass(frozen=True, slots=True)
class Resting:
    """What depends on a claim alone, by IRI, sorted: circles, flows, other facts; and the contradictions it is in."""

    circles: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


def resting(store: ox.Store, iris: Iris, policy: str = "all") -> dict[str, Resting]:
    """Return what rests on each claim, by its IRI, under a policy; claims that carry nothing alone are left out.

    A circle rests on a claim where one of its arrows has no payment left without it.
    """
    facts, analysis = iris.policy_graph(policy, "facts"), iris.policy_graph(policy, "analysis")
    carried = _carried(store, facts)
    flows = {name for name in carried if name.startswith(f"{iris.base}flow/")}
    found: defaultdict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, claims in carried.items():
        if len(claims) == 1:
            (claim,) = claims
            found[claim]["flows" if name in flows else "facts"].add(name)
    for circle, edge in _pairs(store, KG["edge"], analysis):
        behind = {claim for _, flow in _pairs(store, KG["flow"], analysis, edge) for claim in carried.get(flow, ())}
        if len(behind) == 1:
            found[behind.pop()]["circles"].add(circle)
    for whole, side in _pairs(store, KG["side"], analysis):
        for _, claim in _pairs(store, PROV["wasDerivedFrom"], analysis, side):
            found[claim]["rivals"].add(whole)
    circular = {name for name, _ in _pairs(store, RDF["type"], analysis, value=KG["CircularFlow"])}
    return {
        claim: Resting(
            circles=tuple(sorted(kinds["circles"] & circular)),
            flows=tuple(sorted(kinds["flows"])),
            facts=tuple(sorted(kinds["facts"])),
            rivals=tuple(sorted(kinds["rivals"])),
        )
        for claim, kinds in found.items()
    }


def _carried(store: ox.Store, facts: ox.NamedNode) -> dict[str, set[str]]:
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for name, claim in _pairs(store, PROV["wasDerivedFrom"], facts):
        carried[name].add(claim)
    return dict(carried)


def _pairs(
    store: ox.Store,
    predicate: ox.NamedNode,
    graph: ox.NamedNode,
    subject: str | None = None,
    value: ox.NamedNode | None = None,
) -> list[tuple[str, str]]:
    """Return subjects and objects of a property in a graph, both as IRIs."""
    node = None if subject is None else ox.NamedNode(subject)
    return [
        (quad.subject.value, quad.object.value)
        for quad in store.quads_for_pattern(node, predicate, value, graph)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    ]
