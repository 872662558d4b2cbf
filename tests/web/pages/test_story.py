"""Stories as pages: steps with their own picture and sentences, and as one file that needs no server."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from kgtool import resources
from kgtool.web.stories.story import stories
from tests.web.pages.reading import elements, page_at, texts, values

BROKEN = """
title: {de: Gebrochen, en: Broken}
lead: {de: Was fehlt, en: What is missing}
picture: chord
steps:
  - title: {de: Da, en: There}
    text: {de: Steht da., en: Is there.}
    flows: [Investment/nvidia/openai]
    rests: [{question: chance}]
  - title: {de: Fort, en: Gone}
    text: {de: Steht nirgends., en: Is nowhere.}
    flows: [Investment/nvidia/nobody]
    rests: [{quote: Nvidia kauft den Mond, document: zwei-lager.txt}]
"""


def test_stories_are_listed(client: TestClient) -> None:
    page = page_at(client, "/story")
    assert texts(page, "//article/h2") == ["Das Geld, das zurückkommt"]
    assert values(page, "//article/h2/a/@href") == ["/story/money-circle"]


def test_every_step_of_the_bundled_story_is_borne_out(client: TestClient) -> None:
    page = page_at(client, "/story/money-circle")
    assert len(elements(page, "//section")) == 8
    assert texts(page, "//*[contains(@class,'warm')]") == []
    assert [len(elements(step, ".//blockquote")) for step in elements(page, "//section")] == [1, 1, 2, 2, 5, 2, 0, 0]


def test_each_step_shows_its_own_payments_and_fades_the_others(client: TestClient) -> None:
    page = page_at(client, "/story/money-circle")
    clear = ".//a[contains(@class,'kgp-flow')][not(@opacity)]/@href"
    assert values(elements(page, "//section")[2], clear) == [
        "/kgtool/id/flow/all/CloudCommitment/openai/oracle",
        "/kgtool/id/flow/all/Investment/nvidia/openai",
        "/kgtool/id/flow/all/ChipPurchase/oracle/nvidia",
    ]
    assert [len(values(step, clear)) for step in elements(page, "//section")] == [1, 1, 3, 2, 4, 1, 24, 3]


def test_a_story_tells_the_same_steps_in_english(client: TestClient) -> None:
    page = page_at(client, "/story/money-circle?lang=en")
    assert texts(page, "//section[3]//h2") == ["3. The circle closes"]


def test_an_unknown_story_is_not_found(client: TestClient) -> None:
    assert client.get("/story/nothing").status_code == 404
    assert client.get("/story/nothing/alone.html").status_code == 404


def test_a_story_that_stands_alone_leads_nowhere_but_to_its_own_steps(client: TestClient) -> None:
    response = client.get("/story/money-circle/alone.html")
    page = html.document_fromstring(response.text)
    links = values(page, "//@href | //@src")
    identifiers = set(values(page, "//@id"))
    assert all(link[0] == "#" and link[1:] in identifiers for link in links)
    assert values(page, "//section[1]//a[contains(@class,'kgp-flow')][not(@opacity)]/@href") == ["#part-1"]
    assert elements(page, "//script") == []


def test_the_style_of_a_story_that_stands_alone_is_the_only_one_allowed(client: TestClient) -> None:
    response = client.get("/story/money-circle/alone.html")
    (style,) = elements(html.document_fromstring(response.text), "//style")
    digest = base64.b64encode(hashlib.sha256(str(style.text_content()).encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'self' 'sha256-{digest}'; frame-ancestors 'none'"
    assert response.headers["content-security-policy"] == policy


def test_a_step_that_is_no_longer_borne_out_says_so_and_is_counted(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setattr(resources, "_own", [tmp_path])
    stories.cache_clear()
    try:
        page = page_at(client, "/story/broken")
    finally:
        stories.cache_clear()
    assert texts(page, "//main/p[contains(@class,'warm')]") == [
        "1 von 2 Schritten sind durch die Texte nicht mehr gedeckt."
    ]
    assert texts(page, "//section[1]//div[contains(@class,'warm')]") == []
    assert texts(page, "//section[2]//div[contains(@class,'warm')]//li") == [
        "Investment/nvidia/nobody",
        "„Nvidia kauft den Mond“ (zwei-lager.txt)",
    ]
