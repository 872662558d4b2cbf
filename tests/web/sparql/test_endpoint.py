"""The endpoint of a build: forms of results and graphs, its dataset, caching, and the service description."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kgtool.web.negotiation import GRAPH_NAMES, MEDIA_TYPES, RESULT_NAMES
from kgtool.web.sparql.description import SD

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
BASE = "https://w3id.org/kgtool/id/graph/"


def count(client: TestClient, **fields: str | list[str]) -> int:
    got = client.get("/sparql", params={"query": COUNT, **fields}).json()
    return int(got["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("name", RESULT_NAMES)
def test_results_come_in_each_format(client: TestClient, name: str) -> None:
    got = client.get("/sparql", params={"query": "ASK { }"}, headers={"Accept": MEDIA_TYPES[name]})
    assert got.headers["content-type"].partition(";")[0] == MEDIA_TYPES[name]
    assert b"true" in got.content


@pytest.mark.parametrize("name", GRAPH_NAMES)
def test_graphs_come_in_each_format(client: TestClient, name: str) -> None:
    query = "CONSTRUCT { <urn:a> <urn:b> 1 } { }"
    got = client.get("/sparql", params={"query": query}, headers={"Accept": MEDIA_TYPES[name]})
    syntax = ox.RdfFormat.from_media_type(MEDIA_TYPES[name])
    assert syntax is not None
    (quad,) = ox.parse(got.content, syntax)
    assert str(quad.object) == '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_a_kind_of_result_that_no_accepted_form_can_hold_is_refused(client: TestClient) -> None:
    for query, accept in (("ASK { }", "text/turtle"), ("CONSTRUCT WHERE { ?a ?b 1 }", "text/csv")):
        got = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert (got.status_code, got.json()["code"]) == (406, "KG604")


def test_the_default_graph_is_the_union_that_the_command_asks(client: TestClient) -> None:
    parts = [f"{BASE}ontology", f"{BASE}all/facts", f"{BASE}all/inferred"]
    assert (
        count(client)
        == count(client, **{"default-graph-uri": parts})
        > count(client, **{"default-graph-uri": parts[0]})
    )
    assert count(client, **{"named-graph-uri": parts[0]}) == 0


def test_a_graph_that_the_store_does_not_hold_is_refused(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": COUNT, "default-graph-uri": "http://127.0.0.1:9/x"})
    assert (got.status_code, got.json()["code"]) == (400, "KG601")


def test_an_answer_is_not_sent_again_to_who_has_it(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": COUNT})
    again = client.get("/sparql", params={"query": COUNT}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "etag" not in client.get("/sparql", params={"query": "SELECT (NOW() AS ?n) {}"}).headers


def test_a_large_result_comes_whole(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s ?p ?o } }"}, headers={"Accept": "text/csv"})
    assert len(got.content) == int(got.headers["content-length"]) > 1 << 20
    whole = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"}).json()
    assert got.content.count(b"https://w3id.org/kgtool/id/graph/") >= int(whole["results"]["bindings"][0]["n"]["value"])


def test_a_request_without_a_query_is_answered_by_a_description(client: TestClient) -> None:
    got = client.get("/sparql", headers={"Accept": "application/n-triples"})
    triples = {(quad.predicate, quad.object) for quad in ox.parse(got.content, ox.RdfFormat.N_TRIPLES)}
    assert (SD["endpoint"], ox.NamedNode("http://127.0.0.1/sparql")) in triples
    assert (SD["supportedLanguage"], SD["SPARQL11Query"]) in triples
    assert (SD["supportedLanguage"], SD["SPARQL11Update"]) not in triples
    assert (SD["name"], ox.NamedNode(f"{BASE}all/facts")) in triples


def test_graphs_are_read_by_their_names(client: TestClient) -> None:
    got = client.get("/graph-store", params={"graph": f"{BASE}all/facts"}, headers={"Accept": "application/n-triples"})
    assert len(got.content.splitlines()) == count(client, **{"default-graph-uri": f"{BASE}all/facts"})
    assert client.head("/graph-store", params={"graph": f"{BASE}all/facts"}).status_code == 200
    missing = client.get("/graph-store", params={"graph": "urn:none"})
    assert (missing.status_code, missing.json()["code"]) == (404, "KG720")
    assert client.get("/graph-store").status_code == 400
