"""The list of actors and the page of one: sums, payments with sentences, circles, ties, under any view."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.pages.reading import page_at, texts, values

MICROSOFT = "/kgtool/id/entity/microsoft"


def test_the_list_names_each_actor_with_claims_sums_and_circles(client: TestClient) -> None:
    page = page_at(client, "/actors")
    assert texts(page, "//h1") == ["Wer mitspielt"]
    rows = [texts(row, "./*") for row in page.xpath("//main//tbody/tr")]
    assert rows[0] == [
        "Microsoft",
        "Chip-Entwickler, Cloud-Anbieter, Software-Unternehmen, Sprecher",
        "58",
        "mindestens 26,3 Mrd. USD",
        "280 bis 380 Mrd. USD",
        "15",
    ]
    assert len(rows) == 33
    assert values(page, "//main//tbody/tr[1]//a/@href") == [
        MICROSOFT,
        f"{MICROSOFT}#sources",
        f"{MICROSOFT}#money",
        f"{MICROSOFT}#money",
        f"{MICROSOFT}#circles",
    ]


def test_the_list_of_a_class_has_its_members_alone(client: TestClient) -> None:
    page = page_at(client, "/actors?class=AIModel&lang=en")
    assert texts(page, "//main//thead//th") == ["Name", "Kind", "Claims"]
    assert sorted(texts(page, "//main//tbody//th")) == [
        "Anthropic-Modelle",
        "Claude",
        "GPT",
        "Gemini",
        "OpenAI-Modelle",
    ]
    assert client.get("/actors?class=Nothing").status_code == 400


def test_an_actor_has_its_payments_with_the_sentence_that_carries_each(client: TestClient) -> None:
    page = page_at(client, MICROSOFT)
    assert texts(page, "//main/h1") == ["Microsoft"]
    tables = page.xpath("//h2[@id='money']/following-sibling::div/table")
    assert [texts(table, "./caption") for table in tables] == [["Microsoft zahlt"], ["Microsoft erhält"]]
    assert [texts(row, "./td")[:4] for row in tables[0].xpath("./tbody/tr")] == [
        ["Nvidia", "Hardware", "über 20 Mrd. $", "vereinbart"],
        ["Anthropic", "Beteiligung", "5 Mrd. $", "vollzogen"],
        ["OpenAI", "Beteiligung", "mindestens 1,3 Mrd. $", "vollzogen"],
        ["CoreWeave", "Waren oder Dienste", "ohne Betrag", "vereinbart"],
    ]
    assert texts(tables[0], ".//tr[2]//q") == ["Microsoft beteiligt sich mit 5 Milliarden US-Dollar an Anthropic"]
    assert values(page, "//figure[@data-island='picture']//*[name()='svg']/@id") == ["gives-svg"]


def test_an_actor_has_circles_ties_and_what_questions_tell(client: TestClient) -> None:
    page = page_at(client, MICROSOFT)
    assert values(page, "//main//h2/@id") == [
        "money",
        "circles",
        "ties",
        "figures",
        "chips",
        "clouds",
        "rivals",
        "doubts",
        "sources",
    ]
    first = page.xpath("//h2[@id='circles']/following-sibling::div//tbody/tr[1]")[0]
    assert texts(first, "./td") == [
        "Anthropic → Microsoft → Anthropic",
        "5 Mrd. USD",
        "Microsoft → Anthropic",
        "0,792",
    ]


def test_a_model_has_a_page_with_its_owner_and_what_is_said_of_it(client: TestClient) -> None:
    page = page_at(client, "/kgtool/id/entity/claude")
    assert texts(page, "//main/p[1]") == ["KI-Modell · gehört zu Anthropic"]
    assert values(page, "//main//h2/@id") == ["facts", "clouds", "sources"]


def test_an_actor_under_a_view_keeps_to_the_view(client: TestClient) -> None:
    page = page_at(client, f"{MICROSOFT}?rung=delivered&lang=en")
    assert texts(page, "//h2[@id='money']/following-sibling::div/table/caption") == ["Microsoft pays"]
    links = values(page, "//h2[@id='money']/following-sibling::div/table//a/@href")
    assert links
    assert all("rung=delivered" in link for link in links if link.startswith("/kgtool/id/flow/"))


def test_an_entity_of_which_a_view_leaves_nothing_says_so(client: TestClient) -> None:
    page = page_at(client, "/kgtool/id/entity/claude?as-of=1999-01-01")
    assert texts(page, "//main/p")[0] == "Claude: Unter diesen Bedingungen bleibt davon nichts übrig."
    assert values(page, "//main/p/a/@href") == ["/kgtool/id/entity/claude"]
