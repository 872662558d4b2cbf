"""What is said of asking a language model, before and after: where text goes, and what it costs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kgtool.cli.language import catalogue, say
from kgtool.cli.terminal import talk

if TYPE_CHECKING:
    from kgtool.documents.document import Document
    from kgtool.readers.choice import Choice
    from kgtool.readers.model.asking import Asking, Usage
    from kgtool.readers.model.reader import ModelReader
    from kgtool.readers.model.settings import Settings
    from kgtool.readers.protocol import Extractor

#: The readers that ask a model.
_ASKING = ("hybrid", "llm")
#: After so many questions a person at a terminal hears how far it is.
_EVERY = 10


class Asked:
    """What is said of a model that reads in one run of a verb; of any other reader nothing is said."""

    def __init__(self, choice: Choice | None, language: str) -> None:
        self._choice = choice if choice is not None and choice.name in _ASKING else None
        self._language = language
        self._asking: Asking | None = None

    def announce(self, sources: Sequence[str] | None, name: str) -> None:
        """Say what will be sent where and what it costs at most, before anything is sent; of folders say nothing.

        What comes through standard input, or is known to the build alone, is not counted. `hybrid` sends less.
        """
        if self._choice is None:
            return
        from kgtool.readers.model.factory import model_reader, settings

        options = dict(self._choice.options)
        chosen = settings(options)
        where = chosen.where(os.environ)
        if where is None:
            return
        if not sources or "-" in sources:
            self._say("asking_where", where=where.shown, model=chosen.name)
        else:
            from kgtool.documents import check_named, find, read_found

            documents = read_found(check_named(find(tuple(sources), name)), [])
            self._estimate(model_reader(options), chosen, where.shown, documents)
        if where.key_from is not None:
            self._say("asking_key", variable=where.key_from)

    def _estimate(self, reader: ModelReader, chosen: Settings, where: str, documents: Iterable[Document]) -> None:
        from kgtool.readers.model.folders import Cache
        from kgtool.readers.model.price import estimate

        kept = Cache(chosen.answers)
        asked = [question for document in documents for question in reader.questions(document) if question not in kept]
        most = estimate(asked, chosen.known_price())
        counted = {"questions": most.questions, "characters": most.characters}
        self._say("asking_notice", where=where, model=chosen.name, **counted)
        tokens = {"sent": most.input_tokens, "answered": most.output_tokens}
        if most.cost is None:
            self._say("asking_no_price", **tokens)
        else:
            self._say("asking_cost", cost=_money(most.cost, self._language), **tokens)

    def heard(self, reader: Extractor) -> None:
        """Follow a reader: at a terminal tell from time to time how far it is and what it cost."""
        if self._choice is None:
            return
        from kgtool.readers.hybrid.reader import HybridReader
        from kgtool.readers.model.reader import ModelReader

        model = reader.model if isinstance(reader, HybridReader) else reader
        if isinstance(model, ModelReader):
            self._asking = model.asking
            if sys.stderr.isatty():
                model.asking.watch(self._tell)

    def account(self) -> None:
        """Say how many questions were asked, what they cost, and why which of them have no answer."""
        if self._asking is not None and self._asking.usage.questions:
            account(self._asking.usage, self._language)

    def _tell(self, usage: Usage) -> None:
        if usage.questions % _EVERY == 0:
            account(usage, self._language)

    def _say(self, key: str, **values: object) -> None:
        talk(say(self._language, key, **values))


def account(usage: Usage, language: str) -> None:
    """Say what asking took so far."""
    talk(say(language, "asking_done", questions=usage.questions, cached=usage.cached))
    if usage.input_tokens:
        talk(say(language, "asking_tokens", sent=usage.input_tokens, answered=usage.output_tokens))
    if usage.spent is not None:
        talk(say(language, "asking_spent", cost=_money(usage.spent, language)))
    for reason, number in usage.failures:
        talk(say(language, "asking_failed", questions=number, reason=_reason(reason, language)))


def _reason(code: str, language: str) -> str:
    return catalogue(language).get(f"unanswered_{code}", code)


def _money(amount: Decimal, language: str) -> str:
    text = f"{amount:,.4f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text
