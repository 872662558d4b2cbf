"""A proof has an address made of its triple."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.testclient import TestClient

from kgtool.vocabulary.terms import KG, RDF, Iris

TRIPLE = {"s": "microsoft", "p": "investsIn", "o": "anthropic"}


def test_a_triple_is_proven_as_page_json_and_prov(client: TestClient) -> None:
    page = client.get("/proof", params=TRIPLE, headers={"Accept": "text/html"})
    assert (page.status_code, "Microsoft investiert in Anthropic" in page.text) == (200, True)
    record = client.get("/proof", params=TRIPLE, headers={"Accept": "application/json"}).json()
    assert record["explanations"][0]["sentence"] == "Microsoft investiert in Anthropic"
    turtle = client.get("/proof", params=TRIPLE, headers={"Accept": "text/turtle"}).text
    fact = Iris().fact("investsIn", "microsoft", "anthropic")
    triples = {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    assert ox.Triple(fact, RDF["predicate"], KG["investsIn"]) in triples


def test_what_does_not_hold_is_404_and_what_means_nothing_400(client: TestClient) -> None:
    turned = {"s": "anthropic", "p": "investsIn", "o": "microsoft"}
    for accept in ("text/html", "text/turtle"):
        assert client.get("/proof", params=turned, headers={"Accept": accept}).status_code == 404
        assert client.get("/proof", params={**TRIPLE, "p": "xyz"}, headers={"Accept": accept}).status_code == 400
        assert client.get("/proof", params={"s": "microsoft"}, headers={"Accept": accept}).status_code == 400
    unknown = client.get("/proof", params={**TRIPLE, "q": "x"}, headers={"Accept": "text/turtle"})
    assert unknown.status_code == 400
