"""The page of a claim: its sentence, what others say, what rests on it, and what changes without it."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.pages.test_sources import parsed, words

SOURCE = "/kgtool/id/document/allianz-im-november.txt"
SENTENCE = "Nvidia investiert bis zu 10 Milliarden Dollar in Anthropic"


def claim_of(client: TestClient, sentence: str) -> str:
    """Give the address of the claim whose words are these."""
    page = parsed(client.get(SOURCE).text)
    number = words(page, f"//a[starts-with(@class, 'claim')][starts-with(., '{sentence}')]/@data-claim")[0].split()[0]
    return words(page, f"//article[@id='claim-{number}']//p[@class='more']/a[last()]/@href")[0]


def test_the_sentence_leads_to_its_place_in_the_text(client: TestClient) -> None:
    page = parsed(client.get(claim_of(client, SENTENCE), params={"lang": "en"}).text)
    assert words(page, "//h1") == ["A claim: investment"]
    assert words(page, "//blockquote/span[2]") == [SENTENCE]
    place = words(page, "//p[@class='source']/a/@href")[0]
    path, _, anchor = place.partition("#")
    assert words(parsed(client.get(path).text), f"//*[@id='{anchor}']/h2/a") == [anchor.removeprefix("claim-")]


def test_what_others_say_is_told_with_their_sentences(client: TestClient) -> None:
    page = parsed(client.get(claim_of(client, SENTENCE)).text)
    assert words(page, "//article[@class='entry']//blockquote") == [
        "„Nvidia wiederum beteiligt sich mit rund 10 Mrd. USD an Anthropic“",
        "„in Anthropic gesteckt, Nvidia 10 Milliarden Dollar“",
    ]


def test_what_rests_on_it_says_whether_it_falls(client: TestClient) -> None:
    page = parsed(client.get(claim_of(client, SENTENCE), params={"lang": "en"}).text)
    headings = words(page, "//main/h3")
    assert headings == ["Deals", "Flows", "Facts", "Lock-ins", "Circles", "Contradictions", "Arithmetic checks"]
    assert words(page, "//main/ul[@class='rests'][2]/li/span") == [
        "flow Nvidia → Anthropic (investment)",
        "also carried by 4 others",
    ]
    assert words(page, "//span[@class='mark warm']") == []
    alone = parsed(client.get(claim_of(client, "Dario Amodei, CEO von Anthropic"), params={"lang": "en"}).text)
    assert set(words(alone, "//ul[@class='rests']/li/span[2]")) == {"falls without it"}


def test_answers_are_reckoned_again_as_if_nobody_had_said_it(client: TestClient) -> None:
    address = claim_of(client, SENTENCE)
    before = parsed(client.get(address).text)
    again = words(before, "//a[@class='button']/@href")[0]
    assert again == f"{address}?doubt=yes#doubt"
    page = parsed(client.get(address, params={"doubt": "yes", "lang": "en"}).text)
    rows = page.xpath("//tbody/tr")
    assert isinstance(rows, list)
    told = {cells[0]: cells[1:] for row in rows if not isinstance(row, str) for cells in [words(row, "td")]}
    assert told["Which figures add up, which do not?"] == ["2", "1", "0"]


def test_a_claim_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/kgtool/id/claim/0000").status_code == 404
