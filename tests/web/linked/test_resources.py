"""Every IRI of the graph is served at its own path, and what is served together is the graph."""

from __future__ import annotations

import os
from collections import defaultdict

import pyoxigraph as ox
import pytest
from rdflib import Graph
from starlette.applications import Starlette
from starlette.testclient import TestClient

from kgtool.graph.formats import FORMATS, Format
from kgtool.vocabulary.terms import Iris
from kgtool.web.addresses import path_of
from kgtool.web.reading import Reading

IRIS = Iris()
NVIDIA = path_of(IRIS.entity("nvidia").value, IRIS) or ""
#: So many resources of each kind are asked for; all with KGTOOL_ALL_IRIS.
SAMPLE = None if os.environ.get("KGTOOL_ALL_IRIS") else 4
TURTLE = {"Accept": "text/turtle"}


def reading_of(client: TestClient) -> Reading:
    app = client.app
    assert isinstance(app, Starlette)
    with app.state.current.borrow() as reading:
        assert isinstance(reading, Reading)
        return reading


def documents(reading: Reading) -> dict[str, list[str]]:
    """Give the IRIs without fragment of all our subjects, by their kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in reading.store.engine.quads_for_pattern(None, None, None, None):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(IRIS.base):
            iri = quad.subject.value.partition("#")[0]
            found[iri.removeprefix(IRIS.base).partition("/")[0]].add(iri)
    return {kind: sorted(iris) for kind, iris in sorted(found.items())}


def triples(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)}


def test_each_resource_is_served_with_all_that_the_graph_says_of_it(client: TestClient) -> None:
    reading = reading_of(client)
    engine = reading.store.engine
    asked = 0
    kinds = documents(reading)
    assert {"entity", "claim", "deal", "flow", "circle", "document", "inference", "lock-in", "clash"} <= set(kinds)
    for iris in kinds.values():
        for iri in iris[:: max(1, len(iris) // SAMPLE)][:SAMPLE] if SAMPLE else iris:
            response = client.get(path_of(iri, IRIS) or "", headers={"Accept": "application/n-triples"})
            assert response.status_code == 200, iri
            said = {quad.triple for quad in engine.quads_for_pattern(ox.NamedNode(iri), None, None, None)}
            assert said <= triples(response.text), iri
            asked += 1
    assert asked > 60


def test_the_documents_together_hold_the_default_graph(client: TestClient) -> None:
    reading = reading_of(client)
    default = {
        quad.triple
        for graph in IRIS.default_graphs()
        for quad in reading.store.engine.quads_for_pattern(None, None, None, graph)
    }
    assert len(default) > 10_000
    by_document: dict[str, set[ox.Triple]] = defaultdict(set)
    for triple in default:
        assert isinstance(triple.subject, ox.NamedNode)
        ours = triple.subject.value.startswith(IRIS.base)
        by_document[triple.subject.value.partition("#")[0] if ours else "https://w3id.org/kgtool/ns"].add(triple)
    wanted = sorted(by_document)
    for iri in wanted if SAMPLE is None else {*wanted[::25], "https://w3id.org/kgtool/ns"}:
        response = client.get(path_of(f"{iri}#", IRIS) or "", headers={"Accept": "application/n-triples"})
        assert by_document[iri] <= triples(response.text), iri


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_resource_comes_in_each_format_however_it_is_asked_for(client: TestClient, known: Format) -> None:
    by_accept = client.get(NVIDIA, headers={"Accept": known.media_type})
    by_field = client.get(NVIDIA, params={"format": known.name})
    by_suffix = client.get(f"{NVIDIA}.{known.extension}")
    assert by_accept.headers["content-type"].partition(";")[0] == known.media_type
    assert by_accept.headers["content-location"] == f"{NVIDIA}?format={known.name}"
    assert by_accept.headers["link"] == f'<{IRIS.entity("nvidia").value}>; rel="canonical"'
    assert by_accept.headers["vary"] == "Accept"
    assert by_accept.content == by_field.content
    assert len(by_suffix.content) > 1000


def test_rdflib_reads_the_same_graph_from_each_syntax(client: TestClient) -> None:
    names = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}
    graphs = {
        media_type: Graph().parse(data=client.get(NVIDIA, headers={"Accept": media_type}).text, format=name)
        for media_type, name in names.items()
    }
    sizes = {len(graph) for graph in graphs.values()}
    assert len(sizes) == 1
    first, *others = graphs.values()
    assert all(set(other) == set(first) for other in others)


def test_trig_names_the_graph_of_each_triple(client: TestClient) -> None:
    text = client.get(NVIDIA, headers={"Accept": "application/trig"}).text
    quads = set(ox.parse(text, format=ox.RdfFormat.TRIG))
    node = ox.NamedNode(IRIS.entity("nvidia").value)
    assert set(reading_of(client).store.engine.quads_for_pattern(node, None, None, None)) <= quads


def test_a_browser_gets_the_page_of_the_same_address(client: TestClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    response = client.get(NVIDIA, headers=browser)
    assert response.headers["content-type"].startswith("text/html")
    assert response.headers["content-location"] == f"{NVIDIA}?format=html"
    assert response.headers["link"] == f'<{IRIS.entity("nvidia").value}>; rel="canonical"'


def test_quality_values_choose_the_format(client: TestClient) -> None:
    accept = "text/html;q=0.4, text/turtle;q=0.5, application/ld+json;q=0.9"
    assert client.get(NVIDIA, headers={"Accept": accept}).headers["content-type"] == "application/ld+json"


def test_a_client_that_has_the_document_gets_304(client: TestClient) -> None:
    first = client.get(NVIDIA, headers=TURTLE)
    again = client.get(NVIDIA, headers={**TURTLE, "If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = client.get(NVIDIA, headers={"Accept": "application/trig", "If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_what_nobody_accepts_is_406_with_what_there_is(client: TestClient) -> None:
    response = client.get(NVIDIA, headers={"Accept": "image/png"})
    assert (response.status_code, response.headers["content-type"]) == (406, "application/problem+json")
    assert response.json()["code"] == "KG901"
    assert response.json()["cure"].startswith("Accept one of text/html; charset=utf-8, text/turtle")


def test_an_unknown_iri_is_404_and_names_the_nearest(client: TestClient) -> None:
    problem = client.get(f"{NVIDIA}a", headers=TURTLE)
    assert (problem.status_code, problem.json()["cure"]) == (404, f"Did you mean {NVIDIA}?")
    page = client.get(f"{NVIDIA}a", headers={"Accept": "text/html"})
    assert (page.status_code, f"Gemeint vielleicht {NVIDIA}?" in page.text) == (404, True)
    assert client.get("/kgtool/id/entity/%00", headers=TURTLE).status_code == 404
    assert client.get("/kgtool/id/%3Cscript%3E", headers=TURTLE).status_code == 404
    assert client.get("/nothing/here", headers=TURTLE).status_code == 404


def test_an_unknown_format_or_page_is_400(client: TestClient) -> None:
    assert client.get(NVIDIA, params={"format": "turtl"}).json()["cure"] == "Did you mean 'turtle'?"
    for page in ("0", "-1", "x", "²", "9" * 20):
        assert client.get(NVIDIA, params={"page": page}, headers=TURTLE).status_code == 400


def test_the_vocabulary_is_one_document(client: TestClient) -> None:
    response = client.get("/kgtool/ns", headers=TURTLE)
    assert response.headers["link"] == '<https://w3id.org/kgtool/ns>; rel="canonical"'
    quads = set(ox.parse(response.text, format=ox.RdfFormat.TURTLE))
    held = reading_of(client).store.engine.quads_for_pattern(None, None, None, IRIS.ontology_graph)
    assert {quad.triple for quad in held} <= {quad.triple for quad in quads}


def test_a_graph_is_served_by_its_name(client: TestClient) -> None:
    path = path_of(IRIS.policy_graph("all", "facts").value, IRIS) or ""
    graph = IRIS.policy_graph("all", "facts")
    text = client.get(path, headers={"Accept": "application/n-quads"}).text
    held = set(reading_of(client).store.engine.quads_for_pattern(None, None, None, graph))
    assert held <= set(ox.parse(text, format=ox.RdfFormat.N_QUADS))
