"""Reads the little of OWL's functional syntax that the test cases without RDF/XML use, as triples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgtool.reason.pattern import TYPE, Triple
from kgtool.vocabulary.terms import OWL, RDFS

_PREFIX = re.compile(r"Prefix\(\s*(\w*):\s*=\s*<([^>]*)>\s*\)")
_AXIOM = re.compile(r"^\s*(\w+)\((.*)\)\s*$", re.MULTILINE)
_VALUE = re.compile(r"DataHasValue\((\S+) (\S+)\) (\S+)")


def read(text: str) -> list[Triple]:
    """Give the triples of an ontology; an axiom of an unknown kind is a ValueError."""
    prefixes = dict(_PREFIX.findall(text))

    def term(word: str) -> str:
        words, mark, kind = word.partition("^^")
        if mark:
            return f"{words}^^{term(kind)}"
        prefix, _, name = word.partition(":")
        return f"<{prefixes[prefix]}{name}>"

    body = text[text.index("Ontology(") + len("Ontology(") :]
    return [triple for kind, words in _AXIOM.findall(body) for triple in _axiom(kind, words.strip(), term)]


def _axiom(kind: str, words: str, term: object) -> Iterator[Triple]:
    assert callable(term)
    if kind == "FunctionalDataProperty":
        yield term(words), TYPE, str(OWL["FunctionalProperty"])
    elif kind == "DataPropertyRange":
        name, datatype = map(term, words.split())
        yield name, str(RDFS["range"]), datatype
    elif kind == "DataPropertyAssertion":
        name, individual, value = map(term, words.split())
        yield individual, name, value
    elif kind == "ClassAssertion" and (match := _VALUE.fullmatch(words)):
        name, value, individual = map(term, match.groups())
        node = "_:v" + re.sub(r"\W", "", words)
        yield individual, TYPE, node
        yield node, str(OWL["onProperty"]), name
        yield node, str(OWL["hasValue"]), value
    elif kind != "Declaration":
        raise ValueError(f"{kind} is not read")
