"""The description of the dataset counts what is there and names addresses that answer."""

from __future__ import annotations

from threading import BoundedSemaphore

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kgtool.vocabulary.terms import DCTERMS, RDF, Iris
from kgtool.web.addresses import path_of
from kgtool.web.linked import dump
from kgtool.web.linked.dataset import DCAT, VOID
from tests.web.pages.reading import page_at, texts, values

ROOT = "http://127.0.0.1"
DATA = ox.NamedNode(f"{ROOT}/dataset#dataset")


@pytest.fixture
def described(client: TestClient) -> ox.Store:
    """Give the description as a store."""
    store = ox.Store()
    store.load(client.get("/dataset").content, format=ox.RdfFormat.TURTLE)
    return store


def values_of(store: ox.Store, predicate: ox.NamedNode, subject: ox.NamedNode = DATA) -> list[str]:
    return sorted(
        quad.object.value
        for quad in store.quads_for_pattern(subject, predicate, None)
        if isinstance(quad.object, ox.NamedNode | ox.Literal)
    )


def test_it_counts_the_triples_of_each_graph(client: TestClient, described: ox.Store) -> None:
    dumped = list(ox.parse(client.get("/dump.nq").content, format=ox.RdfFormat.N_QUADS))
    assert values_of(described, VOID["triples"]) == [str(len(dumped))]
    subsets = [ox.NamedNode(iri) for iri in values_of(described, VOID["subset"])]
    assert sum(int(values_of(described, VOID["triples"], subset)[0]) for subset in subsets) == len(dumped)
    facts = Iris().policy_graph("all", "facts")
    (subset,) = (
        quad.subject for quad in described.quads_for_pattern(None, DCTERMS["identifier"], ox.Literal(facts.value))
    )
    assert isinstance(subset, ox.NamedNode)
    held = sum(1 for quad in dumped if quad.graph_name == facts)
    assert values_of(described, VOID["triples"], subset) == [str(held)]


def test_both_dumps_hold_the_whole_graph(client: TestClient, described: ox.Store) -> None:
    dumps = values_of(described, VOID["dataDump"])
    assert dumps == [f"{ROOT}/dump.nq", f"{ROOT}/dump.trig"]
    formats = (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG)
    quads = [set(ox.parse(client.get(dump).content, format=form)) for dump, form in zip(dumps, formats, strict=True)]
    assert quads[0] == quads[1]
    first = client.get("/dump.nq")
    assert client.get("/dump.nq", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_its_examples_are_served(client: TestClient, described: ox.Store) -> None:
    examples = values_of(described, VOID["exampleResource"])
    assert len(examples) > 8
    for iri in examples:
        assert client.get(path_of(iri, Iris()) or "", headers={"Accept": "text/turtle"}).status_code == 200


def test_void_and_dcat_describe_the_same_dataset(client: TestClient, described: ox.Store) -> None:
    assert values_of(described, RDF["type"]) == sorted([VOID["Dataset"].value, DCAT["Dataset"].value])
    assert values_of(described, VOID["sparqlEndpoint"]) == [f"{ROOT}/sparql"]
    well_known = client.get("/.well-known/void")
    assert well_known.content == client.get("/dataset").content


def test_only_the_ontology_has_a_licence(described: ox.Store) -> None:
    licences = list(described.quads_for_pattern(None, DCTERMS["license"], None))
    assert [quad.object for quad in licences] == [ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")]
    assert isinstance(licences[0].subject, ox.NamedNode)
    assert values_of(described, DCTERMS["identifier"], licences[0].subject) == [Iris().ontology_graph.value]


def test_an_unknown_dump_is_404(client: TestClient) -> None:
    assert client.get("/dump.zip").json()["cure"] == "There are /dump.nq and /dump.trig."


def test_no_more_than_two_get_the_whole_graph_at_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_places", BoundedSemaphore(1))
    for _ in range(3):
        assert client.get("/dump.nq").status_code == 200
    dump._places.acquire()
    refused = client.get("/dump.nq")
    assert (refused.status_code, refused.json()["code"], refused.headers["retry-after"]) == (503, "KG902", "10")
    assert client.head("/dump.nq").status_code == 200


def test_browsers_get_a_page_with_the_same_counts_and_links_that_answer(
    client: TestClient, described: ox.Store
) -> None:
    for address in ("/dataset?lang=en", "/dataset?format=html"):
        assert client.get(address, headers={"Accept": "text/html"}).headers["content-type"].startswith("text/html")
    page = page_at(client, "/dataset?format=html&lang=en")
    counts = [int(text) for text in texts(page, "//tbody//td[@class='number']")]
    assert [str(counts[-1])] == values_of(described, VOID["triples"])
    assert sum(counts[:-1]) == counts[-1]
    assert "Claims of 7 texts, a graph for each text" in texts(page, "//tbody//td[1]")
    links = values(page, "//main//a/@href")
    assert "/dump.nq" in links
    assert [client.get(link).status_code for link in links] == [200] * len(links)
    assert client.get("/dataset", headers={"Accept": "text/html"}).text.startswith('<!doctype html>\n<html lang="de">')
