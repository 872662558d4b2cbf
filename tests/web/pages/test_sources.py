"""The list of sources, and the page of a source: every claim is marked where it stands and told beside it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from kgtool.build.pipeline import BuildRequest, build
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.app import create_app
from kgtool.web.settings import Settings

DOCUMENTS = Path(__file__).parents[3] / "data" / "documents"
PAGE = "/kgtool/id/document/allianz-im-november.txt"


def parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def words(page: html.HtmlElement, path: str) -> list[str]:
    """Give the text of each element that an XPath finds, white space as one blank."""
    found = page.xpath(path)
    assert isinstance(found, list)
    texts = [item.text_content() if isinstance(item, html.HtmlElement) else str(item) for item in found]
    return [" ".join(text.split()) for text in texts]


def told(page: html.HtmlElement) -> str:
    """Give the text as the page shows it, without the numbers of claims."""
    for sup in page.xpath("//p[@class='text']//sup"):
        assert isinstance(sup, html.HtmlElement)
        sup.drop_tree()
    found = page.xpath("//p[@class='text']")
    assert isinstance(found, list)
    return "\n".join(item.text_content() for item in found if isinstance(item, html.HtmlElement))


def test_the_list_has_every_document_with_what_is_unknown(client: TestClient) -> None:
    page = parsed(client.get("/sources", params={"lang": "en"}).text)
    rows = [words(row, "th/a | td") for row in page.xpath("//tbody/tr") if isinstance(row, html.HtmlElement)]
    assert [row[:4] for row in rows] == [
        [
            "Claude kommt zu Azure: Anthropic bindet sich an Microsoft",
            "kgtool-Nachrichtendienst",
            "2025-11-18",
            "de",
        ],
        ["Microsoft und Nvidia holen Anthropic an Bord", "kgtool-Technikredaktion", "2025-11-18", "de"],
        ["Der Ring der Zahler", "kgtool-Kolumne", "unknown", "de"],
        ["Geldgeber und Vermieter: Wer rund um OpenAI bezahlt", "kgtool-Rundbrief", "unknown", "de"],
        ["Vom Sand zum Sprachmodell", "kgtool-Erklärstück", "unknown", "de"],
        ["Wolkenzahlen: Azure wächst schneller als AWS", "kgtool-Zahlenwerk", "unknown", "de"],
        [
            "Zwei Lager, ein Markt: Wie Microsoft und Amazon ihre KI-Labore ausrüsten",
            "kgtool-Marktanalyse",
            "unknown",
            "de",
        ],
    ]
    assert rows[0][4:] == ["16", "9", "55 %"]
    assert words(page, "//caption") == ["Latest first. Without a day: 5. Without a publisher: 0."]


def test_the_page_of_a_source_shows_its_whole_text(client: TestClient) -> None:
    page = parsed(client.get(PAGE).text)
    text = (DOCUMENTS / "allianz-im-november.txt").read_text(encoding="utf-8")
    assert told(page).split() == text.split()
    assert words(page, "//h1") == ["Microsoft und Nvidia holen Anthropic an Bord"]


def test_every_claim_is_marked_and_told_once(client: TestClient) -> None:
    page = parsed(client.get(PAGE).text)
    numbers = [str(number) for number in range(1, 22)]
    marked = {number for marks in words(page, "//a/@data-claim") for number in marks.split()}
    assert marked == set(numbers)
    assert sorted(words(page, "//article/@id")) == sorted(f"claim-{number}" for number in numbers)
    assert sorted(words(page, "//aside/@id")) == sorted(f"card-{number}" for number in numbers)
    legend = dict(
        zip(words(page, "//nav[@class='legend']//li//span"), words(page, "//nav[@class='legend']//li"), strict=True)
    )
    counts = Counter(kind.partition(" ")[2] for kind in words(page, "//article/h2"))
    assert {label: int(entry.rsplit(" ", 1)[1]) for label, entry in legend.items() if label in counts} == counts


def test_a_claim_says_how_it_was_read(client: TestClient) -> None:
    page = parsed(client.get(PAGE, params={"lang": "en"}).text)
    notes = page.xpath("//article[h2[contains(., 'investment')]]")
    assert isinstance(notes, list)
    note = next(n for n in notes if isinstance(n, html.HtmlElement) and "bis zu 10 Milliarden" in n.text_content())
    assert words(note, "p[@class='who']") == ["investor Nvidiainvestee Anthropic"]
    assert words(note, "p[@class='measure']") == ["„bis zu 10 Milliarden Dollar“ = up to 10 bn USD · up to"]
    assert words(note, ".//dt") == ["how sure", "rule"]
    assert words(note, ".//code") == ["investment.put-into"]
    assert "„X steckt Geld in Y“" in words(note, ".//dd")[1]


def test_a_type_can_be_shown_alone(client: TestClient) -> None:
    page = parsed(client.get(PAGE, params={"type": "Investment"}).text)
    assert set(words(page, "//article/h2/text()")) == {"Investition"}
    assert words(page, "//a[@aria-current='true']/@href") == [PAGE]
    text = (DOCUMENTS / "allianz-im-november.txt").read_text(encoding="utf-8")
    assert told(page).split() == text.split()
    assert client.get(PAGE, params={"type": "Investmnt"}).status_code == 400


def test_what_stands_in_no_claim_is_told_with_the_reason(client: TestClient) -> None:
    page = parsed(client.get(PAGE, params={"type": "open"}).text)
    assert words(page, "//article") == []
    listed = words(page, "//section[@class='gaps']//tbody/tr/td[1]")
    marked = words(page, "//a[@class='gap']")
    assert [f"„{entry}“" for entry in marked] == listed
    assert "" not in words(page, "//section[@class='gaps']//tbody/tr/td[3]")


@pytest.fixture
def bare_client(tmp_path: Path) -> Iterator[TestClient]:
    """Give a client of a server whose store lost its texts."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fremd.txt").write_text(
        "Das Wetter ist heute schön, und niemand weiß, wie es morgen wird, denn es ist April.\n"
        "Nvidia investiert 5 Milliarden Dollar in OpenAI. Danach folgt noch sehr viel mehr, das keiner lesen soll.",
        encoding="utf-8",
    )
    build(BuildRequest((str(tmp_path / "texts"),), tmp_path / "store"))
    with TestClient(create_app(Settings(tmp_path / "store", texts=False)), base_url="http://127.0.0.1") as found:
        yield found


