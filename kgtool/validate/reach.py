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

from kgtool.validate.flat import Said, names_of, said_of, steps_of
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, OWL, RDF, RDFS, SH

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
    said = said_of(shapes.triples)
    if any(_looks_far(about) for about in said.values()):
        return None
    by_class: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    by_property: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    afar = {RDF["type"]}
    for about in said.values():
        first = {RDF["type"], *(name for what in _COMPARED for name in names_of(about.get(what, ())))}
        if SH["path"] in about:
            steps = steps_of(about[SH["path"]][0], said)
            if steps is None or (len(steps) > 1 and SH["class"] in about):
                return None
            first.update(steps[0])
            afar.update(*steps[1:])
        for kind in names_of(about.get(SH["targetClass"], ())):
            by_class[kind] |= first
        for prop in names_of(about.get(SH["targetSubjectsOf"], ())):
            by_property[prop] |= {*first, prop}
    kinds = {KG[name]: {KG[ancestor] for ancestor in ontology.superclasses(name)} for name in ontology.kinds}
    whole = {kind: set(seen) for kind, seen in by_class.items()}
    for kind, above in kinds.items():
        found = set().union(*(by_class.get(ancestor, ()) for ancestor in {kind, *above}))
        if found:
            whole.setdefault(kind, set()).update(found)
    # A value that makes its owner a member of a class (kg:kindAmount, kg:AmountMeasure) has shapes look at the owner.
    for (name, _), kind_name in ontology.value_classes.items():
        by_property[KG[name]] |= {KG[name], *whole.get(KG[kind_name], ())}
    return Reach(_frozen(whole), _frozen(by_property), frozenset(afar))


def _looks_far(about: Said) -> bool:
    """Tell whether a shape says what this module does not know, or targets its own instances or all nodes."""
    is_class = {RDFS["Class"], OWL["Class"]} & set(about.get(RDF["type"], ()))
    is_of_all = RDF["type"] in about.get(SH["targetSubjectsOf"], ())
    return any(name in SH and (name not in _LOCAL or is_class or is_of_all) for name in about)


def _frozen(
    sets: dict[ox.NamedNode, set[ox.NamedNode]],
) -> dict[ox.NamedNode, frozenset[ox.NamedNode]]:
    return {name: frozenset(members) for name, members in sets.items()}
