"""Whoever has no script gets the answer to his query on the page of the endpoint."""

from __future__ import annotations

from lxml import html
from starlette.testclient import TestClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PREFIX = "PREFIX kg: <https://w3id.org/kgtool/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


def answered(client: TestClient, query: str, status: int = 200) -> html.HtmlElement:
    got = client.get("/sparql", params={"query": query, "lang": "en"}, headers=BROWSER)
    assert got.status_code == status
    assert got.headers["content-type"].startswith("text/html")
    page = html.document_fromstring(got.text)
    (asked,) = (node for node in page.iter("textarea") if node.get("id") == "query")
    (answer,) = (node for node in page.iter("section") if node.get("id") == "answer")
    assert asked.text == query
    assert isinstance(answer, html.HtmlElement)
    return answer


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_rows_stand_in_a_table_whose_iris_lead_to_their_pages(client: TestClient) -> None:
    select = 'SELECT ?who ?name { ?who a kg:AILab ; rdfs:label ?name FILTER (STR(?name) = "OpenAI") }'
    found = answered(client, PREFIX + select)
    assert [words(cell) for cell in found.iter("th", "td")] == [
        "who",
        "name",
        "https://w3id.org/kgtool/id/entity/openai",
        "OpenAI",
    ]
    assert [link.get("href") for link in found.iter("a")] == ["/kgtool/id/entity/openai?lang=en"]


def test_yes_and_no_are_words(client: TestClient) -> None:
    assert words(answered(client, "ASK { }")) == "Answer Yes."
    assert words(answered(client, "ASK { FILTER (false) }")) == "Answer No."


def test_a_graph_is_shown_as_turtle(client: TestClient) -> None:
    found = answered(client, PREFIX + "CONSTRUCT { <urn:a> rdfs:label ?x } { VALUES ?x { '<b>' } }")
    assert '<urn:a> rdfs:label "<b>"' in words(found)


def test_more_rows_than_are_shown_are_counted(client: TestClient) -> None:
    found = answered(client, "SELECT ?s { ?s ?p ?o } LIMIT 600")
    assert words(found).startswith("Answer 600 rows s ")
    assert len(list(found.iter("tr"))) == 501
    assert words(found).endswith("Not all of it stands here; a program gets all of it from the same address.")


def test_what_fails_says_so_on_the_page(client: TestClient) -> None:
    found = answered(client, "SELECT {", 400)
    assert words(found).startswith("Answer 1:")
    assert words(found).endswith("KG600")


def test_a_program_gets_data_from_the_same_address(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": "ASK { }"}, headers={"Accept": "*/*"})
    assert got.headers["content-type"].startswith("application/sparql-results+json")