def test_a_text_that_may_not_be_shown_is_shown_by_its_quotes(bare_client: TestClient) -> None:
    page = parsed(bare_client.get("/kgtool/id/document/fremd.txt").text)
    assert told(page) == (
        "… morgen wird, denn es ist April.\nNvidia investiert 5 Milliarden Dollar in OpenAI. "
        "Danach folgt noch sehr viel me …"
    )
    assert "das keiner lesen soll" not in bare_client.get("/kgtool/id/document/fremd.txt").text
    assert words(page, "//a[@class='claim money line-1']") == ["Nvidia investiert 5 Milliarden Dollar in OpenAI"]


def test_texts_that_ship_are_shown_by_a_server_that_shows_no_others(bundled_store: Path) -> None:
    with TestClient(create_app(Settings(bundled_store, texts=False)), base_url="http://127.0.0.1") as found:
        text = (DOCUMENTS / "allianz-im-november.txt").read_text(encoding="utf-8")
        assert told(parsed(found.get(PAGE).text)).split() == text.split()


def test_a_store_without_texts_shows_quotes(bundled_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(bundled_store, store)
    shutil.rmtree(store / "texts")
    with TestClient(create_app(Settings(store)), base_url="http://127.0.0.1") as found:
        page = parsed(found.get(PAGE).text)
    assert len(words(page, "//article")) == 21
    assert words(page, "//p[@class='card warm']") == [
        "Der ganze Text ist hier nicht aufbewahrt oder nicht gezeigt. Zu sehen sind die Sätze, die Aussagen tragen, "
        "mit dem, was um sie steht."
    ]


def test_a_document_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/kgtool/id/document/nothing.txt").status_code == 404


def test_every_kind_of_claim_has_a_label_in_the_legend(client: TestClient) -> None:
    labels = {load_ontology().label(kind, "de") for kind in load_ontology().claim_types} | {"in keiner Aussage"}
    assert set(words(parsed(client.get(PAGE).text), "//nav[@class='legend']//span")) <= labels
