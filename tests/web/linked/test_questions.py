"""A stored question is an address: its fields are the parameters, its rows come in each format of results."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kgtool.query.library import library

CIRCLES = "/q/circular-flow"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_rows_are_the_same_in_each_format(client: TestClient) -> None:
    table = rows(client.get(CIRCLES, params={"length": "3", "format": "csv"}).text)
    assert len(table) > 3
    record = client.get(CIRCLES, params={"length": "3"}, headers={"Accept": "application/sparql-results+json"}).json()
    bound = [{name: value["value"] for name, value in row.items()} for row in record["results"]["bindings"]]
    assert [{name: value for name, value in row.items() if value} for row in table] == bound
    tsv = client.get(CIRCLES, params={"length": "3", "format": "tsv"}).text
    assert len(tsv.splitlines()) == len(table) + 1
    turtle = client.get(CIRCLES, params={"length": "3"}, headers={"Accept": "text/turtle"})
    assert turtle.headers["content-location"] == f"{CIRCLES}?length=3&format=turtle"
    assert len(list(ox.parse(turtle.text, format=ox.RdfFormat.TURTLE))) > len(table)


def test_view_and_parameters_change_the_rows(client: TestClient) -> None:
    every = rows(client.get(CIRCLES, params={"format": "csv"}).text)
    short = rows(client.get(CIRCLES, params={"format": "csv", "length": "2"}).text)
    firm = rows(client.get(CIRCLES, params={"format": "csv", "rung": "delivered"}).text)
    assert {row["length"] for row in short} == {"2"}
    assert len(short) < len(every)
    assert len(firm) < len(every)


def test_evidence_adds_the_sentence_behind_each_row(client: TestClient) -> None:
    found = rows(client.get(CIRCLES, params={"format": "csv", "length": "2", "evidence": "true"}).text)
    assert all(row["evidence_quote"] for row in found)


@pytest.mark.parametrize(
    ("fields", "cure"),
    [
        ({"lenght": "3"}, "Did you mean 'length'?"),
        ({"length": "99"}, "Give a number from 2 to 8."),
        ({"rungs": "agreed"}, "Did you mean 'rung'?"),
        ({"as-of": "gestern"}, "Write it like 2025-11-18."),
        ({"evidence": "maybe"}, "Give true or false."),
    ],
)
def test_what_does_not_fit_is_400_with_the_nearest(client: TestClient, fields: dict[str, str], cure: str) -> None:
    problem = client.get(CIRCLES, params=fields, headers={"Accept": "application/json"})
    assert (problem.status_code, problem.json()["cure"]) == (400, cure)
    assert problem.headers["content-type"] == "application/problem+json"
    if "evidence" not in fields:
        page = client.get(CIRCLES, params=fields, headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")


def test_an_unknown_question_is_404(client: TestClient) -> None:
    problem = client.get("/q/circular-flows", headers={"Accept": "text/csv"})
    assert (problem.status_code, problem.json()["cure"]) == (404, "Did you mean 'circular-flow'?")


def test_every_question_answers_as_data(client: TestClient) -> None:
    for question in library():
        response = client.get(f"/q/{question.name}", params={"format": "csv"})
        assert response.status_code == 200, question.name
        assert next(csv.reader(io.StringIO(response.text))) == [column.name for column in question.columns]


def test_rows_are_sent_once_for_a_build(client: TestClient) -> None:
    first = client.get(CIRCLES, params={"format": "csv"})
    again = client.get(CIRCLES, params={"format": "csv"}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
