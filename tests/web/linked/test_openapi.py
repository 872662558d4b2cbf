"""The OpenAPI document is valid, and what it describes is there."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kgtool.query.library import library


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_is_valid(client: TestClient, language: str) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    record = client.get("/openapi.json", params={"lang": language}).json()
    assert record["openapi"] == "3.1.0"
    validator.validate(record)


def test_it_has_each_question_with_its_parameters(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for question in library():
        given = paths[f"/q/{question.name}"]["get"]["parameters"]
        fields = {field.get("name") or field["$ref"].rpartition("/")[2] for field in given}
        own = {parameter.name for parameter in question.parameters}
        assert own | {"policy", "rung", "as-of", "on", "without", "lang", "format"} <= fields, question.name


def test_its_addresses_answer(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    bare = [path for path in paths if "{" not in path and not path.startswith("/q/") and path != "/sparql"]
    assert bare == [
        "/search", "/suggest", "/proof", "/dataset", "/.well-known/void", "/terms.json", "/openapi.json",
    ]  # fmt: skip
    for path in bare:
        assert client.get(path).status_code == 200, path
