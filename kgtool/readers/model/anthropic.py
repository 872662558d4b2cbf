"""The Messages API of Anthropic, with one tool whose input is the answer.

https://docs.anthropic.com/en/api/messages and https://docs.anthropic.com/en/docs/build-with-claude/tool-use
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kgtool.readers.model.answer import Answer, Failure, count
from kgtool.readers.model.dialect import Form, described, without

_TOOL = "claims"
_STOPS = {"max_tokens": "length", "refusal": "refusal"}


class Anthropic:
    """The dialect of the Messages API."""

    key_variable = "ANTHROPIC_API_KEY"
    host = "api.anthropic.com"
    version = "2023-06-01"

    def path(self, base: str) -> str:
        """Return the path of messages; an endpoint that names it, or the version, already is taken as it is."""
        base = base.rstrip("/")
        if base.endswith("/messages"):
            return base
        return f"{base}/messages" if base.endswith("/v1") else f"{base}/v1/messages"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the version of the API, and the key."""
        headers = {"anthropic-version": self.version}
        return headers if key is None else headers | {"x-api-key": key}

    def body(self, question: Mapping[str, Any], form: Form) -> dict[str, Any]:
        """Return the request: the model has to use the tool, unless the server does not let it be told so."""
        held = form.shape == "schema"
        body: dict[str, Any] = {
            "model": question["model"],
            "system": question["system"] if held else described(question["system"], question["schema"]),
            "messages": [{"role": "user", "content": question["text"]}],
            "max_tokens": question["answer_tokens"],
        }
        if held:
            body["tools"] = [
                {
                    "name": _TOOL,
                    "description": "Takes the claims of the text.",
                    "input_schema": question["schema"],
                }
            ]
            body["tool_choice"] = {"type": "tool", "name": _TOOL}
        if form.temperature:
            body["temperature"] = question["temperature"]
        return body

    def answer(self, data: Mapping[str, Any]) -> Answer | Failure:
        """Return the input of the tool, or the words where there is none."""
        content = data.get("content")
        if not isinstance(content, list):
            return Failure("not_understood", str(data))
        usage = data.get("usage")
        usage = usage if isinstance(usage, dict) else {}
        sent = sum(
            count(usage, name) for name in ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
        )
        stop = _STOPS.get(str(data.get("stop_reason")), "end")
        words: list[str] = []
        for part in content:
            match part:
                case {"type": "tool_use", "name": str(name), "input": given} if name == _TOOL:
                    # What a tool is given when the answer was cut is no answer, though it is JSON.
                    text = json.dumps(given, ensure_ascii=False)
                    return Answer(text[:-1] if stop == "length" else text, stop, sent, count(usage, "output_tokens"))
                case {"type": "text", "text": str(text)}:
                    words.append(text)
        return Answer("".join(words), stop, sent, count(usage, "output_tokens"))

    def looser(self, form: Form, complaint: str) -> Form | None:
        """Leave out the temperature or the tool where the server complains about them."""
        if form.shape == "schema" and any(word in complaint for word in ("tool_choice", "tools", "input_schema")):
            return replace(form, shape="none")
        return without(form, complaint)
