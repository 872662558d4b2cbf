"""The page of decisions: for this machine and its token alone, and with forms of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgtool.build.pipeline import BuildRequest, build
from kgtool.decisions.files import read_decisions
from kgtool.web.app import create_app
from kgtool.web.review.access import ReviewError
from kgtool.web.settings import Settings

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
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?lang=de")
    (decision,) = read_decisions(tmp_path / "data")
    assert (decision.kind, decision.who, decision.why) == ("accept", "Anna Beispiel", "So steht es da.")
    assert client.get("/review").text.count("<section class") == before - 1


def test_correction_takes_a_field_a_line_and_says_what_does_not_fit(client: TestClient, tmp_path: Path) -> None:
    fields = opened(client)
    wrong = client.post("/review", data={**fields, "action": "correct", "fields": "payer=X", "why": "weil"})
    assert wrong.status_code == 400 and "KG983" in wrong.text
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
