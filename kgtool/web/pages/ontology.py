"""The page of the ontology: its classes as a tree, its properties, its coded values, downloads and version."""

from __future__ import annotations

import pyoxigraph as ox
from markupsafe import Markup

from kgtool.graph.formats import FORMATS
from kgtool.vocabulary.terms import KG, OWL
from kgtool.web.addresses import path_of
from kgtool.web.pages.ontology_pictures import Branch, class_tree, tree_picture
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.terms import Term, terms
from kgtool.web.pages.wording import words


def page(visit: Visit) -> Page:
    """Return the page of the ontology."""
    found, tree = all_terms(visit), tree_of(visit)
    drawing = visit.reading.kept(("class-picture", visit.language), lambda: tree_picture(visit, tree))
    document = path_of(KG.iri, visit.reading.iris) or ""
    values = {
        "tree": tree,
        "drawing": drawing,
        "picture": Markup(drawing.for_page()),
        "groups": [(key, listed) for key, listed in found.items() if key != "classes" and listed],
        "counts": [(key, len(listed)) for key, listed in found.items() if listed],
        "version": _version(visit),
        "document": document.removesuffix("#"),
        "formats": [entry for entry in FORMATS if not entry.datasets or entry.extension == "jsonld"],
    }
    return Page("ontology.html", words(visit.language, "ontology.title"), values, "ontology")


def all_terms(visit: Visit) -> dict[str, tuple[Term, ...]]:
    """Return all terms by kind in the language of the page."""
    return visit.reading.kept(("ontology-terms", visit.language), lambda: terms(visit))


def tree_of(visit: Visit) -> tuple[Branch, ...]:
    """Return the classes as trees in the language of the page."""
    return visit.reading.kept(("class-tree", visit.language), lambda: class_tree(visit, all_terms(visit)["classes"]))


def _version(visit: Visit) -> str:
    own = visit.reading.iris.ontology_graph
    node = ox.NamedNode(KG.iri.removesuffix("#"))
    quads = visit.reading.store.engine.quads_for_pattern(node, OWL["versionInfo"], None, own)
    return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), "")


KIND = PageKind("ontology", "/ontology", page, lambda _reading: ("/ontology",), entry=True)
