"""Validates a large graph: nodes are sorted by their looks, one of each is checked, and the others where it has faults.

The results are those of one run of pyshacl over all graphs as one, however many processes share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from kgtool.validate.alike import Alike, Look, graphs_of, iris_of
from kgtool.validate.checks import check_store
from kgtool.validate.lens import Lens
from kgtool.validate.origin import Origins
from kgtool.validate.parts import Part, Surroundings, parts_of
from kgtool.validate.reach import reach_of
from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.results import sorted_report, with_origin
from kgtool.validate.shapes import Shapes, load_shapes
from kgtool.validate.validate import validate_part
from kgtool.vocabulary.ontology import Ontology, load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, Iris, PolicyLayer

#: What checks parts; the results may come in any order.
Check = Callable[[Iterable[Part]], Sequence[Result]]
#: What sorts the nodes of the documents.
SortDocuments = Callable[[Alike, Sequence[ox.NamedNode]], None]


def surroundings_of(
    store: ox.Store,
    iris: Iris,
    shapes: Shapes,
    policy: str = DEFAULT_POLICY,
    layers: Sequence[PolicyLayer] = ("facts",),
) -> Surroundings | None:
    """Return the claims and layers of a store as shapes see them, under the default policy.

    None where a shape looks too far for parts.
    """
    ontology = load_ontology()
    reach = reach_of(shapes, ontology)
    return None if reach is None else Surroundings(store, iris, DEFAULT_POLICY, layers, reach, ontology)


def alike_of(surroundings: Surroundings, store: ox.Store, iris: Iris, shapes: Shapes) -> Alike:
    """Return what will sort the nodes of a store."""
    return Alike(surroundings, lens_of(shapes, load_ontology()), store, iris)


def lens_of(shapes: Shapes, ontology: Ontology) -> Lens:
    """Return what shapes can tell apart, together with the values that make their owner a member of a class."""
    return Lens(shapes, [KG[value] for _, value in ontology.value_classes])


def one_by_one(alike: Alike, graphs: Sequence[ox.NamedNode]) -> None:
    """Sort the nodes of documents in this process."""
    for graph in graphs:
        alike.take_document(graph)


def sorted_by_look(
    alike: Alike, surroundings: Surroundings, store: ox.Store, sort: SortDocuments = one_by_one
) -> dict[Look, list[bytes]]:
    """Sort all nodes that are validated by their looks."""
    documents, layers = graphs_of(surroundings, store)
    sort(alike, documents)
    for graph in layers:
        alike.take_layer(graph)
    alike.take_shared()
    return alike.nodes


def first_of_each(looks: dict[Look, list[bytes]]) -> list[ox.NamedNode]:
    """Return one node of each look, sorted: the same whatever order they were found in."""
    return sorted(iris_of(min(nodes) for nodes in looks.values()), key=str)


def others_of(looks: dict[Look, list[bytes]], faulty: Iterable[str]) -> list[ox.NamedNode]:
    """Return the other nodes of the looks whose first one has faults, sorted."""
    named = {f"<{node}>".encode("utf-8", "surrogatepass") for node in faulty}
    found: list[bytes] = []
    for nodes in looks.values():
        first = min(nodes)
        if first in named:
            found += (node for node in nodes if node != first)
    return sorted(iris_of(found), key=str)


def check_all(surroundings: Surroundings, looks: dict[Look, list[bytes]], check: Check) -> list[Result]:
    """Return the results for all nodes, in no order, without document and quote."""
    found = list(check(parts_of(surroundings, first_of_each(looks))))
    return [*found, *check(parts_of(surroundings, others_of(looks, {result.focus_node for result in found})))]


def validate_large(
    store: ox.Store,
    iris: Iris,
    *,
    shapes: Shapes | None = None,
    sort: SortDocuments = one_by_one,
    check: Check | None = None,
) -> ValidationReport | None:
    """Check claims and facts against shapes (ours where none are given, with our checks of the store).

    None where a shape looks too far for parts.
    `sort` and `check` do the work in other processes, if they are given.
    """
    rules = shapes or load_shapes()
    surroundings = surroundings_of(store, iris, rules)
    if surroundings is None:
        return None
    looks = sorted_by_look(alike_of(surroundings, store, iris, rules), surroundings, store, sort)

    def here(parts: Iterable[Part]) -> list[Result]:
        return [result for part in parts for result in validate_part(*part, rules)]

    origins = Origins(store, iris)
    found = [*check_all(surroundings, looks, check or here), *([] if shapes else check_store(store))]
    return sorted_report(with_origin(result, origins) for result in found)
