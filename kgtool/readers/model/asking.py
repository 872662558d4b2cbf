"""Gets answers to the questions of a text: from a folder, from the cache, or from a server, and counts what happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol

from kgtool.loop import Loop
from kgtool.readers.model.answer import Answer, Failure
from kgtool.readers.model.chunks import tokens
from kgtool.readers.model.folders import Cache, Recorder, Replay
from kgtool.readers.model.network import Network
from kgtool.readers.model.price import Purse
from kgtool.readers.model.question import Question

#: After so many questions in a row without an answer the server is not asked again.
_PATIENCE = 4
#: Failures that say something about the server, not about the question.
_OF_SERVER = frozenset({"unreachable", "timeout", "rate_limited", "server_error", "redirected", "not_understood"})


@dataclass(frozen=True, slots=True)
class Usage:
    """What asking took so far: questions, those from the cache, those without an answer, tokens, money.

    `failures` counts by reason, sorted by it.
    """

    questions: int = 0
    cached: int = 0
    failures: tuple[tuple[str, int], ...] = ()
    input_tokens: int = 0
    output_tokens: int = 0
    spent: Decimal | None = None

    @property
    def failed(self) -> int:
        """Return how many questions have no answer."""
        return sum(number for _, number in self.failures)


#: Hears how things are after each question.
Watch = Callable[[Usage], None]


class Asking(Protocol):
    """Whoever answers questions."""

    @property
    def usage(self) -> Usage:
        """Say what it took so far."""
        ...

    def all(self, questions: Sequence[Question]) -> list[Answer | Failure]:
        """Return the answers, in the order of the questions."""
        ...

    def watch(self, watch: Watch) -> None:
        """Tell somebody how things are after each question from now on."""
        ...


@dataclass
class Counted:
    """Counts what is asked, and tells whoever watches."""

    watch: Watch | None = None
    usage: Usage = field(default_factory=Usage)

    def note(self, answer: Answer | Failure, *, cached: bool = False, spent: Decimal | None = None) -> None:
        """Count one answer."""
        failures = dict(self.usage.failures)
        sent = answered = 0
        if isinstance(answer, Failure):
            failures[answer.reason] = failures.get(answer.reason, 0) + 1
        elif not cached:
            sent, answered = answer.input_tokens, answer.output_tokens
        self.usage = replace(
            self.usage,
            questions=self.usage.questions + 1,
            cached=self.usage.cached + cached,
            failures=tuple(sorted(failures.items())),
            input_tokens=self.usage.input_tokens + sent,
            output_tokens=self.usage.output_tokens + answered,
            spent=spent if spent is not None else self.usage.spent,
        )
        if self.watch is not None:
            self.watch(self.usage)


class FromFolder:
    """Answers from files, or writes the questions down; nothing leaves the machine."""

    def __init__(self, folder: Replay | Recorder, watch: Watch | None = None) -> None:
        self._folder = folder
        self._counted = Counted(watch)

    @property
    def usage(self) -> Usage:
        """Say how many questions there were, and how many without an answer."""
        return self._counted.usage

    def watch(self, watch: Watch) -> None:
        """Tell somebody how things are after each question from now on."""
        self._counted.watch = watch

    def all(self, questions: Sequence[Question]) -> list[Answer | Failure]:
        """Return the answers that the folder holds, in the order of the questions."""
        found: list[Answer | Failure] = []
        for question in questions:
            folder = self._folder
            answer = folder.take(question) if isinstance(folder, Recorder) else folder.answer(question)
            self._counted.note(answer)
            found.append(answer)
        return found


class FromServer:
    """Asks a server what the cache does not know, several questions at once, within the purse."""

    def __init__(
        self, network: Callable[[], Network], at_once: int, cache: Cache, purse: Purse, watch: Watch | None = None
    ) -> None:
        self._network = network
        self._server: Network | None = None
        self._at_once = at_once
        self._cache = cache
        self._purse = purse
        self._counted = Counted(watch)
        self._silent = 0
        self._loop: Loop | None = None

    @property
    def usage(self) -> Usage:
        """Say what it took so far."""
        return self._counted.usage

    def watch(self, watch: Watch) -> None:
        """Tell somebody how things are after each question from now on."""
        self._counted.watch = watch

    def all(self, questions: Sequence[Question]) -> list[Answer | Failure]:
        """Return the answers, in the order of the questions; raises AccessError where nobody may ask."""
        if self._loop is None:
            self._loop = Loop()
        return self._loop.run(self._all(questions))

    def close(self) -> None:
        """Give back connections; the next question opens them again."""
        if self._loop is not None:
            if self._server is not None:
                self._loop.run(self._server.close())
            self._loop.close()
        self._loop = self._server = None

    async def _all(self, questions: Sequence[Question]) -> list[Answer | Failure]:
        gate = asyncio.Semaphore(self._at_once)

        async def one(question: Question) -> Answer | Failure:
            async with gate:
                return await self._one(question)

        return await asyncio.gather(*(one(question) for question in questions))

    async def _one(self, question: Question) -> Answer | Failure:
        known = self._cache.find(question)
        if known is not None:
            self._counted.note(known, cached=True)
            return known
        answer = await self._paid(question)
        self._counted.note(answer, spent=self._purse.spent if self._purse.price is not None else None)
        return answer

    async def _paid(self, question: Question) -> Answer | Failure:
        if self._silent >= _PATIENCE:
            return Failure("given_up")
        held = self._purse.hold(question)
        if held is None:
            return Failure("cost_cap", str(self._purse.cap))
        if self._server is None:
            self._server = self._network()
        answer = await self._server.ask(question)
        if isinstance(answer, Answer):
            self._silent = 0
            counted = (answer.input_tokens or question.input_tokens, answer.output_tokens or tokens(answer.text))
            self._purse.pay(held, *counted)
            self._cache.keep(question, answer)
        else:
            self._silent += answer.reason in _OF_SERVER
            # Who breaks off an answer may have to pay for it.
            broken = answer.reason in ("timeout", "too_long", "not_understood")
            self._purse.pay(held, *((question.input_tokens, question.answer_tokens) if broken else (0, 0)))
        return answer
