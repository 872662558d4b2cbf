"""Terms of pyoxigraph as terms of rdflib, which pyshacl works on.

A bridge in place of oxrdflib, under which pyshacl reports false results for sh:in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


def to_rdflib(triples: Iterable[ox.Triple | ox.Quad], *, whole: bool = False) -> rdflib.Graph:
    """Return an rdflib graph of the triples; blank nodes keep their labels, literals their lexical forms.

    `whole` asks for rdflib's own store, which has all that shapes of strangers need.
    """
    import rdflib

    from kgtool.validate.triple_store import TripleStore

    store = TripleStore()
    graph = rdflib.Graph(store="default" if whole else store, bind_namespaces="none")
    terms: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        known = terms.get(value)
        if known is None:
            known = terms[value] = _to_rdflib_term(value)
        return known

    add = graph.add if whole else store.add
    for triple in triples:
        add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def _to_rdflib_term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    from rdflib.term import BNode, Literal, URIRef

    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    if isinstance(value, ox.Triple):
        raise TypeError(f"{value} is a triple term, which SHACL 1.0 does not know")
    if value.language is not None:
        return Literal(value.value, lang=value.language)
    datatype = value.datatype.value
    if datatype == "http://www.w3.org/2001/XMLSchema#string":
        return Literal(value.value)
    return Literal(value.value, datatype=URIRef(datatype), normalize=False)
