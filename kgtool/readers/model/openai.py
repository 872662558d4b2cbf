"""Chat completions, as OpenAI and the many servers that follow it understand them.

https://platform.openai.com/docs/api-reference/chat and https://platform.openai.com/docs/guides/structured-outputs
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kgtool.readers.model.answer import Answer, Failure, count
from kgtool.readers.model.dialect import Form, described, without

_LOOSER = {"schema": "object", "object": "none"}
_STOPS = {"length": "length", "content_filter": "refusal"}


class OpenAI:
    """The dialect of chat completions."""

    key_variable = "OPENAI_API_KEY"
    host = "api.openai.com"

    def path(self, base: str) -> str:
        """Return the path of chat completions; an endpoint that names it already is taken as it is."""
        base = base.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the key as a bearer token."""
        return {} if key is None else {"authorization": f"Bearer {key}"}

    def body(self, question: Mapping[str, Any], form: Form) -> dict[str, Any]:
        """Return the request; the schema goes into the instructions where the server is not held to it."""
        system = question["system"]
        if form.shape != "schema":
            system = described(system, question["schema"])
        body: dict[str, Any] = {
            "model": question["model"],
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": question["text"]},
            ],
            form.limit: question["answer_tokens"],
        }
        if form.temperature:
            body["temperature"] = question["temperature"]
        if form.shape == "schema":
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": question["schema"]},
            }
        elif form.shape == "object":
            body["response_format"] = {"type": "json_object"}
        return body

    def answer(self, data: Mapping[str, Any]) -> Answer | Failure:
        """Return the first choice; a response without one is none of this kind."""
        match data:
            case {"choices": [{"message": {**message}, **choice}, *_]}:
                usage = data.get("usage")
                usage = usage if isinstance(usage, dict) else {}
                tokens = (count(usage, "prompt_tokens"), count(usage, "completion_tokens"))
                refusal, content = message.get("refusal"), message.get("content")
                if isinstance(refusal, str) and refusal:
                    return Answer(refusal, "refusal", *tokens)
                stop = _STOPS.get(str(choice.get("finish_reason")), "end")
                return Answer(content if isinstance(content, str) else "", stop, *tokens)
        return Failure("not_understood", str(data))

    def looser(self, form: Form, complaint: str) -> Form | None:
        """Loosen what the server complains about: the length's name, the temperature, the way to hold it to a form."""
        if "max_completion_tokens" in complaint and form.limit == "max_tokens":
            return replace(form, limit="max_completion_tokens")
        named = any(word in complaint for word in ("response_format", "json_schema", "json_object", "schema", "strict"))
        if named and form.shape in _LOOSER:
            return replace(form, shape=_LOOSER[form.shape])
        return without(form, complaint)
