"""Adds the layers above the claims, one after the other, each from those below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool import resources
from kgtool.analyse.analysis import analyse
from kgtool.build.validation import Validation
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.validate.report import ValidationReport
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, RDF, Iris


@dataclass(frozen=True, slots=True)
class Layers:
    """The quads of the layers above the claims, and what validation found in claims and facts."""

    facts: list[ox.Quad]
    inferred: list[ox.Quad]
    analysis: list[ox.Quad]
    report: ValidationReport

    def count(self, kind: str) -> int:
        """Return how many resources of a class (local name) the layers hold."""
        quads = (quad for layer in (self.facts, self.inferred, self.analysis) for quad in layer)
        return sum(quad.predicate == RDF["type"] and quad.object == KG[kind] for quad in quads)


def ontology_quads(iris: Iris) -> list[ox.Quad]:
    """Return the shipped ontology as the quads of its graph, in the order of the file, with its blank nodes."""
    data = resources.folder("ontology", "kgtool.ttl").read_bytes()
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, iris.ontology_graph)
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
    ]


def add_layers(store: ox.Store, iris: Iris, validation: Validation, report: Callable[[str, int, int], None]) -> Layers:
    """Resolve, infer, analyse and validate under the default policy; `store` holds ontology and claims.

    Every layer is added to the store as it comes. `report` is told each stage as it begins; claims and facts are
    validated beside the stages that follow them.
    """
    ontology = load_ontology()
    report("resolve", 0, 0)
    facts = resolve(store, iris, ontology)
    store.bulk_extend(facts)
    validation.start(store)
    report("infer", 0, 0)
    inferred = infer(store, iris)
    store.bulk_extend(inferred)
    report("analyse", 0, 0)
    analysis = analyse(store, iris, ontology)
    store.bulk_extend(analysis)
    report("validate", 0, 0)
    return Layers(facts, inferred, analysis, validation.report())
