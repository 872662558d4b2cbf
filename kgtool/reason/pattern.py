"""Triples and triple patterns as text: how they are read from a rule, filled with a solution, and turned into terms.

Rules work on terms as N-Triples writes them (`<https://…>`, `"x"@de`, `_:b1`); a variable is `?name`. Text hashes and
compares faster than the store's own terms, and a rule is written in it anyway.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import OWL, RDF, RDFS

#: A triple as the store's own terms.
Ground: TypeAlias = "tuple[ox.NamedNode | ox.BlankNode | ox.Literal, ...]"
#: A triple as text.
Triple: TypeAlias = tuple[str, str, str]
#: A triple pattern as text: a place that begins with `?` is a variable.
Atom: TypeAlias = tuple[str, str, str]
#: Variable to what a solution binds it to.
Bindings: TypeAlias = Mapping[str, str]

TYPE = str(RDF["type"])
SAME = str(OWL["sameAs"])
THING = str(OWL["Thing"])

#: What stands in the IRI of a blank node that a store gave a name (RDF 1.1 Concepts, section 3.5).
_GENID = "/.well-known/genid/"
_TERM = re.compile(
    r"(?P<variable>\?[\w#]+)|(?P<iri><[^<>\s]+>)|(?P<prefix>[\w-]+):(?P<local>[\w-]+)|(?P<a>a)|(?P<number>\d+)"
)
_COUNT = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
#: What OWL says of individuals, not of classes and properties.
_OF_DATA = {SAME, str(OWL["differentFrom"])}
_DATA_CLASSES = {THING, str(OWL["Nothing"]), str(OWL["NamedIndividual"])}
_LANGUAGES = tuple(f"<{namespace.iri}" for namespace in (OWL, RDFS))
_LISTS = (str(RDF["first"]), str(RDF["rest"]))


def is_variable(term: str) -> bool:
    """Tell whether a place of a pattern is a variable."""
    return term[0] == "?"


def is_unnamed(term: str) -> bool:
    """Tell whether a term is a blank node, or one that a store gave a name."""
    return term.startswith("_:") or _GENID in term


def is_hidden(triple: Atom) -> bool:
    """Tell whether a triple puts something into a class without a name, or says a property without one.

    Such triples are steps of proofs only: they are concluded and never stored.
    """
    return triple[1].startswith("_:") or _GENID in triple[1] or (triple[1] == TYPE and is_unnamed(triple[2]))


def is_schema(atom: Atom) -> bool:
    """Tell whether only an ontology says what a pattern asks: a word of OWL, RDFS or RDF lists stands in it."""
    _, predicate, value = atom
    if predicate == TYPE:
        return value.startswith(_LANGUAGES) and value not in _DATA_CLASSES
    return predicate in _LISTS or (predicate.startswith(_LANGUAGES) and predicate not in _OF_DATA)


def fill(atom: Atom, bindings: Bindings) -> Triple:
    """Return the triple that a solution makes of a pattern; places that it does not bind stay."""
    subject, predicate, value = atom
    return bindings.get(subject, subject), bindings.get(predicate, predicate), bindings.get(value, value)


def unify(atom: tuple[str, ...], triple: tuple[str, ...], bindings: Bindings) -> dict[str, str] | None:
    """Return the bindings with those that make the triple of the pattern, None where nothing does."""
    bound = dict(bindings)
    for place, term in zip(atom, triple, strict=True):
        if bound.setdefault(place, term) != term if place[0] == "?" else place != term:
            return None
    return bound


def parse_atom(line: str, prefixes: Mapping[str, str]) -> Atom:
    """Read `subject predicate object`, with or without a full stop; else a ValueError says what was expected."""
    words = line.removesuffix(".").split()
    if len(words) != 3:
        raise ValueError("a rule holds one triple a line, `?s kg:investsIn ?o .`")
    subject, predicate, value = (parse_term(word, prefixes) for word in words)
    return subject, predicate, value


def parse_term(word: str, prefixes: Mapping[str, str]) -> str:
    """Read a variable, an IRI, a prefixed name, `a` or a number of values; else a ValueError says what was expected."""
    match = _TERM.fullmatch(word)
    if match is None:
        raise ValueError(f"'{word}' is no variable, no IRI and no prefixed name")
    if match["a"]:
        return TYPE
    if match["number"]:
        return f'"{word}"^^<{_COUNT}>'
    if match["prefix"] is None:
        return word
    if match["prefix"] not in prefixes:
        raise ValueError(f"the prefix '{match['prefix']}:' is not declared")
    return f"<{prefixes[match['prefix']]}{match['local']}>"


def as_text(triple: Ground | ox.Triple) -> Triple:
    """Return a triple as text."""
    subject, predicate, value = triple
    return str(subject), str(predicate), str(value)


def term(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return the term that a text stands for."""
    if text[0] == "<":
        return ox.NamedNode(text[1:-1])
    if text[0] == "_":
        return ox.BlankNode(text[2:])
    value = next(iter(ox.parse(f"<urn:a> <urn:a> {text} .", format=ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(value, ox.Literal)
    return value


def ground(triple: Triple) -> Ground:
    """Return a triple as the store's own terms."""
    return tuple(term(text) for text in triple)
