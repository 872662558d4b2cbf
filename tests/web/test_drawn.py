"""Pictures and tables as files."""

from __future__ import annotations

import base64
import csv
import hashlib
from io import StringIO

import pytest
from lxml import etree
from starlette.testclient import TestClient

from kgtool.web.pages.drawings import DRAWN

SVG = "{http://www.w3.org/2000/svg}"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_svg_stands_alone_with_a_style_that_is_the_only_one_allowed(client: TestClient) -> None:
    response = client.get("/picture/chord.svg?length=2")
    assert (response.status_code, response.headers["content-type"]) == (200, "image/svg+xml")
    root = etree.fromstring(response.content)
    digest = base64.b64encode(hashlib.sha256((root.findtext(f"{SVG}style") or "").encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    assert response.headers["content-security-policy"] == policy
    links = {str(mark.get("href")).rpartition("/kgtool/id/")[0] for mark in root.iter(f"{SVG}a")}
    assert links == {"https://w3id.org"}


def test_png_is_a_picture(client: TestClient) -> None:
    response = client.get("/picture/chord.png?length=2")
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    assert response.content[:8] == b"\x89PNG\r\n\x1a\n"


def test_table_of_payments_has_bounds_kind_and_iri(client: TestClient) -> None:
    response = client.get("/picture/chord.csv?actor=oracle&length=3")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert [list(row.values()) for row in rows(response.text)] == [
        ["Oracle", "Nvidia", "hardware", "", "", "", "", "agreed", "2",
         "https://w3id.org/kgtool/id/flow/all/ChipPurchase/oracle/nvidia"],
        ["OpenAI", "Oracle", "compute", "300000000000", "300000000000", "USD", "300 Mrd. $", "agreed", "1",
         "https://w3id.org/kgtool/id/flow/all/CloudCommitment/openai/oracle"],
        ["Nvidia", "OpenAI", "equity", "100000000000", "100000000000", "USD", "100 Mrd. $", "planned", "1",
         "https://w3id.org/kgtool/id/flow/all/Investment/nvidia/openai"],
    ]  # fmt: skip


def test_table_of_circles_has_a_row_for_each(client: TestClient) -> None:
    found = rows(client.get("/picture/circles.csv").text)
    assert len(found) == 23
    assert found[0] == {
        "circle": "https://w3id.org/kgtool/id/circle/all/anthropic--microsoft",
        "actors": "Anthropic → Microsoft → Anthropic",
        "min": "5000000000",
        "max": "5000000000",
        "currency": "USD",
        "narrowest": "Microsoft → Anthropic",
        "rung": "vereinbart",
        "origins": "3",
        "score": found[0]["score"],
    }


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_files_are_the_same_bytes_each_time(client: TestClient, name: str) -> None:
    first = client.get(f"/picture/{name}.csv")
    assert first.status_code == 200
    assert client.get(f"/picture/{name}.csv", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get(f"/picture/{name}.csv?x=1").content == first.content


@pytest.mark.parametrize("file", ["nothing.svg", "chord.pdf", "circles.svg", "circles.png"])
def test_what_is_no_picture_is_not_found(client: TestClient, file: str) -> None:
    response = client.get(f"/picture/{file}")
    assert (response.status_code, response.json()["code"]) == (404, "KG900")


def test_a_filter_that_cannot_be_is_refused(client: TestClient) -> None:
    assert client.get("/picture/chord.svg?kind=love").status_code == 400
