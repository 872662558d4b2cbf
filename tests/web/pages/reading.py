"""What tests read off a page."""

from __future__ import annotations

from lxml import html
from starlette.testclient import TestClient


def page_at(client: TestClient, address: str) -> html.HtmlElement:
    """Give the page of an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, response.text
    return html.document_fromstring(response.text)


def elements(page: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Give the elements that an XPath finds."""
    found = page.xpath(path)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, html.HtmlElement)]


def texts(page: html.HtmlElement, path: str) -> list[str]:
    """Give the text of each element that an XPath finds, white space made one."""
    return [" ".join(str(item.text_content()).split()) for item in elements(page, path)]


def values(page: html.HtmlElement, path: str) -> list[str]:
    """Give the attributes that an XPath finds."""
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(item) for item in found]
