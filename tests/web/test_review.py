"""The page of decisions: for this machine and its token alone, and with forms of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from kgtool.build.pipeline import BuildRequest, build
from kgtool.decisions.files import read_decisions
from kgtool.web.app import create_app
from kgtool.web.review.access import ReviewError
from kgtool.web.settings import Settings
from tests.web.pages.reading import elements, texts

TOKEN = "geheim"
TEXT = "Amazon investiert 4 Milliarden Dollar in Anthropic. Anthropic kauft Rechenleistung bei Amazon.\n"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "a.txt").write_text(TEXT)
    build(BuildRequest((str(tmp_path / "a.txt"),), tmp_path / "store"))
    settings = Settings(tmp_path / "store", token=TOKEN, review=tmp_path / "data", who="Anna Beispiel")
    return TestClient(create_app(settings), base_url="http://127.0.0.1:8420", follow_redirects=False)


def opened(client: TestClient) -> dict[str, str]:
    """Open the page with its token and give the hidden fields of its first form."""
    answer = client.get("/review", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/review" in cookie
    page = client.get("/review")
    assert page.status_code == 200
    assert TOKEN not in page.text
    assert page.headers["cache-control"] == "no-store"
    return dict(re.findall(r'name="(form|claim|lang)" value="([^"]*)"', page.text)[:3])


def test_page_needs_the_token_and_the_name_of_this_machine(client: TestClient) -> None:
    assert client.get("/review").status_code == 403
    assert client.get("/review", params={"token": "falsch"}).status_code == 403
    assert client.get("/review", params={"token": TOKEN}, headers={"host": "evil.example"}).status_code == 403


def test_decision_is_written_and_its_claim_leaves_the_page(client: TestClient, tmp_path: Path) -> None:
    fields = opened(client)
    before = client.get("/review").text.count("<section class")
    answer = client.post("/review", data={**fields, "action": "accept", "why": "So steht es da."})
    (decision,) = read_decisions(tmp_path / "data")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/review?done={decision.id[:12]}")
    assert f"Festgehalten ({decision.id[:12]})." in client.get(answer.headers["location"]).text
    assert (decision.kind, decision.who, decision.why) == ("accept", "Anna Beispiel", "So steht es da.")
    assert client.get("/review").text.count("<section class") == before - 1


def test_correction_takes_a_field_a_line_and_says_what_does_not_fit(client: TestClient, tmp_path: Path) -> None:
    fields = opened(client)
    wrong = client.post("/review", data={**fields, "action": "correct", "fields": "payer=X", "why": "weil"})
    assert wrong.status_code == 400 and "KG983" in wrong.text
    (fault,) = texts(html.document_fromstring(wrong.text), "//form//*[@role='alert']")
    assert fault.startswith("Eine Aussage der Art Investment hat kein Feld „payer“.")
    assert "payer=X</textarea>" in wrong.text and 'value="weil"' in wrong.text
    right = client.post("/review", data={**fields, "action": "correct", "fields": "modality=planned\n", "why": "weil"})
    assert right.status_code == 303
    (decision,) = read_decisions(tmp_path / "data")
    assert decision.corrected is not None and decision.corrected.modality == "planned"


def test_form_of_another_page_is_refused(client: TestClient, tmp_path: Path) -> None:
    fields = {**opened(client), "action": "reject", "why": "weil"}
    for changed, headers in (
        ({**fields, "form": "0" * 64}, {}),
        (fields, {"sec-fetch-site": "cross-site"}),
        (fields, {"sec-fetch-site": "same-site"}),
    ):
        assert client.post("/review", data=changed, headers=headers).status_code == 403
    client.cookies.clear()
    assert client.post("/review", data=fields).status_code == 403
    assert read_decisions(tmp_path / "data") == ()


def test_what_is_too_large_or_no_form_or_no_decision_is_told(client: TestClient, tmp_path: Path) -> None:
    fields = {**opened(client), "why": "weil"}
    assert client.post("/review", data={**fields, "action": "delete"}).status_code == 400
    assert client.post("/review", data={**fields, "action": "reject", "why": "x" * 30_000}).status_code == 400
    assert client.post("/review", content=b"\xff\xfe").status_code == 400
    assert read_decisions(tmp_path / "data") == ()


def test_page_is_refused_where_others_reach_it(tmp_path: Path, client: TestClient) -> None:
    settings = Settings(tmp_path / "store", host="0.0.0.0", token=TOKEN, review=tmp_path / "data", who="Anna")
    with pytest.raises(ReviewError, match="reached from elsewhere"):
        create_app(settings)


def test_without_review_there_is_no_such_page(tmp_path: Path, client: TestClient) -> None:
    plain = TestClient(create_app(Settings(tmp_path / "store")), base_url="http://127.0.0.1:8420")
    assert plain.get("/review", params={"token": TOKEN}).status_code == 404


def form(client: TestClient, address: str) -> dict[str, str]:
    """Give the fields of the last form of a page as a browser would send it untouched."""
    page = html.document_fromstring(client.get(address).text)
    (*_, last) = elements(page, "//form[@method='post']")
    assert isinstance(last, html.FormElement)
    for field in elements(last, ".//input[not(@type='hidden')] | .//select | .//textarea"):
        assert texts(page, f"//label[@for='{field.get('id')}']"), field.get("name")
    return {str(name): str(value or "") for name, value in last.form_values()}


def test_every_page_needs_the_token(client: TestClient) -> None:
    for path in ("/review/add", "/review/same", "/review/decided"):
        assert client.get(path).status_code == 403
        assert client.post(path, data={"form": "x"}).status_code == 403


def test_missing_claim_is_added_in_steps(client: TestClient, tmp_path: Path) -> None:
    opened(client)
    assert "<option>a.txt</option>" in client.get("/review/add").text
    page = html.document_fromstring(client.get("/review/add", params={"document": "a.txt"}).text)
    assert texts(page, "//ol[@class='sentences']//a") == TEXT.strip().replace(". ", ".\n").split("\n")
    found = client.get("/review/add", params={"document": "a.txt", "with": "rechen"}).text
    assert found.count("<li><a href") - client.get("/review/add").text.count("<li><a href") == 1
    address = f"/review/add?document=a.txt&at={TEXT.index('kauft')}&type=Partnership"
    fields = {**form(client, address), "role.partners": "Anthropic, Amazon", "why": "Fehlte."}
    assert fields["quote"] == "Anthropic kauft Rechenleistung bei Amazon."
    answer = client.post("/review/add", data=fields)
    (decision,) = read_decisions(tmp_path / "data")
    assert answer.headers["location"].startswith("/review/add?document=a.txt&at=")
    assert decision.claim is not None and decision.claim.fillers("partners") == ("anthropic", "amazon")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"role.partners": "Anthropic"}, "es fehlt, wer „partners“ ist"),
        ({"role.partners": "Anthropic, Hinz"}, "das steht nicht im Text: „Hinz“"),
        ({"quote": "Anthropic kauft nichts."}, "das steht nicht im Text: „Anthropic kauft nichts.“"),
        ({"time": "nie"}, "das ist keine lesbare Zeit: „nie“"),
        ({"negated": "true"}, "der Satz verneint, was die Aussage sagt, oder umgekehrt"),
        ({"why": " "}, "Eine Entscheidung braucht einen Grund."),
        ({"type": "Partnershp"}, "„Partnershp“ ist keine Art von Aussagen. Meinten Sie „Partnership“?"),
        ({"role.payer": "Amazon"}, "Eine Aussage der Art Partnership hat kein Feld „payer“."),
        ({"modality": "vielleicht"}, "„vielleicht“ ist kein Wert von modality."),
    ],
)
def test_what_the_gate_has_against_a_claim_stands_beside_the_form(
    client: TestClient, tmp_path: Path, changed: dict[str, str], words: str
) -> None:
    opened(client)
    address = f"/review/add?document=a.txt&at={TEXT.index('kauft')}&type=Partnership"
    fields = {**form(client, address), "role.partners": "Anthropic, Amazon", "why": "Fehlte.", **changed}
    answer = client.post("/review/add", data=fields)
    assert answer.status_code == 400
    (fault,) = texts(html.document_fromstring(answer.text), "//main//*[@role='alert']")
    assert words in fault
    assert read_decisions(tmp_path / "data") == ()


def test_names_are_joined_by_what_the_store_calls_them(client: TestClient, tmp_path: Path) -> None:
    opened(client)
    fields = {**form(client, "/review/same?lang=en"), "keep": "Amzon", "other": "anthropic", "why": "Old name."}
    wrong = client.post("/review/same", data=fields)
    assert wrong.status_code == 400 and "Did you mean &#39;amazon&#39;?" in wrong.text and "KG986" in wrong.text
    assert client.post("/review/same", data={**fields, "keep": "Anthropic"}).status_code == 400
    assert client.post("/review/same", data={**fields, "keep": "Amazon"}).status_code == 303
    (decision,) = read_decisions(tmp_path / "data")
    assert decision.names is not None and (decision.names.keep, decision.names.other) == ("amazon", "anthropic")


def test_decision_is_taken_back_once_and_its_claim_is_open_again(client: TestClient, tmp_path: Path) -> None:
    fields = opened(client)
    before = client.get("/review").text.count("<section class")
    client.post("/review", data={**fields, "action": "reject", "why": "Nein."})
    back = {**form(client, "/review/decided"), "why": "Doch."}
    assert client.post("/review/decided", data=back).status_code == 303
    assert client.get("/review").text.count("<section class") == before
    assert "Zurückgenommen von Anna Beispiel am " in client.get("/review/decided").text
    again = client.post("/review/decided", data=back)
    assert again.status_code == 400 and "ist schon zurückgenommen" in again.text
    assert [one.kind for one in read_decisions(tmp_path / "data")] == ["reject", "undo"]


def test_claim_has_a_page_of_its_own(client: TestClient) -> None:
    key = opened(client)["claim"]
    page = client.get("/review", params={"claim": key, "lang": "en"})
    assert page.status_code == 200 and page.text.count("<section class") == 1
    unknown = client.get("/review", params={"claim": "ffff"})
    assert unknown.status_code == 400 and "Diese Aussage gibt es nicht: „ffff“." in unknown.text
    assert client.get("/review/add", params={"document": "b.txt"}).status_code == 400
