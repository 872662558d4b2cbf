"""Triple patterns of a rule: how they are read, written into a query, and filled with a solution."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import OWL, RDF, RDFS

#: A ground triple as a tuple, which hashes faster than the store's own.
Ground: TypeAlias = "tuple[ox.NamedNode | ox.BlankNode | ox.Literal, ...]"
#: Variable name to what a solution binds it to.
Bindings: TypeAlias = "Mapping[str, ox.NamedNode | ox.BlankNode | ox.Literal]"

_TERM = re.compile(r"\?(?P<variable>\w+)|<(?P<iri>[^<>\s]+)>|(?P<prefix>[\w-]+):(?P<local>[\w-]+)|(?P<a>a)")


@dataclass(frozen=True, slots=True)
class Term:
    """A place of a pattern: a variable's name or an IRI. `path` is `+` where the predicate is walked repeatedly."""

    variable: str | None
    iri: ox.NamedNode | None
    path: str = ""

    def __str__(self) -> str:
        return (f"?{self.variable}" if self.variable else str(self.iri)) + self.path


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern."""

    subject: Term
    predicate: Term
    object: Term

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object} ."

    @property
    def terms(self) -> tuple[Term, Term, Term]:
        """Return subject, predicate and object."""
        return (self.subject, self.predicate, self.object)

    @property
    def is_schema(self) -> bool:
        """Tell whether only the ontology can match: a path, or a term of RDFS, OWL or RDF lists."""
        predicate = self.predicate.iri
        lists = (RDF["first"], RDF["rest"])
        in_language = predicate in RDFS or predicate in OWL or predicate in lists or self.object.iri in OWL
        return bool(self.predicate.path) or in_language

    def fill(self, bindings: Bindings) -> Ground:
        """Return the triple that a solution makes of the pattern."""
        return tuple(_filled(term, bindings) for term in self.terms)


def _filled(term: Term, bindings: Bindings) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if term.iri is not None:
        return term.iri
    assert term.variable is not None
    return bindings[term.variable]


def parse_pattern(line: str, prefixes: Mapping[str, str]) -> Pattern:
    """Read one line `subject predicate object .`; anything else is a ValueError that says what was expected."""
    words = line.removesuffix(".").split()
    if not line.endswith(".") or len(words) != 3:
        raise ValueError("a rule holds one triple a line, `?s kg:investsIn ?o .`")
    return Pattern(*(_term(word, prefixes) for word in words))


def _term(word: str, prefixes: Mapping[str, str]) -> Term:
    path = "+" if word.endswith("+") else ""
    match = _TERM.fullmatch(word.removesuffix("+"))
    if match is None:
        raise ValueError(f"'{word}' is no variable, no IRI and no prefixed name")
    if match["variable"]:
        return Term(match["variable"], None, path)
    if match["a"]:
        return Term(None, RDF["type"], path)
    if match["iri"]:
        return Term(None, ox.NamedNode(match["iri"]), path)
    if match["prefix"] not in prefixes:
        raise ValueError(f"the prefix '{match['prefix']}:' is not declared")
    return Term(None, ox.NamedNode(prefixes[match["prefix"]] + match["local"]), path)
