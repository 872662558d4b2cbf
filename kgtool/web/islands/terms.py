"""What the SPARQL editor completes and offers: prefixes, the terms of the ontology, the stored questions."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import pyoxigraph as ox

from kgtool.query.ask import bind
from kgtool.query.library import library
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, OWL, PREFIXES, RDF
from kgtool.web.reading import Reading

_KINDS = {
    OWL["Class"]: "class",
    OWL["ObjectProperty"]: "property",
    OWL["DatatypeProperty"]: "property",
    OWL["AnnotationProperty"]: "property",
    OWL["NamedIndividual"]: "concept",
}
_GRAPH = ox.NamedNode("urn:x-kgtool:ontology")
#: The comments at the head of a stored question, which say what its form and table need.
_HEADER = re.compile(r"\A(?:#[^\n]*\n)+")
_PREFIXED = re.compile(r"(?<![\w:?$<])([a-z]+):([A-Za-z]\w*)")


def editor_terms(reading: Reading, language: str) -> dict[str, object]:
    """Return prefixes, terms, questions and own addresses as `src/editor/vocabulary.ts` takes them."""
    iris = reading.iris
    return {
        "prefixes": PREFIXES,
        "terms": [*_own_terms(language), *_borrowed_terms()],
        "questions": [
            {
                "name": one.name,
                "title": one.title[language],
                "query": _HEADER.sub("", bind(one, reading.store, {}, iris)),
            }
            for one in library()
        ],
        "own": {iri: urlsplit(iri).path + ("#" if iri.endswith("#") else "") for iri in (iris.base, KG.iri)},
    }


@cache
def _own_terms(language: str) -> tuple[dict[str, str], ...]:
    """Return the ontology's classes, properties and concepts with their labels, by name."""
    ontology = load_ontology()
    found = {
        KG.local_name(quad.subject): _KINDS[quad.object]
        for quad in ontology.quads(_GRAPH)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        if quad.predicate == RDF["type"] and quad.object in _KINDS and quad.subject in KG
    }
    return tuple(
        {"name": f"kg:{name}", "kind": kind, "label": ontology.label(name, language)}
        for name, kind in sorted(found.items())
    )


@cache
def _borrowed_terms() -> tuple[dict[str, str], ...]:
    """Return the terms of other vocabularies that the stored questions use, by name."""
    found = {
        (prefix, local)
        for question in library()
        for prefix, local in _PREFIXED.findall(question.text)
        if prefix in PREFIXES and prefix != "kg"
    }
    return tuple(
        {"name": f"{prefix}:{local}", "kind": "class" if local[:1].isupper() else "property", "label": ""}
        for prefix, local in sorted(found)
    )
