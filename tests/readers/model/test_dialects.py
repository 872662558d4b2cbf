"""Each kind of server is asked as its documentation says, and asked more loosely where it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kgtool.readers.model.schema import answer_schema
from kgtool.readers.raw import RawClaim, Unanswered
from kgtool.vocabulary.ontology import load_ontology
from tests.readers.model.fake import CLAIM, Asked, Reply, completion, document, fake, good, reader, refused

SCHEMA = answer_schema(load_ontology())


def tool(given: object, stop: str = "tool_use") -> Reply:
    content: list[dict[str, Any]] = [
        {"type": "text", "text": "Ich rufe das Werkzeug."},
        {"type": "tool_use", "name": "claims", "input": given},
    ]
    return messages(content, stop)


def messages(content: list[dict[str, Any]], stop: str) -> Reply:
    usage = {"input_tokens": 10, "cache_read_input_tokens": 900, "output_tokens": 70}
    return Reply(body=json.dumps({"content": content, "stop_reason": stop, "usage": usage}).encode())


def test_a_chat_completion_is_asked_for_with_the_schema_at_temperature_0(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: good(CLAIM)) as server:
        list(reader(server, tmp_path).read(document()))
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert "authorization" not in asked.headers
    assert sorted(asked.body) == ["max_tokens", "messages", "model", "response_format", "temperature"]
    assert (asked.body["model"], asked.body["temperature"], asked.body["max_tokens"]) == ("some-model", 0, 6000)
    assert asked.body["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
    }
    system, user = asked.body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert user["content"] == "Text:\nAmazon investiert 4 Milliarden Dollar in Anthropic."


def test_a_message_is_asked_for_with_one_tool_that_has_to_be_used(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: tool({"claims": [CLAIM]})) as server:
        who = reader(server, tmp_path, api="anthropic", environment={"KGTOOL_API_KEY": "sk-key"})
        (claim,) = who.read(document())
    assert isinstance(claim, RawClaim)
    (asked,) = server.asked
    assert asked.path == "/v1/messages"
    assert (asked.headers["x-api-key"], asked.headers["anthropic-version"]) == ("sk-key", "2023-06-01")
    assert sorted(asked.body) == ["max_tokens", "messages", "model", "system", "temperature", "tool_choice", "tools"]
    assert asked.body["tool_choice"] == {"type": "tool", "name": "claims"}
    assert [(t["name"], t["input_schema"]) for t in asked.body["tools"]] == [("claims", SCHEMA)]
    usage = who.asking.usage
    assert (usage.input_tokens, usage.output_tokens) == (910, 70)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (tool({"claims": [CLAIM]}, "max_tokens"), "truncated"),
        (tool({}), "schema"),
        (tool("claims"), "schema"),
        (messages([{"type": "text", "text": "Das lese ich nicht."}], "refusal"), "refusal"),
        (messages([{"type": "text", "text": "Gern!"}], "end_turn"), "no_json"),
        (messages([], "end_turn"), "empty"),
        (Reply(body=b'{"content": "text"}'), "not_understood"),
    ],
)
def test_what_a_message_holds_instead_of_claims_is_stated(reply: Reply, reason: str, tmp_path: Path) -> None:
    with fake(lambda _asked, _number: reply) as server:
        (stated,) = reader(server, tmp_path, api="anthropic").read(document())
    assert isinstance(stated, Unanswered)
    assert stated.reason == reason


def shapes(asked: list[Asked]) -> list[str | None]:
    return [one.body["response_format"]["type"] if "response_format" in one.body else None for one in asked]


def test_a_server_without_schemas_is_asked_for_json_then_for_words_and_is_remembered(tmp_path: Path) -> None:
    def script(asked: Asked, _number: int) -> Reply:
        if "response_format" in asked.body:
            return refused(400, f"response_format {asked.body['response_format']['type']} is not supported")
        return good(CLAIM)

    with fake(script) as server:
        who = reader(server, tmp_path)
        parts = [part for text in ("Eins.", "Zwei.") for part in who.read(document(text))]
    assert [type(part) for part in parts] == [RawClaim, RawClaim]
    assert shapes(server.asked) == ["json_schema", "json_object", None, None]
    assert json.dumps(SCHEMA, ensure_ascii=False) in server.asked[2].body["messages"][0]["content"]


def test_a_server_may_refuse_the_temperature_and_the_name_of_the_length(tmp_path: Path) -> None:
    def script(asked: Asked, _number: int) -> Reply:
        if "max_tokens" in asked.body:
            return refused(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        if "temperature" in asked.body:
            return refused(400, "'temperature' does not support 0 with this model.")
        return good(CLAIM)

    with fake(script) as server:
        (claim,) = reader(server, tmp_path).read(document())
    assert isinstance(claim, RawClaim)
    last = server.asked[2].body
    assert sorted(last) == ["max_completion_tokens", "messages", "model", "response_format"]


def test_a_server_that_refuses_every_form_is_not_asked_for_ever(tmp_path: Path) -> None:
    with fake(lambda _asked, _number: refused(400, "response_format, temperature, schema")) as server:
        (stated,) = reader(server, tmp_path).read(document())
    assert isinstance(stated, Unanswered)
    assert stated.reason == "server_error"
    assert len(server.asked) == 4


def test_a_message_server_that_does_not_let_a_tool_be_chosen_is_asked_for_words(tmp_path: Path) -> None:
    def script(asked: Asked, _number: int) -> Reply:
        if "tools" in asked.body:
            return refused(400, "tool_choice forces tool use, which is not allowed here")
        return messages([{"type": "text", "text": json.dumps({"claims": [CLAIM]})}], "end_turn")

    with fake(script) as server:
        (claim,) = reader(server, tmp_path, api="anthropic").read(document())
    assert isinstance(claim, RawClaim)
    assert [sorted(asked.body) for asked in server.asked][1] == [
        "max_tokens",
        "messages",
        "model",
        "system",
        "temperature",
    ]


def test_an_answer_in_an_unknown_form_of_content_is_empty(tmp_path: Path) -> None:
    parts = Reply(body=json.dumps({"choices": [{"message": {"content": [{"type": "text"}]}}]}).encode())
    with fake(lambda _asked, number: parts if number else completion(None)) as server:
        stated = [part for text in ("Eins.", "Zwei.") for part in reader(server, tmp_path).read(document(text))]
    assert [part.reason for part in stated if isinstance(part, Unanswered)] == ["empty", "empty"]
