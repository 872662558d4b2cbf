"""Marks in the analysis graph what the facts of a policy say that the ontology does not allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgtool.clashes.minimal import Clash, Clashes
from kgtool.clashes.statements import clash_statements
from kgtool.clashes.world import World
from kgtool.graph.order import sorted_quads
from kgtool.reason.instance import Derivation
from kgtool.reason.pattern import Triple
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris


def clashes(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return the clashes of a policy as quads of its analysis graph, sorted.

    `store` holds the ontology, the facts and the inferences of the policy.
    """
    found = Clashes(World(store, iris, policy))
    return clash_quads(of_applications(found, found.applications.all()).values(), found.world)


def of_applications(clashes: Clashes, applied: Iterable[Derivation]) -> dict[tuple[Triple, ...], Clash]:
    """Return the clashes that applications of rules show, each once, by its facts."""
    found = (clash for one in dict.fromkeys(applied) if (clash := clashes.of(one)) is not None)
    return {clash.facts: clash for clash in found}


def clash_quads(clashes: Iterable[Clash], world: World) -> list[ox.Quad]:
    """Return what the analysis graph says of clashes, sorted."""
    graph = world.iris.policy_graph(world.policy, "analysis")
    return sorted_quads(_quads(clashes, world, graph))


def _quads(clashes: Iterable[Clash], world: World, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return (ox.Quad(*statement, graph) for clash in clashes for statement in clash_statements(clash, world))
