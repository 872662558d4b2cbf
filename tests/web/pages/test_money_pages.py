"""Pages of deals, payments and circles: who gives what for what, what each source says, what if an edge fell."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.pages.reading import elements, page_at, texts, values

BASE = "/kgtool/id"
ALLIANCE = f"{BASE}/deal/all/composite/anthropic--microsoft--nvidia/b0961ec0cd3a73fe"
CIRCLE = f"{BASE}/circle/all/anthropic--microsoft"


def test_a_deal_of_several_parts_has_each_with_what_is_given_and_got(client: TestClient) -> None:
    page = page_at(client, ALLIANCE)
    assert texts(page, "//main/h1") == ["Geschäft von Anthropic, Microsoft, Nvidia"]
    assert texts(page, "//dl[@class='figures']//dd") == ["45 Mrd. USD", "vereinbart", "16"]
    rows = elements(page, "//h2[@id='anatomy']/following-sibling::div//tbody/tr")
    assert [texts(row, "./td")[:4] for row in rows] == [
        ["Anthropic", "Nvidia", "Chipkauf", "Geld"],
        ["Anthropic", "Microsoft", "Cloud-Verpflichtung", "Geld"],
        ["Microsoft", "Anthropic", "Investition", "Geld"],
        ["Nvidia", "Anthropic", "Investition", "Geld"],
    ]
    assert [texts(row, "./td")[5:7] for row in rows] == [
        ["", "vereinbart"],
        ["30 Mrd. USD", "vereinbart"],
        ["5 Mrd. USD", "vollzogen"],
        ["bis 10 Mrd. USD", "vollzogen"],
    ]


def test_a_deal_has_a_version_of_each_claim_and_what_contradicts_itself(client: TestClient) -> None:
    page = page_at(client, ALLIANCE)
    rows = elements(page, "//h2[@id='versions']/following-sibling::div//tbody/tr")
    assert len(rows) == 16
    assert texts(rows[1], "./td")[:5] == [
        "18.11.2025",
        "vereinbart",
        "5 Milliarden US-Dollar",
        "behauptet",
        "der Text selbst",
    ]
    assert texts(page, "//h2[@id='contradictions']/following-sibling::article//blockquote") == [
        "„Bis zu 10 Milliarden Dollar investiert Nvidia in Anthropic“",
        "„Nvidia wiederum beteiligt sich mit rund 10 Mrd. USD an Anthropic“",
    ]


def test_a_payment_leads_to_its_deals_and_circles(client: TestClient) -> None:
    page = page_at(client, f"{BASE}/flow/all/Investment/microsoft/anthropic")
    assert texts(page, "//main/h1") == ["Microsoft → Anthropic: Investition"]
    assert values(page, "//h2[@id='deals']/following-sibling::ul//a/@href") == [
        f"{BASE}/deal/all/Investment/microsoft/anthropic/1"
    ]
    assert CIRCLE in values(page, "//h2[@id='circles']/following-sibling::ul//a/@href")


def test_a_circle_has_each_edge_with_amount_and_sentence_and_its_score_in_parts(client: TestClient) -> None:
    page = page_at(client, CIRCLE)
    rows = elements(page, "//h2[@id='edges']/following-sibling::div//tbody/tr")
    assert [texts(row, "./td")[:3] for row in rows] == [
        ["Anthropic → Microsoft", "Cloud-Verpflichtung, Cloud-Nutzung", "30 Mrd. USD"],
        ["Microsoft → Anthropic engste Stelle", "Investition", "5 Mrd. USD"],
    ]
    assert texts(rows[1], ".//q") == ["Microsoft beteiligt sich mit 5 Milliarden US-Dollar an Anthropic"]
    assert texts(page, "//h2[@id='score']/following-sibling::div//tbody//td[2]") == ["0,75", "0,75", "1", "0,17", "1"]


def test_a_circle_opens_where_the_sources_of_an_edge_are_not_believed(client: TestClient) -> None:
    page = page_at(client, CIRCLE)
    doubts = values(page, "//h2[@id='what-if']/following-sibling::div//tbody//a/@href")
    without = "without=https%3A%2F%2Fw3id.org%2Fkgtool%2Fid%2Fflow%2Fall%2F"
    assert doubts == [
        f"{CIRCLE}?{without}CloudCommitment%2Fanthropic%2Fmicrosoft&{without}CloudUse%2Fanthropic%2Fmicrosoft",
        f"{CIRCLE}?{without}Investment%2Fmicrosoft%2Fanthropic",
    ]
    opened = page_at(client, doubts[1])
    assert values(opened, "//main/p/a/@href") == [CIRCLE]
    assert texts(opened, "//main/p[@class='card warm']") == [
        "Anthropic → Microsoft → Anthropic: Unter diesen Bedingungen bleibt davon nichts übrig."
    ]
