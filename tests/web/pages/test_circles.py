"""The page of circles: what it lists and draws, and how each filter changes it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.pages.reading import elements, page_at, texts, values

LIST, DRAWN = "//section[h2='Alle Kreise']//tbody/tr", "//figure[@id='chord']//*[contains(@class,'kgp-flow')]"


def test_list_has_amount_narrowest_point_rung_origins_score_and_p(client: TestClient) -> None:
    page = page_at(client, "/circles?length=2")
    rows = [texts(row, "./td") for row in elements(page, LIST)]
    agreed = "vereinbart"
    assert rows == [
        ["Anthropic → Microsoft → Anthropic", "5 Mrd. USD", "Microsoft → Anthropic", agreed, "3", "0,79", "0,01"],
        ["Microsoft → OpenAI → Microsoft", "1,3 bis 350 Mrd. USD", "OpenAI → Microsoft", agreed, "2", "0,76", "0,01"],
        ["Amazon → Anthropic → Amazon", "mindestens 8 Mrd. USD", "Amazon → Anthropic", agreed, "2", "0,66", "0,01"],
        ["Anthropic → Nvidia → Anthropic", "bis 10 Mrd. USD", "Nvidia → Anthropic", agreed, "2", "0,66", "0,01"],
        ["Amazon → OpenAI → Amazon", "48 Mrd. USD", "Amazon → OpenAI", agreed, "1", "0,62", "0,01"],
    ]


def test_a_circle_leads_to_its_own_page(client: TestClient) -> None:
    page = page_at(client, "/circles?length=2")
    assert values(page, f"{LIST}//a/@href")[0] == "/kgtool/id/circle/all/anthropic--microsoft"


@pytest.mark.parametrize(
    ("query", "circles", "payments"),
    [
        ("", 23, 24),
        ("length=2", 5, 16),
        ("kind=equity&kind=compute", 9, 13),
        ("actor=oracle", 3, 10),
        ("actor=oracle&length=3", 1, 3),
        ("show=all", 23, 33),
        ("show=all&kind=hardware", 0, 14),
        ("rung=agreed", 15, 23),
        ("rung=delivered", 0, 0),
        ("policy=strict", 15, 23),
        ("as-of=2025-01-01", 0, 0),
        ("on=2025-06-01", 23, 24),
        ("without=geldgeber-und-vermieter.md", 5, 15),
    ],
)
def test_each_filter_changes_list_and_picture(client: TestClient, query: str, circles: int, payments: int) -> None:
    page = page_at(client, f"/circles?{query}")
    assert (len(elements(page, LIST)), len(elements(page, DRAWN))) == (circles, payments)


def test_form_keeps_what_was_chosen(client: TestClient) -> None:
    page = page_at(client, "/circles?rung=agreed&on=2025-06-01&kind=equity&length=4&actor=nvidia&show=all&lang=en")
    chosen = dict(
        zip(values(page, "//select/@name"), values(page, "//select/option[@selected]/@value"), strict=True),
    )
    assert chosen == {"rung": "agreed", "policy": "all", "length": "4", "actor": "nvidia", "show": "all"}
    assert values(page, "//input[@type='checkbox'][@checked]/@value") == ["equity"]
    assert values(page, "//input[@name='on']/@value") == ["2025-06-01"]
    assert values(page, "//form[@action='/circles']//input[@type='hidden']/@value") == ["en"]


def test_each_payment_of_the_picture_leads_to_its_page(client: TestClient) -> None:
    page = page_at(client, "/circles?actor=oracle&length=3")
    assert sorted(values(page, f"{DRAWN}/@href")) == [
        "/kgtool/id/flow/all/ChipPurchase/oracle/nvidia",
        "/kgtool/id/flow/all/CloudCommitment/openai/oracle",
        "/kgtool/id/flow/all/Investment/nvidia/openai",
    ]


def test_under_a_view_links_lead_to_what_every_build_has(client: TestClient) -> None:
    page = page_at(client, "/circles?rung=agreed&actor=oracle")
    assert values(page, f"{LIST}//a/@href") == [
        "/kgtool/id/circle/all/anthropic--microsoft--openai--oracle--nvidia",
        "/kgtool/id/circle/all/amazon--openai--oracle--nvidia--anthropic",
    ]


def test_files_are_offered_with_the_same_filters(client: TestClient) -> None:
    page = page_at(client, "/circles?rung=agreed&length=2&lang=en")
    files = values(page, "//figure[@id='chord']//p[@class='files']/a/@href")
    assert files[0] == "/picture/chord.svg?lang=en&rung=agreed&length=2"
    assert values(page, "//section/p[@class='files']/a/@href") == ["/picture/circles.csv?lang=en&rung=agreed&length=2"]


def test_comparison_with_chance_is_said_in_a_sentence_and_in_figures(client: TestClient) -> None:
    page = page_at(client, "/circles")
    assert texts(page, "//section[h2='Ist das Zufall?']//tbody/tr/td[1]") == ["bis 5 zusammen", "2", "3", "4", "5"]
    assert texts(page, "//section[h2='Ist das Zufall?']//tbody/tr[1]/td") == [
        "bis 5 zusammen",
        "21",
        "8,72",
        "p = 0,01",
    ]


def test_order_is_tried_with_other_weights(client: TestClient) -> None:
    rows = elements(page_at(client, "/circles"), "//section[h2='Hängt die Reihenfolge an den Gewichten?']//tbody/tr")
    assert [texts(row, "./td")[:2] for row in rows] == [
        ["Festigkeit", "0,3"],
        ["Kürze", "0,2"],
        ["Teil mit Beträgen", "0,2"],
        ["Unabhängigkeit", "0,2"],
        ["Ausgeglichenheit mindestens", "0,1"],
    ]


@pytest.mark.parametrize("query", ["length=9", "length=x", "kind=love", "show=few", "rung=certain", "on=today"])
def test_what_cannot_be_chosen_is_refused_with_a_cure(client: TestClient, query: str) -> None:
    response = client.get(f"/circles?{query}")
    assert response.status_code == 400
    assert "<strong>Abhilfe:</strong>" in response.text
