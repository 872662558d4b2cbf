"""The page of one term of the ontology: what it means, how it stands to others, where the graph uses it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.ontology_pictures import term_picture
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.payments import figure
from kgtool.web.pages.terms import COUNTED, kind_of, relations, term, turtle, uses
from kgtool.web.problem import NotFoundError
from kgtool.web.reading import Reading


def page(visit: Visit) -> Page:
    """Return the page of a term by its local name; an unknown one is not found and names the nearest."""
    name = visit.parts["name"]
    kind = kind_of(visit.reading, KG[name]) if name.isalnum() else None
    if kind is None:
        near = get_close_matches(name, load_ontology().kinds, n=1)
        cure = f"Did you mean '{near[0]}'?" if near else "See /ontology for all terms."
        raise NotFoundError(f"The ontology has no term '{name}'.", cure)
    found = term(visit, name)
    count, shown = uses(visit, KG[name], kind)
    related = relations(visit, KG[name])
    drawing = term_picture(visit, found, related)
    values = {
        "term": found,
        "picture": None if drawing is None else figure(drawing),
        "kind": kind,
        "iri": KG[name].value,
        "definitions": [load_ontology().definition(name, language) or "" for language in ("de", "en")],
        "labels": [load_ontology().label(name, language) for language in ("de", "en")],
        "relations": related,
        "turtle": turtle(visit.reading, KG[name]),
        "count": count,
        "many": count >= COUNTED,
        "uses": shown,
    }
    return Page("term.html", found.label, values, "ontology")


def _addresses(_reading: Reading) -> Iterable[str]:
    return (f"/ontology/{name}" for name in load_ontology().kinds)


KIND = PageKind("term", "/ontology/{name}", page, _addresses)
