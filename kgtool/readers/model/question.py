"""One question to a model: all that decides its answer, apart from how a server wants to have it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from kgtool.documents.document import Document
from kgtool.readers.model.chunks import Chunk, tokens
from kgtool.readers.model.prompt import Prompt, canonical


@dataclass(frozen=True, slots=True)
class Question:
    """A question: who is asked, what is told first, the text, the form of the answer, its greatest length in tokens."""

    model: str
    system: str
    text: str
    schema: str
    answer_tokens: int

    @property
    def key(self) -> str:
        """Return the SHA-256 (hex) of the question, model included: equal keys have the same answer."""
        return hashlib.sha256(canonical(self.record()).encode()).hexdigest()

    @property
    def name(self) -> str:
        """Return the SHA-256 (hex) of the text shown: what a recorded question and its answer are named by.

        It stays the same when the instructions change, so an answer that someone wrote is not lost with them.
        """
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def input_tokens(self) -> int:
        """Estimate how many tokens are sent."""
        return tokens(self.system) + tokens(self.text) + tokens(self.schema)

    def record(self) -> dict[str, object]:
        """Return the question as plain values."""
        return {
            "model": self.model,
            "temperature": 0,
            "answer_tokens": self.answer_tokens,
            "system": self.system,
            "text": self.text,
            "schema": json.loads(self.schema),
        }


def question(document: Document, chunk: Chunk, prompt: Prompt, model: str, names: tuple[str, ...] = ()) -> Question:
    """Ask for the claims of a chunk; `names` are those of actors that the words may stand for."""
    parts = []
    if names:
        parts.append(prompt.names.format(names=", ".join(names)))
    parts.append(prompt.text.format(text=chunk.text(document, prompt.headings, prompt.before)))
    return Question(model, prompt.system, "\n\n".join(parts), prompt.schema, prompt.answer_tokens)
