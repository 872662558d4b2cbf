"""What the editor is given: prefixes, terms in the language of the page, questions that run as they are."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kgtool.query.library import library
from kgtool.vocabulary.terms import PREFIXES


def test_terms_are_in_the_language_of_the_page(client: TestClient) -> None:
    labels = [
        {term["name"]: term["label"] for term in client.get(f"/terms.json?lang={language}").json()["terms"]}
        for language in ("de", "en")
    ]
    assert [found["kg:AILab"] for found in labels] == ["KI-Labor", "AI lab"]
    assert list(labels[0]) == list(labels[1])


def test_terms_come_with_all_prefixes_and_own_addresses(client: TestClient) -> None:
    found = client.get("/terms.json").json()
    assert found["prefixes"] == PREFIXES
    assert found["own"] == {
        "https://w3id.org/kgtool/id/": "/kgtool/id/",
        "https://w3id.org/kgtool/ns#": "/kgtool/ns#",
    }


@pytest.mark.parametrize("at", range(0, len(library()), 7))
def test_questions_run_as_they_are(client: TestClient, at: int) -> None:
    found = client.get("/terms.json?lang=en").json()["questions"]
    assert [one["name"] for one in found] == [question.name for question in library()]
    one = found[at]
    assert one["query"].startswith("PREFIX ")
    assert one["title"] == library()[at].title["en"]
    with client.app.state.current.borrow() as reading:  # type: ignore[attr-defined]
        assert isinstance(reading.store.query(one["query"]), ox.QuerySolutions)


def test_unknown_language_is_said(client: TestClient) -> None:
    answer = client.get("/terms.json?lang=fr")
    assert answer.status_code == 400
    assert answer.json()["detail"] == "'fr' is no language."
