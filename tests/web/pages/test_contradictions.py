"""The ledger: every contradiction with its sides, every check set out, every clash, and filters that lead on."""

from __future__ import annotations

from collections import Counter

from starlette.testclient import TestClient

from tests.web.pages.test_sources import parsed, words


def entries(client: TestClient, **fields: str) -> list[str]:
    """Give the sentences of the entries that are shown."""
    page = parsed(client.get("/contradictions", params={"lang": "en", **fields}).text)
    return words(page, "//article/h2")


def test_the_ledger_holds_all_that_the_questions_answer(client: TestClient) -> None:
    page = parsed(client.get("/contradictions", params={"lang": "en"}).text)
    assert words(page, "//p[@class='soft'][starts-with(., '16')]") == ["16 of 16 entries"]
    assert Counter(words(page, "//article//span[contains(@class, 'mark')]")) == {
        "high": 3,
        "medium": 6,
        "low": 4,
        "holds": 3,
    }
    chips = words(page, "//nav[@class='chips'][1]//li")
    assert [chip.rpartition(" ")[2] for chip in chips] == ["2", "1", "1", "1", "1", "4", "6"]


def test_a_contradiction_shows_both_sentences_with_their_documents(client: TestClient) -> None:
    page = parsed(client.get("/contradictions", params={"kind": "factor-ten"}).text)
    assert words(page, "//article//blockquote") == [
        "„Der Konzern hat 13 Milliarden US-Dollar in OpenAI investiert“",
        "„Microsoft nur 1,3 Milliarden Dollar in OpenAI investiert“",
    ]
    assert words(page, "//article//p[@class='source']/a/@href") == [
        "/kgtool/id/document/agenturmeldung-claude-azure.txt",
        "/kgtool/id/document/zwei-lager.txt",
    ]


def test_a_check_sets_out_its_arithmetic(client: TestClient) -> None:
    page = parsed(client.get("/contradictions", params={"lang": "en", "kind": "rechenprobe", "severity": "none"}).text)
    assert words(page, "//article//dl[@class='sum']//dd") == [
        "rund 12 Milliarden Dollar ÷ etwa 5 Milliarden Dollar",
        "2.17 to 2.65",
        "2.4",
        "holds",
        "30 Milliarden Dollar + bis zu 10 Milliarden Dollar + 5 Milliarden Dollar",
        "35 to 45 bn USD",
        "45 bn USD",
        "holds",
        "bis zu 10 Milliarden Dollar + 5 Milliarden Dollar",
        "5 to 15 bn USD",
        "15 bn USD",
        "holds",
    ]


def test_filters_can_be_set_and_taken_back(client: TestClient) -> None:
    assert len(entries(client, severity="high")) == 3
    assert len(entries(client, kind="ontology")) == 4
    assert len(entries(client, kind="ontology", severity="low")) == 2
    assert entries(client, kind="ontology", severity="high") == []
    page = parsed(client.get("/contradictions", params={"kind": "ontology", "severity": "low"}).text)
    assert words(page, "//a[@aria-current='true']/@href") == [
        "/contradictions?severity=low",
        "/contradictions?kind=ontology",
    ]
    assert client.get("/contradictions", params={"kind": "nothing"}).status_code == 400
    assert client.get("/contradictions", params={"severity": "highest"}).status_code == 400


def test_the_page_of_a_contradiction_shows_every_claim_of_each_side(client: TestClient) -> None:
    ledger = parsed(client.get("/contradictions", params={"kind": "primacy"}).text)
    page = parsed(client.get(words(ledger, "//article/h2/a/@href")[0]).text)
    sides = page.xpath("//section[@class='side']")
    assert isinstance(sides, list)
    assert [len(words(side, ".//blockquote")) for side in sides if not isinstance(side, str)] == [3, 1]
    assert words(page, "//section[@class='side'][2]//blockquote") == ["„Anthropic nutzt Azure“"]
    assert words(page, "//main//span[@class='mark']") == ["mittel", "Vorrang"]


def test_the_page_of_a_check_leads_each_figure_to_its_sentence(client: TestClient) -> None:
    ledger = parsed(client.get("/contradictions", params={"kind": "rechenprobe", "severity": "none"}).text)
    page = parsed(client.get(words(ledger, "//article/h2/a/@href")[2], params={"lang": "en"}).text)
    assert words(page, "//tbody/tr/th") == [
        "15 Milliarden Dollar",
        "bis zu 10 Milliarden Dollar",
        "5 Milliarden Dollar",
    ]
    assert words(page, "//tbody/tr/td[1]") == ["stated", "in the sum", "in the sum"]
    assert len(words(page, "//tbody/tr/td[2]//blockquote/a")) == 3
    assert words(page, "//dl[@class='sum']//dd")[1:] == ["5 to 15 bn USD", "15 bn USD", "holds"]


def test_the_page_of_a_clash_shows_the_facts_that_cannot_all_be_true(client: TestClient) -> None:
    ledger = parsed(client.get("/contradictions", params={"kind": "ontology", "severity": "low"}).text)
    page = parsed(client.get(words(ledger, "//article/h2/a/@href")[0]).text)
    assert words(page, "//main//span[@class='mark']")[:2] == ["leicht", "KGC22"]
    assert len(words(page, "//main/ul[@class='proof']/li")) == 3
