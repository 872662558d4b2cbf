"""The page of the ontology: its classes as a tree, its properties, its coded values, downloads and version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.graph.formats import FORMATS
from kgtool.vocabulary.terms import KG, OWL
from kgtool.web.addresses import path_of
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.terms import Term, relations, terms
from kgtool.web.pages.wording import words


@dataclass(frozen=True, slots=True)
class Branch:
    """A class with the classes below it."""

    term: Term
    below: tuple[Branch, ...]


def page(visit: Visit) -> Page:
    """Return the page of the ontology."""
    found = visit.reading.kept(("ontology-terms", visit.language), lambda: terms(visit))
    tree = visit.reading.kept(("class-tree", visit.language), lambda: tuple(_tree(visit, found["classes"])))
    document = path_of(KG.iri, visit.reading.iris) or ""
    values = {
        "tree": tree,
        "groups": [(key, listed) for key, listed in found.items() if key != "classes" and listed],
        "counts": [(key, len(listed)) for key, listed in found.items() if listed],
        "version": _version(visit),
        "document": document.removesuffix("#"),
        "formats": [entry for entry in FORMATS if not entry.datasets or entry.extension == "jsonld"],
    }
    return Page("ontology.html", words(visit.language, "ontology.title"), values, "ontology")


def _tree(visit: Visit, classes: tuple[Term, ...]) -> Iterator[Branch]:
    """Yield the classes that have none of ours above them, each with all below; one below several stands under each."""
    by_name = {term.name: term for term in classes}
    below = {name: relations(visit, KG[name]).get("children", ()) for name in by_name}
    lower = {child.name for children in below.values() for child in children}

    def branch(term: Term) -> Branch:
        return Branch(term, tuple(branch(child) for child in below.get(term.name, ()) if child.name != term.name))

    yield from (branch(term) for term in classes if term.name not in lower)


def _version(visit: Visit) -> str:
    own = visit.reading.iris.ontology_graph
    node = ox.NamedNode(KG.iri.removesuffix("#"))
    quads = visit.reading.store.engine.quads_for_pattern(node, OWL["versionInfo"], None, own)
    return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), "")


KIND = PageKind("ontology", "/ontology", page, lambda _reading: ("/ontology",), entry=True)
