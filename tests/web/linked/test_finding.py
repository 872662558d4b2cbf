"""Search as data: links that lead somewhere, bounds that hold, names for a field that somebody types into."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

JSON = {"Accept": "application/json"}


def test_every_hit_leads_somewhere(client: TestClient) -> None:
    record = client.get("/search", params={"q": "Anthropic Investition Kreislauf", "limit": "30"}, headers=JSON).json()
    kinds = {hit["kind"] for hit in record["hits"]}
    assert {"entity", "deal", "claim", "question", "term"} <= kinds
    for hit in record["hits"]:
        assert client.get(hit["link"].partition("#")[0]).status_code == 200, hit


def test_a_misspelt_name_is_put_right(client: TestClient) -> None:
    record = client.get("/search", params={"q": "Nividia"}, headers=JSON).json()
    assert (record["hits"], record["counts"], record["meant"]) == ([], {}, "Nvidia")


@pytest.mark.parametrize(
    ("fields", "cure"),
    [
        ({"q": "x", "limit": "0"}, "Give a number from 1 to 200."),
        ({"q": "x", "limit": "²"}, "Give a number from 1 to 200."),
        ({"q": "x", "kind": "deals"}, "Did you mean 'deal'?"),
        ({"q": "x", "kinds": "deal"}, "Did you mean 'kind'?"),
    ],
)
def test_what_does_not_fit_is_400(client: TestClient, fields: dict[str, str], cure: str) -> None:
    problem = client.get("/search", params=fields, headers=JSON)
    assert (problem.status_code, problem.json()["cure"]) == (400, cure)


@pytest.mark.parametrize("text", ["", '"', "NOT (", "<script>alert(1)</script>", "a" * 10_000, "\x00", "name:x OR *"])
def test_no_text_breaks_the_search(client: TestClient, text: str) -> None:
    assert client.get("/search", params={"q": text}, headers=JSON).status_code == 200
    assert client.get("/suggest", params={"q": text}).status_code == 200


def test_names_are_suggested_as_a_list_of_texts(client: TestClient) -> None:
    response = client.get("/suggest", params={"q": "nvid"})
    assert response.headers["content-type"] == "application/json"
    assert response.json()[0] == "Nvidia"
    assert (
        client.get("/suggest", params={"q": "Kreis", "lang": "xx"}).json()
        == client.get("/suggest", params={"q": "Kreis"}).json()
    )


def test_a_browser_gets_the_page_with_what_was_asked_for_marked(client: TestClient) -> None:
    page = client.get("/search", params={"q": "Nvidia"}, headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<h3><a href="/kgtool/id/entity/nvidia"><mark>Nvidia</mark></a></h3>' in page.text


def test_a_page_of_nothing_offers_what_was_meant(client: TestClient) -> None:
    page = client.get("/search", params={"q": "Nividia", "lang": "en"}, headers={"Accept": "text/html"})
    assert '<a href="/search?lang=en&amp;q=Nvidia">Nvidia</a>' in page.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_what_is_searched_for_never_becomes_markup(client: TestClient, text: str) -> None:
    page = client.get("/search", params={"q": text}, headers={"Accept": "text/html"})
    assert text not in page.text
