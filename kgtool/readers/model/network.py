"""Asks a server over HTTP, and ends with an answer or with why there is none; nothing that a server does ends the work.

Redirects are not followed: the text goes to the address that the user named and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgtool.readers.model.answer import Answer, Failure, shortened
from kgtool.readers.model.dialect import Form
from kgtool.readers.model.endpoint import Endpoint
from kgtool.readers.model.faults import AccessError, MissingExtraError
from kgtool.readers.model.pace import Pace, wait_of
from kgtool.readers.model.question import Question

if TYPE_CHECKING:
    import httpx2

_REFUSED = (401, 403, 404)
_LATER = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
#: A server that refuses a form of a question says so with one of these.
_COMPLAINTS = frozenset({400, 422, 500})


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how often and how much: seconds, bytes, questions at once, questions a minute (0: any number)."""

    connect: float = 10
    read: float = 120
    total: float = 300
    bytes: int = 4_000_000
    attempts: int = 5
    longest_wait: float = 60
    first_wait: float = 1
    at_once: int = 4
    a_minute: int = 0


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    body: bytes
    retry_after: str | None


class Network:
    """A server that is asked; one for a whole reading, as it learns how the server wants to be asked."""

    def __init__(self, endpoint: Endpoint, limits: Limits) -> None:
        try:
            import httpx2
        except ImportError as fault:
            raise MissingExtraError(
                "A model cannot be asked: httpx2 is not installed.", "Install kgtool[llm]."
            ) from fault
        self._endpoint = endpoint
        self._limits = limits
        self._form = Form()
        self._pace = Pace(limits.a_minute)
        times = httpx2.Timeout(limits.read, connect=limits.connect, pool=None)
        # What the environment says of proxies is not for this machine's own addresses.
        self._client = httpx2.AsyncClient(timeout=times, follow_redirects=False, trust_env=not endpoint.local)

    async def close(self) -> None:
        """Give back the connections."""
        await self._client.aclose()

    async def ask(self, question: Question) -> Answer | Failure:
        """Ask until there is an answer or the attempts are used up; raises AccessError where nobody may ask."""
        failure = Failure("server_error")
        attempt = 0
        while attempt < self._limits.attempts:
            form = self._form
            response = await self._attempt(question, form)
            if isinstance(response, Failure):
                failure, wait = response, wait_of(attempt, None, self._limits.first_wait)
            elif response.status == 200:
                return self._read(response)
            else:
                if response.status in _COMPLAINTS and self._learn(form, response):
                    continue
                failure = self._failure(response)
                if response.status not in _LATER:
                    return failure
                wait = wait_of(attempt, response.retry_after, self._limits.first_wait)
            if wait > self._limits.longest_wait or failure.reason in ("too_long", "timeout"):
                return failure
            attempt += 1
            if attempt < self._limits.attempts:
                await self._pace.pause(wait, everybody=failure.reason == "rate_limited")
        return failure

    async def _attempt(self, question: Question, form: Form) -> _Response | Failure:
        import httpx2

        await self._pace.turn()
        body = self._endpoint.dialect.body(question.record(), form)
        headers = self._endpoint.dialect.headers(self._endpoint.key)
        try:
            async with asyncio.timeout(self._limits.total):
                async with self._client.stream("POST", self._endpoint.url, json=body, headers=headers) as response:
                    return await self._body(response)
        except (TimeoutError, httpx2.ReadTimeout, httpx2.WriteTimeout):
            return Failure("timeout", f"{self._limits.total:g} s")
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as fault:
            return Failure("unreachable", self._safe(f"{type(fault).__name__}: {fault}"))

    async def _body(self, response: httpx2.Response) -> _Response | Failure:
        held = bytearray()
        async for part in response.aiter_bytes():
            held += part
            if len(held) > self._limits.bytes:
                return Failure("too_long", f"> {self._limits.bytes} B")
        key = self._endpoint.key
        body = bytes(held).replace(key.encode(), b"...") if key else bytes(held)  # some servers repeat it
        return _Response(response.status_code, body, response.headers.get("retry-after"))

    def _learn(self, form: Form, response: _Response) -> bool:
        """Take the next form where the server refuses this one; tell whether to ask again."""
        looser = self._endpoint.dialect.looser(form, response.body.decode("utf-8", "replace"))
        if looser is None:
            return False
        if self._form == form:  # else another question has learned it already
            self._form = looser
        return True

    def _read(self, response: _Response) -> Answer | Failure:
        try:
            data = json.loads(response.body)
        except (ValueError, RecursionError):
            return Failure("not_understood", self._safe(response.body.decode("utf-8", "replace")))
        if not isinstance(data, dict):
            return Failure("not_understood", self._safe(str(data)))
        answer = self._endpoint.dialect.answer(data)
        return answer if isinstance(answer, Answer) else Failure(answer.reason, self._safe(answer.words))

    def _failure(self, response: _Response) -> Failure:
        words = self._safe(f"{response.status} {_message(response.body)}")
        if response.status in _REFUSED:
            variable = self._endpoint.key_from
            cure = f"Check ${variable}." if variable else "Put the key into $KGTOOL_API_KEY if it needs one."
            raise AccessError(
                f"{self._endpoint.shown} refuses to answer: {words}.", f"Check --endpoint, --api and --model. {cure}"
            )
        if 300 <= response.status < 400:
            return Failure("redirected", words)
        return Failure("rate_limited" if response.status == 429 else "server_error", words)

    def _safe(self, words: str) -> str:
        """Return words for people, without the key."""
        key = self._endpoint.key
        return shortened(words.replace(key, "...") if key else words)


def _message(body: bytes) -> str:
    """Return what a server says about a failure."""
    words = body.decode("utf-8", "replace")
    try:
        data: Any = json.loads(words)
    except (ValueError, RecursionError):
        return words
    match data:
        case {"error": {"message": str(message)}} | {"error": str(message)} | {"message": str(message)}:
            return message
    return words
