"""The ontology file as triples, for the tests of this folder."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kgtool.resources import folder
from kgtool.vocabulary.terms import KG

FILE = folder("ontology", "kgtool.ttl")


@cache
def triples() -> tuple[ox.Triple, ...]:
    """Give the triples of the ontology, in the order of the file."""
    return tuple(quad.triple for quad in ox.parse(FILE.read_bytes(), format=ox.RdfFormat.TURTLE))


def objects(subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
    """Give the values of a property of a term."""
    found = [triple.object for triple in triples() if triple.subject == subject and triple.predicate == predicate]
    return [term for term in found if not isinstance(term, ox.Triple)]


def subjects(predicate: ox.NamedNode, value: ox.NamedNode) -> list[ox.NamedNode]:
    """Give the named terms that have a value."""
    found = [triple.subject for triple in triples() if triple.predicate == predicate and triple.object == value]
    return [term for term in found if isinstance(term, ox.NamedNode)]


def own_terms() -> set[ox.NamedNode]:
    """Give every term of our vocabulary that the file describes."""
    return {t.subject for t in triples() if isinstance(t.subject, ox.NamedNode) and t.subject in KG}
