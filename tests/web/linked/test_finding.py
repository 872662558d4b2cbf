"""Search as data: links that lead somewhere, bounds that hold, names for a field that somebody types into."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgtool.build.pipeline import BuildRequest, build
from kgtool.web.app import create_app
from kgtool.web.settings import Settings

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


def test_a_text_that_may_not_be_shown_is_found_by_its_quotes_only(tmp_path: Path) -> None:
    text = (
        "Nvidia investiert 5 Milliarden Dollar in OpenAI, was nach allem, was man weiß, niemanden mehr überrascht hat."
    )
    (tmp_path / "own.txt").write_text(text, encoding="utf-8")
    build(BuildRequest((str(tmp_path / "own.txt"),), tmp_path / "store"))
    shown = {}
    for texts in (True, False):
        with TestClient(create_app(Settings(tmp_path / "store", texts=texts)), base_url="http://127.0.0.1") as server:
            record = server.get("/search", params={"q": "OpenAI", "kind": "claim"}, headers=JSON).json()
            shown[texts] = record["hits"][0]["text"]["text"]
    assert shown[True] == text
    assert "überrascht" not in shown[False]
    assert shown[False].startswith("Nvidia investiert 5 Milliarden Dollar in OpenAI")
