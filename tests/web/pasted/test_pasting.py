"""A text that is pasted or dropped in is read at once, shown as a source is, and kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from kgtool.web.pasted.upload import LARGEST

TEXT = "Nvidia investiert laut dpa bis zu 10 Milliarden Dollar in Anthropic. Zwei Fragen bleiben offen."
HOSTILE = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()


def found(page: str, path: str) -> list[str]:
    """Give what an XPath finds in a page as text."""
    result = html.document_fromstring(page).xpath(path)
    assert isinstance(result, list)
    texts = [item.text_content() if isinstance(item, html.HtmlElement) else str(item) for item in result]
    return [" ".join(text.split()) for text in texts]


def files(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(file), file.stat().st_size) for file in folder.rglob("*") if file.is_file())


def test_a_pasted_text_is_shown_with_its_claims(client: TestClient) -> None:
    response = client.post("/read", data={"text": TEXT, "lang": "en"})
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    page = response.text
    assert found(page, "//article/h2") == ["1 investment"]
    assert found(page, "//a[@class='claim money line-1']/text()") == [
        "Nvidia investiert laut dpa bis zu 10 Milliarden Dollar in Anthropic"
    ]
    assert found(page, "//article/p[@class='measure']") == ["„bis zu 10 Milliarden Dollar“ = up to 10 bn USD · up to"]
    assert found(page, "//article/p[@class='hops']") == ["says dpa"]
    assert found(page, "//article//pre")[0].startswith("line 1, characters 0 to")
    assert found(page, "//p[@class='note gap-note']") == ["„Zwei“ count: no rule fits the clause"]
    assert found(page, "//span[@class='mark warm']") == ["title unknown", "publisher unknown", "day unknown"]


def test_names_that_the_graph_knows_lead_to_their_pages(client: TestClient) -> None:
    page = client.post("/read", data={"text": "Nvidia investiert 3 Milliarden Dollar in Quarell AI."}).text
    assert found(page, "//article/p[@class='who']//a/@href") == ["/kgtool/id/entity/nvidia"]


def test_a_file_is_read_by_its_format(client: TestClient) -> None:
    article = (
        "<html><head><title>Neues Geld</title></head><body><nav>Start Kontakt</nav><article><h1>Neues Geld</h1><p>"
        f"{TEXT}</p><p>{'Der Artikel hat noch einen Absatz, damit er einer ist. ' * 6}</p></article></body></html>"
    )
    page = client.post("/read", files={"file": ("artikel.html", article.encode(), "text/html")}).text
    assert found(page, "//h1") == ["Neues Geld"]
    assert found(page, "//article/h2") == ["1 Investition"]
    assert "Kontakt" not in " ".join(found(page, "//p[@class='text']"))


def test_nothing_of_it_is_kept(
    client: TestClient, bundled_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = files(bundled_store)
    large = (TEXT + "\n") * 20_000
    refused = client.post("/read", files={"file": ("lang.txt", large.encode(), "text/plain")})
    assert refused.status_code == 413
    assert client.post("/read", data={"text": TEXT + " Geheimwort Birnbaum."}).status_code == 200
    assert (files(bundled_store), files(tmp_path)) == (before, [])
    for address in ("/", "/sources", "/read"):
        assert "Birnbaum" not in client.get(address).text


def check_harmless(page: str, sent: str) -> None:
    """Check that a page shows all words that were sent, and holds no markup that templates do not."""
    assert found(page, "//script[not(@src)] | //style | //iframe | //object | //base | //form[not(@role)]") == []
    assert found(page, "//main//img | //main//svg | //main//math | //main//meta | //main//link | //main//input") == []
    assert found(page, "//@*[starts-with(name(), 'on')] | //@style | //@href[contains(., 'javascript')]") == []
    told = "".join("".join(found(page, "//p[@class='text']")).split())
    numbers = "".join(found(page, "//p[@class='text']//sup"))
    assert len(told) - len(numbers) == len("".join(sent.split()))


def test_hostile_words_never_become_markup(client: TestClient) -> None:
    sent = "\n\n".join(f"Nvidia investiert 5 Milliarden Dollar in OpenAI. {words}\n\n{words}" for words in HOSTILE)
    page = client.post("/read", data={"text": sent}).text
    assert len(found(page, "//article")) >= 1
    check_harmless(page, sent)


@pytest.mark.parametrize("words", HOSTILE[:4])
def test_hostile_words_as_title_and_names_never_become_markup(client: TestClient, words: str) -> None:
    sent = f"{words}\n\nNvidia investiert 5 Milliarden Dollar in {words} OpenAI."
    check_harmless(client.post("/read", data={"text": sent}).text, sent)


def test_thirty_hostile_texts_are_tried() -> None:
    assert len(set(HOSTILE)) == 30


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    refused = client.post("/read", data={"text": "a" * (LARGEST + 1)})
    assert refused.status_code == 413
    assert f"Es wurden mehr als {LARGEST} Bytes geschickt." in refused.text


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    refused = client.post("/read", data={"text": TEXT}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert client.post("/read", data={"text": TEXT}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("bild.png", b"\x89PNG", "Dateien mit der Endung „.png“ werden nicht gelesen."),
        ("leer.txt", b" \n", "KG202"),
        ("bild.txt", b"\x00\x01\x02", "KG204"),
        ("kaputt.pdf", b"%PDF-1.4 nothing", "KG216"),
        ("../../etc/passwd.txt", b"", "KG202"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(client: TestClient, name: str, data: bytes, cause: str) -> None:
    refused = client.post("/read", files={"file": (name, data, "application/octet-stream")})
    assert refused.status_code == 400
    assert cause in refused.text.replace("&#39;", "'")


def test_an_empty_form_is_refused(client: TestClient) -> None:
    for sent in ({"text": " "}, {}):
        assert client.post("/read", data=sent).status_code == 400
    assert client.post("/read", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 400


def test_why_a_sentence_was_read_so_is_told(client: TestClient) -> None:
    source = client.get("/kgtool/id/document/allianz-im-november.txt", params={"lang": "en"}).text
    links = found(source, "//p[@class='more']/a[starts-with(@href, '/why')]/@href")
    page = client.get(links[4])
    assert page.status_code == 200
    assert [line.split()[0] for line in found(page.text, "//pre")] == ["line"]
    assert "→ investment." in found(page.text, "//pre")[0]
    for wrong in ("", "?source=zwei-lager.txt", "?source=zwei-lager.txt&at=x", "?source=zwei-lager.txt&at=99999"):
        assert client.get(f"/why{wrong}").status_code == 400
    assert client.get("/why?source=nothing.txt&at=1").status_code == 404
