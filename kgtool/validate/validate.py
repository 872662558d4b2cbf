"""Checks claims and facts against the SHACL shapes; pyshacl does the work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from typing import Literal as Choice

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.validate.checks import check_store
from kgtool.validate.origin import Origins
from kgtool.validate.parts import own_classes, part_classes, part_shapes
from kgtool.validate.rdflib_graph import to_rdflib
from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.results import read_results, sorted_report, with_origin
from kgtool.validate.shapes import Shapes, load_shapes
from kgtool.vocabulary.ontology import Ontology, load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF, RDFS, Iris

if TYPE_CHECKING:
    import rdflib

#: The layers that can be validated: `claims` are the graphs of the documents, the others a graph of the policy each.
Layer: TypeAlias = Choice["claims", "facts", "inferred", "analysis"]


def validate(
    store: ox.Store,
    iris: Iris,
    ontology: Ontology,
    policy: str = DEFAULT_POLICY,
    *,
    layers: Sequence[Layer] = ("claims", "facts"),
    shapes: Shapes | None = None,
) -> ValidationReport:
    """Check the graphs of the layers, as one, against shapes (ours where none are given, with our checks of the store).

    The ontology adds which class lies below which; nothing else is inferred. Shapes that pyshacl cannot work with are
    a DataFileError.
    """
    rules = shapes or load_shapes()
    implying = {KG[prop] for prop, _ in ontology.value_classes}
    predicates = None if rules.predicates is None else rules.predicates | implying
    quads = [quad for graph in _graphs(store, iris, policy, layers) for quad in _seen(store, graph, predicates)]
    data = to_rdflib([*quads, *_value_classes(quads, ontology), *class_hierarchy(ontology, rules)])
    found = run_pyshacl(data, to_rdflib(rules.triples), rules.place)
    origins = Origins(store, iris)
    across = [] if shapes else check_store(store)
    return sorted_report([*read_results(found, rules, origins).results, *(with_origin(one, origins) for one in across)])


def validate_part(triples: Iterable[ox.Triple], nodes: Collection[str], shapes: Shapes | None = None) -> list[Result]:
    """Return the results for the nodes of a part (`kgtool.validate.parts`), without document and quote, unsorted."""
    rules = shapes or load_shapes()
    found = run_pyshacl(to_rdflib([*triples, *_part_classes(rules)]), _part_shapes(rules), rules.place)
    return [own_classes(result) for result in read_results(found, rules, None).results if result.focus_node in nodes]


@cache
def _part_shapes(rules: Shapes) -> rdflib.Graph:
    return to_rdflib(part_shapes(rules))


@cache
def _part_classes(rules: Shapes) -> tuple[ox.Triple, ...]:
    return tuple(part_classes(class_hierarchy(load_ontology(), rules), rules))


def _seen(store: ox.Store, graph: ox.NamedNode, predicates: Collection[ox.NamedNode] | None) -> Iterator[ox.Quad]:
    """Yield the quads of a graph that a shape may look at; None stands for all properties."""
    for quad in store.quads_for_pattern(None, None, None, graph):
        if predicates is None or quad.predicate in predicates:
            yield quad


def _graphs(store: ox.Store, iris: Iris, policy: str, layers: Iterable[Layer]) -> Iterator[ox.NamedNode]:
    for layer in layers:
        if layer == "claims":
            documents = iris.document_graph("").value
            for graph in store.named_graphs():
                if isinstance(graph, ox.NamedNode) and graph.value.startswith(documents):
                    yield graph
        else:
            yield iris.policy_graph(policy, layer)


def class_hierarchy(ontology: Ontology, shapes: Shapes) -> Iterator[ox.Triple]:
    """Yield which class lies below which, by the ontology and by the shapes' own unions of classes."""
    for kind in ontology.kinds:
        for ancestor in sorted(ontology.superclasses(kind) - {kind}):
            yield ox.Triple(KG[kind], RDFS["subClassOf"], KG[ancestor])
    yield from (triple for triple in shapes.triples if triple.predicate == RDFS["subClassOf"])


def _value_classes(data: Iterable[ox.Quad], ontology: Ontology) -> Iterator[ox.Triple]:
    """Yield the types that a value implies: a measure of kind amount is a kg:AmountMeasure (OWL 2 RL, cls-hv2)."""
    classes = {(KG[prop], KG[value]): KG[kind] for (prop, value), kind in ontology.value_classes.items()}
    for quad in data:
        kind = classes.get((quad.predicate, quad.object)) if isinstance(quad.object, ox.NamedNode) else None
        if kind is not None:
            yield ox.Triple(quad.subject, RDF["type"], kind)


def run_pyshacl(data: rdflib.Graph, shapes: rdflib.Graph, place: Path) -> rdflib.Graph:
    """Return the report graph of pyshacl. Shapes that it cannot work with are a DataFileError that names the place."""
    import pyshacl
    import rdflib
    from pyparsing import ParseException
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError, ValidationFailure

    try:
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError, ParseException) as error:
        raise _broken(str(error), place) from error
    except Exception as error:
        # rdflib raises nothing narrower for a query that it cannot answer.
        if type(error) is not Exception:
            raise
        raise _broken(str(error), place) from error
    if isinstance(report, ValidationFailure) or not isinstance(report, rdflib.Graph):
        raise _broken(str(text), place)
    return report


def _broken(cause: str, place: Path) -> DataFileError:
    return DataFileError(
        f"pyshacl cannot work with the shapes: {cause}.", "Mend the shape that it names.", Place(str(place))
    )
