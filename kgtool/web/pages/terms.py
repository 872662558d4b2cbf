"""The terms of the ontology as pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kgtool.explain.claim_words import quote
from kgtool.graph.rdf_io import write_rdf
from kgtool.vocabulary.terms import KG, OWL, RDF, RDFS, SKOS
from kgtool.web.pages.page import Visit
from kgtool.web.pages.resources import kind_of as kind_of_resource
from kgtool.web.reading import Reading

#: The kinds of terms in the order in which they are listed, by a property that a term has and its value, None for any:
#: codes are of classes of their own, what they share is that they lie in a scheme.
KINDS: Mapping[str, tuple[ox.NamedNode, ox.NamedNode | None]] = {
    "classes": (RDF["type"], OWL["Class"]),
    "object_properties": (RDF["type"], OWL["ObjectProperty"]),
    "datatype_properties": (RDF["type"], OWL["DatatypeProperty"]),
    "annotation_properties": (RDF["type"], OWL["AnnotationProperty"]),
    "concepts": (SKOS["inScheme"], None),
    "schemes": (RDF["type"], SKOS["ConceptScheme"]),
}
#: Axioms that a term's page names in words, by the key of their words.
_RELATIONS: Mapping[str, ox.NamedNode] = {
    "parents": RDFS["subClassOf"],
    "superproperties": RDFS["subPropertyOf"],
    "domain": RDFS["domain"],
    "range": RDFS["range"],
    "inverse": OWL["inverseOf"],
    "disjoint": OWL["disjointWith"],
    "scheme": SKOS["inScheme"],
}
#: So many uses are counted, and so many shown.
COUNTED, SHOWN = 10_000, 6


@dataclass(frozen=True, slots=True)
class Term:
    """A term by its local name, with what it is called and means in the language."""

    name: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Use:
    """A triple or resource of the graph that uses a term, in words, and where it leads."""

    words: str
    link: str | None


def terms(visit: Visit) -> dict[str, tuple[Term, ...]]:
    """Return all terms of our vocabulary by kind, each sorted by label."""
    found: dict[str, tuple[Term, ...]] = {}
    for key, (predicate, value) in KINDS.items():
        listed = [
            term(visit, KG.local_name(quad.subject))
            for quad in _ontology(visit.reading, None, predicate, value)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject in KG
        ]
        found[key] = tuple(sorted(set(listed), key=lambda term: (term.label.casefold(), term.name)))
    return found


def term(visit: Visit, name: str) -> Term:
    """Return a term with its words."""
    ontology = visit.case.ontology
    return Term(name, ontology.label(name, visit.language), ontology.definition(name, visit.language) or "")


def kind_of(reading: Reading, node: ox.NamedNode) -> str | None:
    """Return the kind of a term, None for what is no term of ours."""
    for key, (predicate, value) in KINDS.items():
        if next(_ontology(reading, node, predicate, value), None) is not None:
            return key
    return None


def relations(visit: Visit, node: ox.NamedNode) -> dict[str, tuple[Term, ...]]:
    """Return the terms that a term's axioms name, by the kind of axiom, and those below it."""
    found: dict[str, tuple[Term, ...]] = {}
    for key, relation in _RELATIONS.items():
        found[key] = _named(visit, (quad.object for quad in _ontology(visit.reading, node, relation, None)))
    for key, relation in (
        ("children", RDFS["subClassOf"]),
        ("subproperties", RDFS["subPropertyOf"]),
        ("members", SKOS["inScheme"]),
        ("domain_of", RDFS["domain"]),
        ("range_of", RDFS["range"]),
    ):
        found[key] = _named(visit, (quad.subject for quad in _ontology(visit.reading, None, relation, node)))
    return {key: listed for key, listed in found.items() if listed}


def turtle(reading: Reading, node: ox.NamedNode) -> str:
    """Return what the ontology says of a term as Turtle, with the class expressions that it uses."""
    quads: list[ox.Quad] = []
    wanted: list[ox.NamedNode | ox.BlankNode] = [node]
    seen: set[ox.NamedNode | ox.BlankNode] = set()
    while wanted:
        subject = wanted.pop()
        if subject in seen:
            continue
        seen.add(subject)
        for quad in _ontology(reading, subject, None, None):
            quads.append(ox.Quad(*quad.triple))
            if isinstance(quad.object, ox.BlankNode):
                wanted.append(quad.object)
    return write_rdf(quads, "turtle", reading.iris.prefixes()).decode()


def uses(visit: Visit, node: ox.NamedNode, kind: str) -> tuple[int, tuple[Use, ...]]:
    """Return how often the graph uses a term (at most COUNTED are counted), and some of its uses in words."""
    if kind == "classes":
        found = _stored(visit, None, RDF["type"], node)
    elif kind in ("concepts", "schemes"):
        found = _stored(visit, None, None, node)
    else:
        found = _stored(visit, None, node, None)
    quads = list(islice(found, COUNTED))
    shown: dict[str, Use] = {}
    for quad in sorted(quads[:200], key=str)[:40]:
        subject, value = _called(visit, quad.subject), _called(visit, quad.object)
        text = subject if kind == "classes" else f"{subject} · {visit.case.naming.name(str(quad.predicate))} · {value}"
        if isinstance(quad.subject, ox.NamedNode):
            shown.setdefault(text, Use(text, visit.link(quad.subject.value)))
    return len(quads), tuple(shown.values())[:SHOWN]


def _called(visit: Visit, node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Return what a node is called; a claim by its words."""
    if isinstance(node, ox.NamedNode) and kind_of_resource(visit, node.value) == "claim":
        return next((f"„{quote(claim)}“" for claim in visit.case.behind.claims((node,))), node.value)
    return visit.case.naming.name(str(node))


def _stored(
    visit: Visit, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, value: ox.NamedNode | None
) -> Iterator[ox.Quad]:
    own = visit.reading.iris.ontology_graph
    quads = visit.reading.store.engine.quads_for_pattern(subject, predicate, value, None)
    return (quad for quad in quads if quad.graph_name != own)


def _named(visit: Visit, nodes: Iterator[object]) -> tuple[Term, ...]:
    names = {KG.local_name(node) for node in nodes if isinstance(node, ox.NamedNode) and node in KG}
    return tuple(sorted((term(visit, name) for name in names), key=lambda found: (found.label.casefold(), found.name)))


def _ontology(
    reading: Reading,
    subject: ox.NamedNode | ox.BlankNode | None,
    predicate: ox.NamedNode | None,
    value: ox.NamedNode | None,
) -> Iterator[ox.Quad]:
    return reading.store.engine.quads_for_pattern(subject, predicate, value, reading.iris.ontology_graph)
