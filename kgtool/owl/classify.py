"""Fills the defined classes over facts by HermiT: what a store's `classified` graph holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.owl.axiom import Ontology, read_axioms
from kgtool.owl.entailments import Entailments, Named
from kgtool.owl.faults import InconsistentDataError
from kgtool.owl.legible import legible
from kgtool.owl.process import Limits
from kgtool.owl.reasoner import entailed
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, PROV, RDF, RDFS, Iris

#: The version of HermiT that owlready2 carries; its command line does not say it.
HERMIT = "1.3.8"


def members(ontology: Sequence[ox.Triple], facts: Iterable[ox.Triple], limits: Limits | None = None) -> list[Named]:
    """Return the types by defined classes that HermiT gives the individuals of facts, sorted.

    A defined class has an owl:equivalentClass that is no name. Facts that contradict the ontology are an
    InconsistentDataError; NoJavaError and the other ReasonerErrors are raised too.
    """
    data = list(facts)
    read = legible([*ontology, *data])
    added = entailed(read, limits)
    if added is None:
        raise InconsistentDataError(
            "The facts contradict the ontology, so HermiT concludes nothing from them.",
            "Ask kgtool check-ontology --data STORE which axioms and facts do.",
        )
    individuals = {triple.subject for triple in data} | {triple.object for triple in data}
    classes = defined_classes(read_axioms(read.triples))
    found = Entailments.of(read.triples, added).facts
    filled = (fact for fact in found if fact[0] in individuals and fact[1] == RDF["type"] and fact[2] in classes)
    return sorted(filled, key=lambda fact: (fact[2].value, fact[0].value))


def defined_classes(ontology: Ontology) -> frozenset[ox.NamedNode]:
    """Return the classes that an expression defines."""
    sides = (axiom.operands for axiom in ontology.axioms if axiom.kind == "EquivalentClasses")
    return frozenset(
        name
        for operands in sides
        for one, other in (operands, operands[::-1])
        if (name := one.name) is not None and other.name is None
    )


def classified_quads(found: Iterable[Named], iris: Iris, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return the classified graph of a policy, sorted: the types, and by PROV that HermiT made them, and of what."""
    graph = iris.policy_graph(policy, "classified")
    statements = [*found, *_provenance(iris, policy, graph)]
    return sorted_quads(ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements)


def _provenance(
    iris: Iris, policy: str, graph: ox.NamedNode
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    activity, carrier = iris.classification(policy), version("owlready2")
    software = iris.reasoner(f"{HERMIT}-owlready2-{carrier}")
    yield graph, RDF["type"], PROV["Entity"]
    yield graph, PROV["wasGeneratedBy"], activity
    yield activity, RDF["type"], PROV["Activity"]
    yield activity, PROV["wasAssociatedWith"], software
    for used in (iris.ontology_graph, iris.policy_graph(policy, "facts"), iris.policy_graph(policy, "analysis")):
        yield activity, PROV["used"], used
    yield software, RDF["type"], PROV["SoftwareAgent"]
    yield software, RDFS["label"], ox.Literal("HermiT", language="de")
    yield software, RDFS["label"], ox.Literal("HermiT", language="en")
    yield software, KG["version"], ox.Literal(f"{HERMIT} (owlready2 {carrier})")
