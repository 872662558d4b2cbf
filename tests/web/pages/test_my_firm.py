"""The form for a firm: the report of `kgtool report my-firm` as a page and as files, bounded in size."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.pages.reading import page_at, texts, values

FIELDS = {"name": 'Werk "Süd" <b>', "models": "Claude, GPT", "platforms": "Azure", "employees": "420"}
TOML = """[firm]
name = "Werk \\"Süd\\" <b>"
employees = 420

[uses]
models = ["Claude", "GPT"]
platforms = ["Azure"]
"""


def test_an_empty_form_has_lists_of_what_the_texts_know(client: TestClient) -> None:
    page = page_at(client, "/my-firm")
    assert texts(page, "//main/h1") == ["Meine Firma"]
    assert values(page, "//datalist[@id='known-models']/option/@value") == [
        "Anthropic-Modelle",
        "Claude",
        "Gemini",
        "GPT",
        "OpenAI-Modelle",
    ]


def test_a_filled_form_shows_the_report_with_a_sentence_for_each_statement(client: TestClient) -> None:
    response = client.get("/my-firm", params=FIELDS)
    assert response.status_code == 200
    page = page_at(client, str(response.request.url))
    assert texts(page, "//main/h1") == ['Meine Firma: Werk "Süd" <b>']
    statements = texts(page, "//ul[@class='statements']/li/span[@class='number']")
    assert statements == [str(number) for number in range(1, len(statements) + 1)]
    assert statements
    assert texts(page, "//ul[@class='statements']/li[not(.//blockquote/a)]") == []


def test_the_firm_is_taken_away_as_toml_and_read_again(client: TestClient) -> None:
    taken = client.get("/my-firm.toml", params=FIELDS)
    assert taken.text == TOML
    assert taken.headers["content-disposition"] == 'attachment; filename="my-firm.toml"'
    again = client.get("/my-firm.html", params={"toml": TOML})
    assert again.content == client.get("/my-firm.html", params=FIELDS).content


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"models": ",".join(f"m{number}" for number in range(41))}, "KG100"),
        ({"models": "m" * 101}, "KG100"),
        ({"toml": "x" * 4001}, "KG100"),
        ({"toml": "no toml"}, "KG320"),
        ({"models": "Claude", "employees": "many"}, "KG100"),
    ],
)
def test_what_is_no_firm_or_too_much_is_refused(client: TestClient, fields: dict[str, str], code: str) -> None:
    response = client.get("/my-firm.toml", params=fields)
    assert (response.status_code, response.json()["code"]) == (400, code)
    assert client.get("/my-firm", params=fields).status_code == 400


def test_a_file_of_a_firm_fills_the_form(client: TestClient) -> None:
    sent = client.post("/my-firm", files={"file": ("firm.toml", TOML)}, data={"lang": "en"}, follow_redirects=False)
    assert sent.status_code == 303
    page = page_at(client, sent.headers["location"])
    assert texts(page, "//main/h1") == ['My firm: Werk "Süd" <b>']
    assert texts(page, "//textarea[@name='toml']") == [" ".join(TOML.split())]


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 400, "Es ist keine Datei da."),
        (b"\xff\xfe", 400, "Die Datei ist nicht in UTF-8."),
        (b"x" * 20_000, 413, "Es wurden mehr als 16000 Bytes geschickt."),
    ],
    ids=["nothing", "binary", "large"],
)
def test_a_file_that_is_none_of_a_firm_says_so(client: TestClient, content: bytes, status: int, words: str) -> None:
    sent = client.post("/my-firm", files={"file": ("firm.toml", content)})
    assert sent.status_code == status
    assert words in sent.text
