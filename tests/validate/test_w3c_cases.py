"""The W3C suite of SHACL Core and SHACL-SPARQL, through the operation behind `kgtool validate DATA --shapes SHAPES`.

Every Validate case must give exactly the results that it names: focus node, path, value, severity,
constraint component and source shape, blank nodes too. What the suite calls a failure must be a DataFileError.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest

from kgtool.errors import DataFileError
from kgtool.validate.outside import read_graph, validate_outside
from kgtool.validate.report import Result, severity_term
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.terms import RDF, SH

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"

#: Cases that fail, by what is the reason.
REASONS = {
    "core/property/uniqueLang-002": 'pyshacl takes "1"^^xsd:boolean for true, the suite only true itself.',
    "sparql/pre-binding/shapesGraph-001": "A query into the graph of the shapes, which may be left out, is refused.",
}

#: Focus node, path, value, severity, constraint component, source shape.
Row = tuple[str | None, ...]


@dataclass(frozen=True)
class Graph:
    """The triples of a file, to look into."""

    triples: tuple[ox.Triple, ...]

    def one(self, subject: object, predicate: ox.NamedNode) -> object:
        return next((t.object for t in self.triples if t.subject == subject and t.predicate == predicate), None)

    def all(self, subject: object, predicate: ox.NamedNode) -> list[object]:
        return [t.object for t in self.triples if t.subject == subject and t.predicate == predicate]


@cache
def graph(file: Path) -> Graph:
    return Graph(tuple(read_graph([file])))


def path_of(iri: object) -> Path:
    assert isinstance(iri, ox.NamedNode)
    return Path(unquote(urlsplit(iri.value).path))


def case_of(file: Path) -> Iterator[tuple[str, Path, ox.NamedNode]]:
    for triple in graph(file).triples:
        if triple.predicate == RDF["type"] and triple.object == ox.NamedNode(f"{SHT}Validate"):
            assert isinstance(triple.subject, ox.NamedNode)
            folder = "/".join(file.parent.parts[-2:])
            yield f"{folder}/{path_of(triple.subject).name}", file, triple.subject


def cases(root: Path) -> dict[str, tuple[Path, ox.NamedNode]]:
    # The manifests leave out one.
    files = sorted((root / "w3c/data-shapes-test-suite/tests").resolve().rglob("*.ttl"))
    return {name: (where, case) for file in files for name, where, case in case_of(file)}


def written(term: object) -> str | None:
    """Give a term as our results write focus nodes: an IRI bare, all else in Turtle."""
    if term is None:
        return None
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def expected(file: Path, report: object, shapes: Shapes) -> Counter[Row]:
    held = graph(file)
    own = Shapes(held.triples)
    rows: Counter[Row] = Counter()
    for result in held.all(report, SH["result"]):
        shape = held.one(result, SH["sourceShape"])
        assert isinstance(shape, (ox.NamedNode, ox.BlankNode))
        severity, component = held.one(result, SH["resultSeverity"]), held.one(result, SH["sourceConstraintComponent"])
        value = held.one(result, SH["value"])
        path = held.one(result, SH["resultPath"])
        rows[
            written(held.one(result, SH["focusNode"])),
            own.path_of(path) if path is not None else None,
            written(value),
            written(severity),
            written(component),
            shapes.owner(shape),
        ] += 1
    return rows


def row(result: Result) -> Row:
    value = result.value
    if value is not None and value.startswith("<"):
        value = value[1:-1]
    elif value is not None and value.startswith('"'):
        (quad,) = ox.parse(f"<urn:s> <urn:p> {value} .".encode(), format=ox.RdfFormat.TURTLE)
        value = str(quad.object)
    return result.focus_node, result.path, value, severity_term(result.severity).value, result.constraint, result.shape


def holds(file: Path, case: ox.NamedNode) -> bool:
    held = graph(file)
    action = held.one(case, ox.NamedNode(f"{MF}action"))
    data = graph(path_of(held.one(action, ox.NamedNode(f"{SHT}dataGraph")))).triples
    place = path_of(held.one(action, ox.NamedNode(f"{SHT}shapesGraph")))
    wanted = held.one(case, ox.NamedNode(f"{MF}result"))
    try:
        report = validate_outside(data, Shapes(graph(place).triples, place))
    except DataFileError:
        return wanted == ox.NamedNode(f"{SHT}Failure")
    if wanted == ox.NamedNode(f"{SHT}Failure"):
        return False
    conforms = held.one(wanted, SH["conforms"]) == ox.Literal(True)
    rows = Counter(row(result) for result in report.results)
    return conforms == (not report.results) and rows == expected(file, wanted, Shapes(graph(place).triples))


@pytest.mark.shared
def test_every_validate_case_gives_its_results_but_those_with_a_reason(shared: Path) -> None:
    found = cases(shared)
    assert len(found) == 121
    assert sorted(name for name, (file, case) in found.items() if not holds(file, case)) == sorted(REASONS)
    assert len(REASONS) <= 2
