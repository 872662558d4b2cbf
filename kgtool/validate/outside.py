"""Validates RDF that is not ours: a data graph and a shapes graph, as SHACL defines it, and nothing added to either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kgtool.documents.faults import MissingSourceError
from kgtool.errors import DataFileError, Place
from kgtool.graph.formats import format_of_file
from kgtool.graph.rdf_io import read_rdf
from kgtool.validate.rdflib_graph import to_rdflib
from kgtool.validate.report import ValidationReport
from kgtool.validate.results import read_results
from kgtool.validate.shapes import Shapes
from kgtool.validate.validate import run_pyshacl
from kgtool.vocabulary.terms import OWL, SH

_T = TypeVar("_T")
#: Where a shape holds a query, and what makes one look into another graph.
_QUERIES = (SH["select"], SH["ask"])
_GRAPH = re.compile(r"\bGRAPH\b|[$?](?:shapesGraph|currentShape)\b", re.IGNORECASE)


def read_graph(files: Sequence[Path]) -> list[ox.Triple]:
    """Return the triples of RDF files as one graph, in their order, blank nodes named by file and order.

    Graphs of a dataset are taken together; relative IRIs are resolved against the file. A file that is absent is a
    MissingSourceError, one that is no RDF an RdfError, an unknown extension a UsageError.
    """
    triples: list[ox.Triple] = []
    for number, file in enumerate(files):
        format = format_of_file(file.name)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise MissingSourceError(str(file)) from error
        quads = read_rdf(data, format, file.resolve().as_uri(), name=str(file))
        triples += _relabelled((quad.triple for quad in quads), f"b{number}x")
    return triples


def validate_outside(data: Iterable[ox.Triple], shapes: Shapes) -> ValidationReport:
    """Check a data graph against a shapes graph.

    Shapes that pyshacl cannot work with, and those that SHACL says are a failure, are a DataFileError.
    """
    queries = (triple.object for triple in shapes.triples if triple.predicate in _QUERIES)
    if any(isinstance(query, ox.Literal) and _GRAPH.search(query.value) for query in queries):
        cause = "A constraint's query names a graph, which pyshacl cannot answer."
        raise DataFileError(cause, "Ask the data graph only.", Place(str(shapes.place)))
    rules = to_rdflib([*shapes.triples, *_imported_prefixes(shapes.triples)], whole=True)
    return read_results(run_pyshacl(to_rdflib(data, whole=True), rules, shapes.place), shapes, None)


def _imported_prefixes(shapes: Sequence[ox.Triple]) -> list[ox.Triple]:
    """Return which prefixes a node declares by others that it imports (https://www.w3.org/TR/shacl/#sparql-prefixes)."""
    imports: dict[object, list[ox.NamedNode | ox.BlankNode]] = {}
    declared: dict[object, list[ox.Triple]] = {}
    for triple in shapes:
        if triple.predicate == OWL["imports"] and isinstance(triple.object, (ox.NamedNode, ox.BlankNode)):
            imports.setdefault(triple.subject, []).append(triple.object)
        elif triple.predicate == SH["declare"]:
            declared.setdefault(triple.subject, []).append(triple)
    found = []
    named = {triple.object: None for triple in shapes if triple.predicate == SH["prefixes"]}
    for node in (node for node in named if isinstance(node, (ox.NamedNode, ox.BlankNode))):
        reached = list(imports.get(node, ()))
        for other in reached:
            found += [ox.Triple(node, SH["declare"], triple.object) for triple in declared.get(other, ())]
            reached += [further for further in imports.get(other, ()) if further not in reached]
    return found


def _relabelled(triples: Iterable[ox.Triple], prefix: str) -> list[ox.Triple]:
    """Return the triples with blank nodes named by their order, so that a report is the same each time."""
    names: dict[ox.BlankNode, ox.BlankNode] = {}

    def named(term: _T) -> _T | ox.BlankNode:
        return names.setdefault(term, ox.BlankNode(f"{prefix}{len(names)}")) if isinstance(term, ox.BlankNode) else term

    return [ox.Triple(named(triple.subject), triple.predicate, named(triple.object)) for triple in triples]
