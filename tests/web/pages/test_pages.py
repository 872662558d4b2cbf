"""What holds of all pages: both languages, caching by build, headers, failures that say what helps."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from kgtool.web.headers import SAFETY
from kgtool.web.pages.registry import PAGES, entries
from kgtool.web.pages.wording import catalogue

LANGUAGES = ("de", "en")
#: What a browser asks for.
BROWSER = {"Accept": "text/html"}


def addresses(client: TestClient) -> list[str]:
    """Give every address of every kind of page, at most three of each kind."""
    app = client.app
    assert isinstance(app, Starlette)
    with app.state.current.borrow() as reading:
        return [address for kind in PAGES for address in list(kind.addresses(reading))[:3]]


def marked(page: html.HtmlElement, path: str) -> list[str]:
    """Give what an XPath finds: attributes as they are, elements by their names."""
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(item) for item in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_in_both_languages(client: TestClient, language: str) -> None:
    for address in addresses(client):
        response = client.get(address, params={"lang": language}, headers=BROWSER)
        assert response.status_code == 200, address
        page = html.document_fromstring(response.text)
        assert page.get("lang") == language
        assert len(marked(page, "//h1")) == 1, address
        assert marked(page, "//script[not(@src)] | //style | //@style | //@onclick") == [], address
        identifiers = marked(page, "//@id")
        assert len(identifiers) == len(set(identifiers)), address
        switched = marked(page, "//a[@class='language']/@href")
        assert client.get(switched[0]).status_code == 200


def test_a_page_leads_to_pages_that_are_there(client: TestClient) -> None:
    known: dict[str, int] = {}
    for address in addresses(client):
        page = html.document_fromstring(client.get(address, headers=BROWSER).text)
        identifiers = marked(page, "//@id")
        for link in marked(page, "//a/@href | //link/@href | //script/@src | //img/@src"):
            if link.startswith("/"):
                bare = link.partition("#")[0]
                known[bare] = known.get(bare) or client.get(bare).status_code
                assert known[bare] == 200, (address, link)
            elif link.startswith("#"):
                assert link[1:] in identifiers, (address, link)


def test_a_page_is_sent_once_for_a_build(client: TestClient) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.content == client.get("/").content


def test_every_response_has_the_headers_of_safety(client: TestClient) -> None:
    for address in ("/", "/static/style.css", "/nothing-here"):
        headers = client.get(address).headers
        assert {name: headers[name] for name in SAFETY} == SAFETY


def test_a_failure_says_what_helps(client: TestClient) -> None:
    failed = client.get("/", params={"lang": "fr"})
    assert failed.status_code == 400
    assert "„fr“ ist keine Sprache." in failed.text
    assert "etag" not in failed.headers


def test_every_entry_of_the_navigation_has_words() -> None:
    for language in LANGUAGES:
        assert {f"nav.{name}" for name, _ in entries()} <= set(catalogue(language))


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Unter /nirgends gibt es nichts."), ("en", "There is nothing at")]
)
def test_what_fails_is_said_in_the_language_of_the_page(client: TestClient, language: str, words: str) -> None:
    response = client.get(f"/nirgends?lang={language}", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert words in response.text
    problem = client.get(f"/nirgends?lang={language}", headers={"Accept": "application/json"}).json()
    assert problem["detail"].startswith("There is nothing at")
