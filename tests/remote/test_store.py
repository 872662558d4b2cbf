"""A store behind an endpoint gives what the embedded one gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.query.ask import ask
from kgtool.query.library import library
from kgtool.query.solutions import Solutions
from kgtool.query.sparql import answer
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.faults import ForeignEndpointError
from kgtool.remote.push import push, targets
from kgtool.remote.store import RemoteStore
from kgtool.store import OxigraphStore, StoreDirectory
from kgtool.vocabulary.terms import KG, OWL, RDF, Iris
from tests.remote.servers import oxigraph
from tests.store.store_contract import HELD, StoreContract


@pytest.fixture(scope="module")
def held() -> Iterator[str]:
    engine = ox.Store()
    engine.extend(HELD)
    store = OxigraphStore(engine)
    with oxigraph() as url:
        push(store, Iris(), Endpoint(f"{url}/store"), targets(store, Iris(), default=False))
        yield url


class TestBehindAnEndpoint(StoreContract):
    @pytest.fixture
    def store(self, held: str) -> RemoteStore:
        return RemoteStore(Endpoint(f"{held}/query"))


@pytest.fixture(scope="module")
def remote(served: str) -> RemoteStore:
    return RemoteStore(Endpoint(f"{served}/query"))


@pytest.fixture(scope="module")
def embedded(bundled: Path) -> Iterator[OxigraphStore]:
    with StoreDirectory(bundled).open() as store:
        yield store


def rows(solutions: Solutions) -> tuple[tuple[str, ...], Counter[tuple[object, ...]]]:
    return solutions.columns, Counter(solutions.rows)


@pytest.mark.parametrize("name", [question.name for question in library()])
def test_stored_question_has_the_same_rows(name: str, embedded: OxigraphStore, remote: RemoteStore) -> None:
    assert rows(ask(remote, name, {}, remote.iris)) == rows(ask(embedded, name, {}, Iris()))


def test_parameters_find_the_same_entity_and_rows(embedded: OxigraphStore, remote: RemoteStore) -> None:
    asked = {"actor": "OpenAI"}
    found = ask(remote, "lock-in", asked, remote.iris)
    assert rows(found) == rows(ask(embedded, "lock-in", asked, Iris()))
    assert len(found) > 0


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        f"SELECT ?s ?l {{ ?s a {KG['Organisation']} . GRAPH ?g {{ ?s <{KG.iri}slug> ?l }} }}",
        f"ASK {{ ?s a {KG['Flow']} }}",
        f"CONSTRUCT {{ ?b {KG['investsIn']} ?a }} {{ ?a {KG['investsIn']} ?b }}",
        "SELECT ?s { ?s ?p ?o FILTER (?o = 'none of this') } # " + "long " * 800,
    ],
)
def test_query_of_a_user_has_the_same_answer(sparql: str, embedded: OxigraphStore, remote: RemoteStore) -> None:
    here, there = answer(embedded, sparql, Iris()), answer(remote, sparql, remote.iris)
    if isinstance(here, Solutions) and isinstance(there, Solutions):
        assert rows(there) == rows(here)
    else:
        assert there == here


def test_pushed_default_graph_is_what_a_query_without_graph_reads(embedded: OxigraphStore, served: str) -> None:
    asked = "SELECT ?s ?p ?o { ?s ?p ?o }"
    there = RemoteStore(Endpoint(f"{served}/query")).query(asked)
    here = answer(embedded, asked, Iris())
    assert isinstance(here, Solutions)
    assert isinstance(there, ox.QuerySolutions)
    assert rows(Solutions.collect(there)) == rows(here)


def test_copy_holds_every_quad_of_the_build(embedded: OxigraphStore, remote: RemoteStore) -> None:
    assert set(remote.engine) == set(embedded.quads())


def test_base_is_read_from_the_graphs(remote: RemoteStore) -> None:
    assert remote.iris == Iris()


def test_endpoint_without_graphs_of_kgtool_is_refused() -> None:
    with oxigraph() as url, pytest.raises(ForeignEndpointError, match=r"^KG515 .*holds no graph of kgtool"):
        _ = RemoteStore(Endpoint(f"{url}/query")).iris


def test_endpoint_of_two_bases_is_refused() -> None:
    bases = ("https://a.example/id/", "https://b.example/id/")
    engine = ox.Store()
    ontology = ox.NamedNode(KG.iri.rstrip("#"))
    engine.extend(ox.Quad(ontology, RDF["type"], OWL["Ontology"], Iris(base).ontology_graph) for base in bases)
    store = OxigraphStore(engine)
    with oxigraph() as url:
        push(store, Iris(), Endpoint(f"{url}/store"), targets(store, Iris(), default=False))
        with pytest.raises(ForeignEndpointError, match=r"several bases: https://a.example/id/, https://b.example/id/"):
            _ = RemoteStore(Endpoint(f"{url}/query")).iris
