"""Which nodes must be checked again when graphs changed a little."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kgtool.validate.parts import Surroundings


def changed_nodes(
    before: Surroundings, after: Surroundings, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]
) -> set[ox.NamedNode]:
    """Return every node of which shapes may say something else than before; one that is gone is among them.

    Those are the nodes whose own triples changed, in all graphs together, and those that point at one whose types or
    whose properties of second steps changed.
    """
    changed: set[ox.NamedNode] = set()
    seen_from_afar: set[ox.NamedNode] = set()
    for quads, other in ((removed, after), (added, before)):
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            if not (after.counts(quad.graph_name) and after.seen(quad) and isinstance(subject, ox.NamedNode)):
                continue
            if isinstance(value, ox.NamedNode | ox.Literal) and other.holds(subject, predicate, value):
                continue
            if subject not in changed and (after.matters(subject, predicate) or before.matters(subject, predicate)):
                changed.add(subject)
            if after.is_afar(predicate):
                seen_from_afar.add(subject)
    for node in seen_from_afar:
        changed |= before.pointing(node) | after.pointing(node)
    return changed
