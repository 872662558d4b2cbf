"""What changes among the clashes of a policy where facts and inferences changed.

A clash is looked at again where an entity that it speaks of has a fact or an inference more or less, or one that stands
otherwise; all that its facts give is applied again, so that what had been told by the same facts is not lost. New
clashes are found from the changed facts alone: a rule of clashes concludes nothing, so nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.clashes.find import clash_quads, of_applications
from kgtool.clashes.minimal import Clashes
from kgtool.clashes.world import World
from kgtool.graph.order import sorted_quads
from kgtool.reason.instance import Derivation
from kgtool.reason.pattern import Triple, is_hidden
from kgtool.reason.saturate import from_triple
from kgtool.resolve.changed import Difference
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

_PARTS = (RDF["subject"], RDF["predicate"], RDF["object"])
#: What says of a resource what it is about.
_ENDS = (RDF["subject"], RDF["object"], KG["bound"], KG["from"], KG["to"])


def changed_clashes(store: ox.Store, changes: Sequence[Difference], iris: Iris, policy: str) -> Difference:
    """Return how the clashes in a policy's analysis graph change.

    `store` holds facts and inferences as they are now and the analysis as it was; `changes` are what both lost and
    gained.
    """
    removed = [quad for change in changes for quad in change.removed]
    added = [quad for change in changes for quad in change.added]
    world = World(store, iris, policy)
    found = Clashes(world)
    graph = iris.policy_graph(policy, "analysis")
    again = sorted(_about(_touched(world, [*removed, *added]), store, graph), key=str)
    applied: list[Derivation] = []
    for clash in again:
        applied.extend(found.possible(_facts(world, clash, graph)))
    applied.extend(found.applications.of_triples(_with_unnamed(world, _premises(world, [*removed, *added]))))
    applied.extend(found.applications.of_absent(_triple(quad) for quad in removed))
    before = {quad for clash in again for quad in _written(store, clash, graph)}
    after = set(clash_quads(of_applications(found, _holding(world, applied)).values(), world))
    # A clash that was there and is found again, told of by changed facts, though it was not looked at.
    kept = {quad for quad in after if quad not in before and quad in store}
    return Difference(sorted_quads(before - after), sorted_quads(after - before - kept))


def _touched(world: World, changed: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Return the resources that changed, and what they are about."""
    found: set[ox.NamedNode] = set()
    others: set[ox.NamedNode] = set()
    for quad in changed:
        if isinstance(quad.subject, ox.NamedNode):
            (found if _is_entity(quad.subject, world) else others).add(quad.subject)
        if isinstance(quad.object, ox.NamedNode) and _is_entity(quad.object, world):
            found.add(quad.object)
    graphs = (world.facts_graph, world.iris.policy_graph(world.policy, "inferred"))
    for node in others:
        for graph in graphs:
            for name in _ENDS:
                ends = world.store.quads_for_pattern(node, name, None, graph)
                found.update(end.object for end in ends if isinstance(end.object, ox.NamedNode))
    return found


def _is_entity(node: ox.NamedNode, world: World) -> bool:
    return node.value.startswith(world.iris.entity("").value)


def _about(touched: Iterable[ox.NamedNode], store: ox.Store, graph: ox.NamedNode) -> set[ox.NamedNode]:
    """Return the clashes that speak of one of these."""
    return {
        quad.subject
        for node in touched
        for quad in store.quads_for_pattern(None, KG["about"], node, graph)
        if isinstance(quad.subject, ox.NamedNode) and ox.Quad(quad.subject, RDF["type"], KG["Clash"], graph) in store
    }


def _facts(world: World, clash: ox.NamedNode, graph: ox.NamedNode) -> list[Triple]:
    """Return the facts of a clash as it was; of an exclusivity all that rules read of it now."""
    found: list[Triple] = []
    for quad in world.store.quads_for_pattern(clash, KG["cause"], None, graph):
        parts = [next(world.store.quads_for_pattern(quad.object, name, None, graph)).object for name in _PARTS]  # type: ignore[arg-type]
        triple = (str(parts[0]), str(parts[1]), str(parts[2]))
        found.extend(world.seen.triples(triple[0], None, None) if world.is_term(triple[0]) else (triple,))
    return sorted(set(found))


def _premises(world: World, changed: Sequence[ox.Quad]) -> dict[Triple, None]:
    """Return what holds now and is new, or stands otherwise than it did."""
    subjects = dict.fromkeys(quad.subject for quad in changed if quad.predicate != PROV["wasDerivedFrom"])
    found: dict[Triple, None] = {}
    for quad in changed:
        if not isinstance(quad.object, ox.Literal) and _triple(quad) in world.seen:
            found[_triple(quad)] = None
    for node in subjects:
        if isinstance(node, ox.NamedNode) and not _is_entity(node, world):
            found.update(dict.fromkeys(world.triples_of(node)))
    return found


def _with_unnamed(world: World, premises: dict[Triple, None]) -> dict[Triple, None]:
    """Return premises with what they say of classes without a name, which no graph holds."""
    if not any(is_hidden(atom) for instance in world.clashing.instances for atom in instance.body):
        return premises
    pending = list(premises)
    while pending:
        triple = pending.pop()
        for head in from_triple(triple, world.conclusive, world.known, equal=False):
            if is_hidden(head) and head not in premises:
                premises[head] = None
                pending.append(head)
    return premises


def _holding(world: World, applied: Iterable[Derivation]) -> Iterator[Derivation]:
    """Yield the applications whose premises hold."""
    return (one for one in applied if all(premise in world.known for premise in one.premises))


def _triple(quad: ox.Quad) -> Triple:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _written(store: ox.Store, clash: ox.NamedNode, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what the analysis graph says of a clash and its premises."""
    for quad in store.quads_for_pattern(clash, None, None, graph):
        yield quad
        if quad.predicate in (KG["premise"], KG["cause"]) and isinstance(quad.object, ox.NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None, graph)
