"""The start page: three circles with sentences, what does not add up, the figures of the build, where to go on."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.pages.reading import elements, page_at, texts, values


def test_start_shows_the_three_circles_with_the_highest_scores(client: TestClient) -> None:
    page = page_at(client, "/")
    assert texts(page, "//section[1]//article/h3") == [
        "Anthropic → Microsoft → Anthropic",
        "Microsoft → OpenAI → Microsoft",
        "Anthropic → Microsoft → Nvidia → Anthropic",
    ]
    assert values(page, "//section[1]//article/h3/a/@href") == [
        f"/kgtool/id/circle/all/{name}"
        for name in ("anthropic--microsoft", "microsoft--openai", "anthropic--microsoft--nvidia")
    ]


def test_each_payment_stands_with_its_sentence_hedge_and_source(client: TestClient) -> None:
    (third,) = elements(page_at(client, "/"), "//section[1]//article[3]")
    assert (
        texts(third, ".//p[@class='holds']")[2]
        == "Nvidia zahlt an Anthropic: bis zu 10 Mrd. $ (Beteiligung, vollzogen)"
    )
    assert texts(third, ".//blockquote")[2] == "„Bis zu 10 Milliarden Dollar investiert Nvidia in Anthropic“"
    assert texts(third, ".//p[@class='source']")[2] == (
        "behauptet, bis zu kgtool-Nachrichtendienst, 2025-11-18, agenturmeldung-claude-azure.txt"
    )
    assert values(third, ".//p[@class='holds']/a/@href")[2] == "/kgtool/id/flow/all/Investment/nvidia/anthropic"
    assert values(third, ".//p[@class='source']/a/@href")[2] == "/kgtool/id/document/agenturmeldung-claude-azure.txt"
    assert values(third, ".//blockquote/a/@href")[2].startswith("/kgtool/id/claim/")


def test_start_shows_both_sides_of_contradictions(client: TestClient) -> None:
    page = page_at(client, "/")
    assert len(elements(page, "//section[2]//article")) == 3
    (slip,) = elements(page, "//section[2]//article[2]")
    assert texts(slip, ".//blockquote") == [
        "„Der Konzern hat 13 Milliarden US-Dollar in OpenAI investiert“",
        "„Microsoft nur 1,3 Milliarden Dollar in OpenAI investiert“",
    ]
    assert texts(slip, ".//p[@class='source']") == ["agenturmeldung-claude-azure.txt, 18.11.2025", "zwei-lager.txt"]
    sums = "Widersprüche: 6 · Rechenproben: 3 gehen auf, 0 nicht, 3 bleiben offen."
    assert texts(page, "//section[2]/p") == [sums]


def test_start_has_the_figures_of_the_build(client: TestClient) -> None:
    page = page_at(client, "/")
    figures = dict(zip(texts(page, "//dl/div/dt"), texts(page, "//dl/div/dd"), strict=True))
    assert figures == {"Texte": "7", "Aussagen": "150", "Zahlungsströme": "33", "Kreise": "23 p = 0,01"}
    (chance,) = texts(page, "//p[@class='chance']")
    assert chance.endswith("statt 21. In keinem von 100 gewürfelten Netzen waren es so viele.")


def test_start_draws_the_money_circle_and_offers_its_files(client: TestClient) -> None:
    page = page_at(client, "/")
    (figure,) = elements(page, "//figure[@id='money-circle']")
    assert len(values(figure, ".//*[@data-actor]/@data-actor")) == 7
    files = values(figure, ".//p[@class='files']/a/@href")
    assert files == [f"/picture/money-circle.{form}" for form in ("svg", "png", "csv")]


def test_start_leads_each_kind_of_user_on(client: TestClient) -> None:
    page = page_at(client, "/?lang=en")
    assert texts(page, "//section[3]//h3") == [
        "For strategy and procurement",
        "For journalists",
        "For researchers",
        "For ontology engineers",
    ]
    assert values(page, "//section[3]//div[h3='For journalists']//a/@href")[:2] == [
        "/story?lang=en",
        "/circles?lang=en",
    ]


def test_start_says_in_english_what_it_says_in_german(client: TestClient) -> None:
    page = page_at(client, "/?lang=en")
    assert texts(page, "//section[1]//article[1]//p[@class='holds']") == [
        "Anthropic pays Microsoft: $30bn (compute, agreed)",
        "Microsoft pays Anthropic: $5bn (equity, delivered)",
    ]
