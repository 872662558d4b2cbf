"""The W3C suites of RDF 1.1 by their manifests: read, written in every fitting format, read back as equal graphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad, QuerySolutions, Store

from kgtool.errors import RdfError
from kgtool.graph.formats import FORMATS, RDFXML, Format, format_named, format_of_file
from kgtool.graph.rdf_io import read_rdf, write_rdf

#: Folder: format of its tests, base IRI, number of evaluation, positive and negative tests that its manifest lists.
SUITES = {
    "rdf-turtle": ("turtle", (145, 74, 94)),
    "rdf-trig": ("trig", (143, 98, 115)),
    "rdf-n-triples": ("ntriples", (0, 41, 29)),
    "rdf-n-quads": ("nquads", (0, 53, 34)),
    "rdf-xml": ("rdfxml", (126, 0, 40)),
}
BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/"
ENTRIES = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?name ?type ?action ?result WHERE {
  ?manifest mf:entries/rdf:rest*/rdf:first ?test .
  ?test a ?type ; mf:name ?name ; mf:action ?action .
  OPTIONAL { ?test mf:result ?result }
} ORDER BY ?name"""


@dataclass(frozen=True)
class Case:
    name: str
    kind: str
    action: Path
    result: Path | None
    base: str


def cases(folder: Path) -> list[Case]:
    base = f"{BASE}{folder.name}/"
    store = Store()
    store.extend(read_rdf((folder / "manifest.ttl").read_bytes(), "turtle", base + "manifest.ttl"))
    found = []
    rows = store.query(ENTRIES)
    assert isinstance(rows, QuerySolutions)
    for row in rows:
        name, kind, action, result = (str(getattr(term, "value", "")) for term in row)
        local = action.removeprefix(base)
        kind = next(word for word in ("Eval", "PositiveSyntax", "NegativeSyntax") if kind.endswith(word))
        expected = folder / result.removeprefix(base) if result else None
        found.append(Case(name, kind, folder / local, expected, base + local))
    return found


def canonical(quads: list[Quad]) -> Dataset:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def fitting(quads: list[Quad]) -> Iterator[Format]:
    """Give the formats that can hold the quads; those without graphs only where all are in the default graph."""
    named = any(quad.graph_name != DefaultGraph() for quad in quads)
    yield from (format for format in FORMATS if format.datasets or not named)


def writable_as_xml(quads: list[Quad]) -> bool:
    try:
        write_rdf(quads, RDFXML)
    except RdfError as error:
        assert "RDF/XML cannot write" in str(error)
        return False
    return True


@pytest.mark.shared
@pytest.mark.parametrize("suite", SUITES)
def test_evaluation_and_positive_syntax_survive_the_round_trip(suite: str, shared: Path) -> None:
    name, (evaluated, positive, _) = SUITES[suite]
    syntax = format_named(name)
    ran: Counter[str] = Counter()
    not_xml = []
    for case in cases(shared / "w3c" / "rdf" / "rdf11" / suite):
        if case.kind == "NegativeSyntax":
            continue
        quads = read_rdf(case.action.read_bytes(), syntax, case.base)
        expected = canonical(quads)
        if case.result is not None:
            assert canonical(read_rdf(case.result.read_bytes(), format_of_file(case.result.name))) == expected, case
        for target in fitting(quads):
            if target is RDFXML and not writable_as_xml(quads):
                not_xml.append(case.name)
                continue
            written = write_rdf(quads, target, {"p": "http://a.example/", "q": "http://example/"})
            assert canonical(read_rdf(written, target)) == expected, (case, target.name, written)
        ran[case.kind] += 1
    assert (ran["Eval"], ran["PositiveSyntax"]) == (evaluated, positive)
    print(f"{suite}: {dict(ran)}; not written as RDF/XML, which has no way to say it: {', '.join(not_xml) or 'none'}")


@pytest.mark.shared
@pytest.mark.parametrize("suite", SUITES)
def test_negative_syntax_is_refused(suite: str, shared: Path) -> None:
    name, (_, _, negative) = SUITES[suite]
    ran = 0
    accepted = []
    for case in cases(shared / "w3c" / "rdf" / "rdf11" / suite):
        if case.kind == "NegativeSyntax":
            ran += 1
            try:
                read_rdf(case.action.read_bytes(), name, case.base)
            except RdfError:
                continue
            accepted.append(case.name)
    assert ran == negative
    assert accepted == []
