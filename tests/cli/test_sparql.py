from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kgtool.graph.rdf_io import read_rdf
from tests.cli.conftest import Kgtool

PREFIX = b"PREFIX kg: <https://w3id.org/kgtool/ns#> "


def test_default_graph_is_facts_inferences_and_ontology(kgtool: Kgtool, built: Path) -> None:
    query = PREFIX + b"SELECT ?from ?to { ?flow kg:flowType kg:Investment ; kg:from ?from ; kg:to ?to } ORDER BY ?from"
    ran = kgtool("sparql", "-", "--store", built, stdin=query)
    assert ran.status == 0
    assert [line.split() for line in ran.out.splitlines()[2:]] == [
        ["entity:microsoft", "entity:anthropic"],
    ]


def test_claims_are_reached_by_their_graph(kgtool: Kgtool, built: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(PREFIX + b"SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a kg:Investment } }")
    ran = kgtool("sparql", "q.rq", "--store", built, "--format", "json")
    assert json.loads(ran.out)["results"]["bindings"][0]["n"]["value"] == "1"


def test_from_chooses_the_graphs(kgtool: Kgtool, built: Path) -> None:
    query = PREFIX + b"SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/kgtool/id/graph/all/analysis> { ?c a kg:Flow }"
    ran = kgtool("sparql", "-", "--store", built, "--format", "csv", stdin=query)
    assert ran.out.split() == ["n", "0"]


def test_ask_is_answered_with_a_truth_value(kgtool: Kgtool, built: Path) -> None:
    assert kgtool("sparql", "-", "--store", built, stdin=PREFIX + b"ASK { ?f a kg:Flow }").out == "true\n"


def test_construct_is_answered_with_readable_turtle(kgtool: Kgtool, built: Path) -> None:
    query = PREFIX + b"CONSTRUCT { ?f a kg:Flow } WHERE { ?f kg:flowType kg:Investment }"
    ran = kgtool("sparql", "-", "--store", built, stdin=query)
    assert "a kg:Flow" in ran.out
    assert len(read_rdf(ran.out.encode(), "turtle")) == 1


@pytest.mark.parametrize(
    ("query", "format", "hint"),
    [
        (b"SELECT * { ?s ?p", "table", "KG600"),
        (b"SELECT * { ?s ?p \xff }", "table", "not UTF-8"),
        (b"INSERT DATA { <http://a.example/> <http://b.example/> 1 }", "table", "KG600"),
        (b"SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "table", "KG601"),
        (b"ASK {}", "csv", "no form 'csv'"),
        (b"SELECT * {}", "turtle", "no form 'turtle'"),
    ],
)
def test_bad_query_is_one_line(kgtool: Kgtool, built: Path, query: bytes, format: str, hint: str) -> None:
    ran = kgtool("sparql", "-", "--store", built, "--format", format, stdin=query)
    assert (ran.status, ran.out) == (2, "")
    assert hint in ran.err
    assert ran.err.count("\n") == 1


def test_rows_that_name_flows_have_their_evidence(kgtool: Kgtool, built: Path) -> None:
    text = b"SELECT ?flow { ?flow a <https://w3id.org/kgtool/ns#Flow> } ORDER BY ?flow"
    out = kgtool("sparql", "-", "--store", built, "--evidence", "--format", "csv", "--lang", "en", stdin=text).out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["flow"].rsplit("/", 3)[1:], row["evidence_claims"]) for row in rows] == [
        (["CloudCommitment", "anthropic", "microsoft"], "1"),
        (["Investment", "microsoft", "anthropic"], "1"),
    ]
    assert rows[1]["evidence_quote"] == "Microsoft investiert 5 Milliarden Dollar in Anthropic"
