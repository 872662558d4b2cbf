from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kgtool.remote.endpoint import Endpoint
from kgtool.remote.faults import EndpointAnswerError, EndpointRefusedError
from kgtool.remote.push import Target, mirror, push, targets
from kgtool.remote.store import RemoteStore
from kgtool.store import OxigraphStore
from kgtool.vocabulary.terms import KG, Iris
from tests.remote.servers import Scripted, oxigraph, scripted
from tests.store.examples import DOCUMENT, FACTS, IRIS
from tests.store.store_contract import HELD


@pytest.fixture
def store() -> OxigraphStore:
    engine = ox.Store()
    engine.extend(HELD)
    return OxigraphStore(engine)


@pytest.fixture
def url() -> Iterator[str]:
    with oxigraph() as address:
        yield address


def test_targets_are_the_graphs_with_their_sizes_then_the_default_graph(store: OxigraphStore) -> None:
    named = (Target(FACTS, 2), Target(DOCUMENT, 1), Target(IRIS.ontology_graph, 1))
    assert targets(store, IRIS, default=False) == named
    assert targets(store, IRIS, default=True) == (*named, Target(None, 3))


def test_each_graph_is_put_by_its_name_with_the_token(store: OxigraphStore) -> None:
    with scripted(Scripted(status=204, body=b"")) as server:
        push(store, IRIS, Endpoint(server.url, "secret"), targets(store, IRIS, default=True))
    assert {heard.method for heard in server.heard} == {"PUT"}
    assert {heard.headers["authorization"] for heard in server.heard} == {"Bearer secret"}
    assert {heard.headers["content-type"] for heard in server.heard} == {"application/n-triples"}
    asked = [parse_qs(urlsplit(heard.path).query, keep_blank_values=True) for heard in server.heard]
    names = [{"graph": [name.value]} for name in (FACTS, DOCUMENT, IRIS.ontology_graph)]
    assert asked == [*names, {"default": [""]}]
    assert set(ox.parse(server.heard[3].body, format=ox.RdfFormat.N_TRIPLES)) == {
        ox.Quad(quad.subject, quad.predicate, quad.object) for quad in HELD if quad.graph_name != DOCUMENT
    }


def test_every_graph_is_reported(store: OxigraphStore) -> None:
    told: list[tuple[Target, int, int]] = []
    wanted = targets(store, IRIS, default=False)
    with scripted(Scripted(status=201, body=b"")) as server:
        push(store, IRIS, Endpoint(server.url), wanted, lambda *words: told.append(words))
    assert told == [(target, number, 3) for number, target in enumerate(wanted, start=1)]


def test_busy_server_is_asked_again_with_the_whole_graph(store: OxigraphStore) -> None:
    with scripted(Scripted(503), Scripted(204, body=b"")) as server:
        push(store, IRIS, Endpoint(server.url, back_off=0.01), targets(store, IRIS, default=False))
    assert len(server.heard) == 4
    assert server.heard[0].body == server.heard[1].body


def test_address_that_takes_no_graphs_is_told(store: OxigraphStore, url: str) -> None:
    with pytest.raises(
        EndpointRefusedError, match=r"^KG512 .*/query refuses: 404 .*Name the address of the service itself"
    ):
        push(store, IRIS, Endpoint(f"{url}/query"), targets(store, IRIS, default=False))


def test_pushed_twice_the_server_holds_the_same_and_leaves_other_graphs_alone(store: OxigraphStore, url: str) -> None:
    service = RemoteStore(Endpoint(f"{url}/query"))
    stranger = ox.Quad(KG["Claim"], KG["slug"], ox.Literal("x"), ox.NamedNode("https://example.org/mine"))
    other = ox.Store()
    other.add(stranger)
    push(OxigraphStore(other), IRIS, Endpoint(f"{url}/store"), (Target(ox.NamedNode("https://example.org/mine"), 1),))
    for _ in range(2):
        push(store, IRIS, Endpoint(f"{url}/store"), targets(store, IRIS, default=False))
    assert set(service.quads()) == {*HELD, stranger}


def test_mirror_deletes_what_the_build_no_longer_has_and_nothing_of_others(store: OxigraphStore, url: str) -> None:
    endpoint = Endpoint(f"{url}/store")
    push(store, IRIS, endpoint, targets(store, IRIS, default=False))
    store.engine.remove_graph(DOCUMENT)
    wanted = targets(store, IRIS, default=False)
    push(store, IRIS, endpoint, wanted)
    other = Iris("https://other.example/id/")
    assert mirror(endpoint, RemoteStore(Endpoint(f"{url}/query")), other, wanted) == ()
    assert mirror(endpoint, RemoteStore(Endpoint(f"{url}/query")), IRIS, wanted) == (DOCUMENT,)
    assert RemoteStore(Endpoint(f"{url}/query")).graph_names() == (FACTS, IRIS.ontology_graph)


def test_mirror_notices_a_server_that_counts_other_numbers(store: OxigraphStore, url: str) -> None:
    endpoint = Endpoint(f"{url}/store")
    wanted = targets(store, IRIS, default=False)
    push(store, IRIS, endpoint, wanted)
    more = (replace(wanted[0], triples=3), *wanted[1:])
    with pytest.raises(EndpointAnswerError, match=r"^KG514 .*/query counts 2 of 3 statements in <.*/facts>"):
        mirror(endpoint, RemoteStore(Endpoint(f"{url}/query")), IRIS, more)
