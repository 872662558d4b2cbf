"""How far the shapes look from a focus node, so that nodes can be checked by parts with the results of the whole.

Our shapes are local: what they say of a node depends on its own triples, on the types of their objects, and on what the
second step of a path finds there. A set of nodes is therefore checked with their triples and, of each object, its types
and the properties of second steps. A shape that looks farther is noticed here; then the whole is checked at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, SH

#: What a shape may say of a node without looking farther than this module knows.
_LOCAL = frozenset(
    SH[name]
    for name in (
        *("targetClass", "targetSubjectsOf", "path", "minCount", "maxCount", "class", "in", "datatype", "nodeKind"),
        *("disjoint", "equals", "lessThan", "lessThanOrEquals", "minInclusive", "maxInclusive", "minExclusive"),
        *("maxExclusive", "minLength", "maxLength", "pattern", "flags", "hasValue", "severity", "message", "order"),
        *("alternativePath", "name", "description", "deactivated"),
    )
)
_COMPARED = (SH["disjoint"], SH["equals"], SH["lessThan"], SH["lessThanOrEquals"])


@dataclass(frozen=True, slots=True)
class Reach:
    """What shapes look at: of the node itself, by what makes them look at it, and of its objects.

    `by_class` and `by_property` name the properties of a node that shapes look at, by its class and by a property that
    it has; `afar` are those looked at in its objects.
    """

    by_class: dict[ox.NamedNode, frozenset[ox.NamedNode]]
    by_property: dict[ox.NamedNode, frozenset[ox.NamedNode]]
    afar: frozenset[ox.NamedNode]

    @property
    def predicates(self) -> frozenset[ox.NamedNode]:
        """Return every property that is looked at, at a node or in its objects."""
        return frozenset({RDF["type"], *self.by_property, *self.afar}).union(
            *self.by_class.values(), *self.by_property.values()
        )

    def classes(self, predicate: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """Return the classes whose members are looked at for a property, sorted."""
        return tuple(sorted((kind for kind, seen in self.by_class.items() if predicate in seen), key=str))

    def properties(self, predicate: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """Return the properties whose subjects are looked at for a property, sorted."""
        return tuple(sorted((prop for prop, seen in self.by_property.items() if predicate in seen), key=str))


@cache
def reach_of(shapes: Shapes, ontology: Ontology) -> Reach | None:
    """Return how far shapes look; None where one of them is not local. Subclasses of a target are targets too."""
    nodes: dict[object, list[ox.Triple]] = defaultdict(list)
    for triple in shapes.triples:
        nodes[triple.subject].append(triple)
        if triple.predicate in SH and triple.predicate not in _LOCAL:
            return None
    by_class: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    by_property: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    afar = {RDF["type"]}
    for triples in nodes.values():
        first: set[ox.NamedNode] = {RDF["type"]}
        for triple in triples:
            if triple.predicate in _COMPARED and isinstance(triple.object, ox.NamedNode):
                first.add(triple.object)
            elif triple.predicate == SH["path"]:
                steps = _steps(triple.object, nodes)
                if steps is None or (len(steps) > 1 and any(other.predicate == SH["class"] for other in triples)):
                    return None
                first |= steps[0]
                afar |= set().union(*steps[1:])
        for triple in triples:
            if isinstance(triple.object, ox.NamedNode):
                if triple.predicate == SH["targetClass"]:
                    by_class[triple.object] |= first
                elif triple.predicate == SH["targetSubjectsOf"]:
                    by_property[triple.object] |= {*first, triple.object}
    kinds = {KG[kind]: {KG[ancestor] for ancestor in ontology.superclasses(kind)} for kind in ontology.kinds}
    whole = {kind: set(seen) for kind, seen in by_class.items()}
    for kind, above in kinds.items():
        found = set().union(*(by_class.get(ancestor, ()) for ancestor in {kind, *above}))
        if found:
            whole.setdefault(kind, set()).update(found)
    # A value that makes its owner a member of a class (kg:kindAmount, kg:AmountMeasure) has shapes look at the owner.
    for (prop, _), name in ontology.value_classes.items():
        by_property[KG[prop]] |= {KG[prop], *whole.get(KG[name], ())}
    return Reach(_frozen(whole), _frozen(by_property), frozenset(afar))


def _frozen(
    sets: dict[ox.NamedNode, set[ox.NamedNode]],
) -> dict[ox.NamedNode, frozenset[ox.NamedNode]]:
    return {name: frozenset(members) for name, members in sets.items()}


def _steps(path: object, nodes: dict[object, list[ox.Triple]]) -> list[set[ox.NamedNode]] | None:
    """Return the properties of each step of a path, at most two; None for a path of another form."""
    if isinstance(path, ox.NamedNode):
        return [{path}]
    values = {triple.predicate: triple.object for triple in nodes.get(path, ())}
    if SH["alternativePath"] in values:
        either = _items(values[SH["alternativePath"]], nodes)
        return None if either is None else [set(either)]
    listed = _items(path, nodes)
    return None if listed is None or len(listed) > 2 else [{step} for step in listed]


def _items(node: object, nodes: dict[object, list[ox.Triple]]) -> list[ox.NamedNode] | None:
    found: list[ox.NamedNode] = []
    while node != RDF["nil"]:
        values = {triple.predicate: triple.object for triple in nodes.get(node, ())}
        first = values.get(RDF["first"])
        if not isinstance(first, ox.NamedNode):
            return None
        found.append(first)
        node = values.get(RDF["rest"])
    return found
