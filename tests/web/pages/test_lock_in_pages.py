"""Lock-in: the matrix never shows a number without its parts, each tie is reckoned out, the supply chain is drawn."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.pages.reading import elements, page_at, texts, values

TIE = "/kgtool/id/lock-in-index/all/anthropic/amazon"


def test_the_matrix_and_its_table_lead_to_each_tie(client: TestClient) -> None:
    page = page_at(client, "/lock-in")
    rows = elements(page, "//h2[@id='matrix']/following-sibling::div//tbody/tr")
    assert texts(rows[0], "./td")[:4] == ["Anthropic", "Microsoft", "0,18 bis 0,93", "Kapital, Cloud"]
    links = values(page, "//h2[@id='matrix']/following-sibling::div//tbody//a/@href")
    assert len(links) == len(rows) == 23
    drawn = values(page, "//*[@id='matrix-svg']//*[contains(@class, 'kgp-mark')]/@href")
    assert set(links) <= set(drawn)


def test_a_tie_has_its_dimensions_its_sum_and_what_would_lower_it(client: TestClient) -> None:
    page = page_at(client, TIE)
    assert texts(page, "//main/h1") == ["Wie fest ist Anthropic an Amazon gebunden?"]
    assert texts(page, "//dl[@class='figures']//dd") == ["0,1 bis 0,95", "6 von 9 Dimensionen bekannt"]
    assert texts(page, "//p[@class='formula']") == [
        "unten: (0,5 + 0,1 + 0,1 + 0,1 + 0,1 + 0 + 0 + 0 + 0) / 9 = 0,1"
        "oben: (1 + 1 + 1 + 1 + 1 + 0,5 + 1 + 1 + 1) / 9 = 0,95"
    ]
    rows = elements(page, "//h2[@id='parts']/following-sibling::div//tbody/tr")
    assert [texts(row, "./td")[1] for row in rows] == ["0,5 bis 1", *["0,1 bis 1"] * 4, "0 bis 0,5", *["unbekannt"] * 3]
    assert len(texts(page, "//h2[@id='evidence']/following-sibling::div[@class='evidence']")) == 11


def test_one_kind_of_dependence_has_the_page_of_its_tie(client: TestClient) -> None:
    page = page_at(client, "/kgtool/id/lock-in/all/capital/anthropic/amazon")
    assert texts(page, "//main/h1") == ["Wie fest ist Anthropic an Amazon gebunden?"]


def test_the_supply_chain_is_drawn_and_asked_up_to_a_product(client: TestClient) -> None:
    page = page_at(client, "/lock-in?product=Claude&lang=en")
    assert values(page, "//*[@id='tiers-svg']/@lang") == ["en"]
    assert values(page, "//select[@name='product']/option[@selected]/@value") == ["Claude"]
    assert texts(page, "//h2[@id='chain']/following-sibling::h3")[0] == "Whom can nobody avoid?"
