"""Cases that are a dataset, a query and its result: the suites of query evaluation and of result formats."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from tests.web.w3c.endpoints import Endpoints, clear, client, send

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
TYPES = (MF.QueryEvaluationTest, MF.CSVResultFormatTest)
#: Folders that are left out: they ask for entailment, and for other endpoints.
LEFT_OUT = ("entailment", "service")

_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
#: What SPARQLWrapper is asked for, by the ending of the file with the result.
_ASKED = {".srx": "xml", ".srj": "json", ".tsv": "tsv", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class Case:
    """A case; the graphs are files, those of the default graph and the named ones."""

    name: str
    query: Path
    default: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path


def _file(node: Node) -> Path:
    return Path(str(node).removeprefix("file://"))


def cases(suite: Path) -> Iterator[Case]:
    """Yield the cases of all folders but those left out, by folder and place in its manifest."""
    for manifest in sorted(suite.glob("*/manifest.ttl")):
        if manifest.parent.name in LEFT_OUT:
            continue
        graph = Graph().parse(manifest, publicID=manifest.as_uri())
        entries = graph.value(URIRef(manifest.as_uri()), MF.entries)
        for case in Collection(graph, entries) if entries is not None else ():
            if not any((case, RDF.type, kind) in graph for kind in TYPES):
                continue
            action, result = graph.value(case, MF.action), graph.value(case, MF.result)
            assert result is not None
            query = graph.value(action, QT.query)
            assert query is not None
            yield Case(
                f"{manifest.parent.name}/{str(case).rpartition('#')[2]}",
                _file(query),
                tuple(sorted(map(_file, graph.objects(action, QT.data)))),
                tuple(sorted(map(_file, graph.objects(action, QT.graphData)))),
                _file(result),
            )


def failure(endpoints: Endpoints, case: Case) -> str | None:
    """Run a case and return what is wrong, None if nothing is."""
    clear(endpoints)
    for file in case.default:
        _load(endpoints, "default", file)
    for file in dict.fromkeys((*case.named, *_named_by(case))):
        _load(endpoints, f"graph={quote(file.as_uri(), safe='')}", file)
    text = f"BASE <{case.query.as_uri()}>\n{case.query.read_text('utf-8')}"
    try:
        got = client(endpoints, text, _ASKED.get(case.result.suffix, "json")).query().response.read()
    except SPARQLWrapperException as error:
        return f"refused: {str(error)[:90]}"
    except HTTPError as error:
        return f"status {error.code}"
    return None if _fits(case, text, got) else "another result"


def _named_by(case: Case) -> Iterator[Path]:
    """Yield the files that a query names by FROM: nothing is fetched, so they have to be there."""
    text = case.query.read_text("utf-8").lower()
    if "from" in text:
        yield from (file for file in case.default if f"<{file.name.lower()}>" in text)


def _load(endpoints: Endpoints, place: str, file: Path) -> None:
    format = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}[file.suffix]
    # The base of what is sent would be the address of the service.
    text = ox.serialize(ox.parse(path=file, format=format, base_iri=file.as_uri()), format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    headers = {**endpoints.headers, "Content-Type": "application/n-triples"}
    answered = send("POST", f"{endpoints.graphs}?{place}", text, headers)
    assert answered.status in {200, 201, 204}, (file, answered)


def _fits(case: Case, text: str, got: bytes) -> bool:
    ending = case.result.suffix
    if ending == ".csv":
        return _table(case.result.read_text("utf-8")) == _table(got.decode())
    if ending in _FORMATS:
        return _rows(case.result.read_bytes(), _FORMATS[ending]) == _rows(got, _FORMATS[ending])
    expected = Graph().parse(case.result, publicID=case.result.as_uri())
    if (None, RDF.type, URIRef(f"{RS}ResultSet")) in expected:
        return _of_result_set(expected) == _rows(got, ox.QueryResultsFormat.JSON)
    return _canonical(case.result.read_bytes(), case.result.as_uri()) == _canonical(got, case.query.as_uri())


def _table(text: str) -> Counter[tuple[tuple[str, str], ...]]:
    """Return the rows of a CSV with the names of columns, whose order `*` leaves open; blank nodes are all alike."""
    rows = csv.DictReader(StringIO(text))
    return Counter(
        tuple(sorted((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items())) for row in rows
    )


def _canonical(text: bytes, base: str) -> ox.Dataset:
    return _relabelled(ox.Dataset(ox.parse(text, ox.RdfFormat.TURTLE, base_iri=base)))


def _relabelled(data: ox.Dataset) -> ox.Dataset:
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return data


_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
#: Truth, or columns with rows, these as a dataset with a blank node for each.
_Rows = bool | tuple[frozenset[str], int, ox.Dataset]


def _rows(text: bytes, format: ox.QueryResultsFormat) -> _Rows:
    found = ox.parse_query_results(text, format)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return _dataset(frozenset(names), [[(name, row[name]) for name in names] for row in found])


def _of_result_set(graph: Graph) -> _Rows:
    """Read a result that is written in RDF."""
    head = next(graph.subjects(RDF.type, URIRef(f"{RS}ResultSet")))
    truth = graph.value(head, URIRef(f"{RS}boolean"))
    if truth is not None:
        return str(truth) == "true"
    rows: list[list[tuple[str, _Term | None]]] = []
    for solution in graph.objects(head, URIRef(f"{RS}solution")):
        bindings = graph.objects(solution, URIRef(f"{RS}binding"))
        rows.append(
            [
                (str(graph.value(each, URIRef(f"{RS}variable"))), _term(graph.value(each, URIRef(f"{RS}value"))))
                for each in bindings
            ]
        )
    return _dataset(frozenset(map(str, graph.objects(head, URIRef(f"{RS}resultVariable")))), rows)


def _term(node: Node | None) -> _Term:
    assert node is not None
    (quad,) = ox.parse(f"<urn:s> <urn:p> {node.n3()} .", ox.RdfFormat.TURTLE)
    found: _Term = quad.object
    return found


_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: dict[str, Callable[[str], object]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": lambda text: Decimal(text).normalize(),
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": lambda text: text in {"true", "1"},
}


def _by_value(term: _Term) -> _Term:
    """Return a number in one of the forms that it can be written in."""
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        return ox.Literal(str(_NUMBERS[term.datatype.value](term.value)), datatype=term.datatype)
    return term


def _dataset(names: frozenset[str], rows: list[list[tuple[str, _Term | None]]]) -> _Rows:
    data = ox.Dataset()
    kinds: Counter[str] = Counter()
    for row in rows:
        bound = sorted((name, _by_value(term)) for name, term in row if term is not None)
        if any(isinstance(term, ox.BlankNode) for _, term in bound):
            node = ox.BlankNode()
        else:
            key = repr(bound)
            kinds[key] += 1
            node = ox.BlankNode()
            data.add(ox.Quad(node, ox.NamedNode("urn:copy"), ox.Literal(kinds[key])))
        for name, term in bound:
            data.add(ox.Quad(node, ox.NamedNode(f"urn:{name}"), term))
    return names, len(rows), _relabelled(data)
