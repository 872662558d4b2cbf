"""The reader that asks a language model: a document in, claims with quotes out, which the gate then checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.documents.document import Document
from kgtool.readers.model.asking import Asking
from kgtool.readers.model.chunks import Chunk, chunks, sentence_chunks
from kgtool.readers.model.prompt import Prompt, load_prompt
from kgtool.readers.model.question import Question, question
from kgtool.readers.model.unpack import unpack
from kgtool.readers.protocol import Identity
from kgtool.readers.raw import RawClaim, Unanswered
from kgtool.vocabulary.ontology import load_ontology

#: Changes when the same answers give other claims.
VERSION = "1"


class ModelReader:
    """Asks a model for the claims of a text, section by section."""

    def __init__(self, asking: Asking, model: str, prompt: Prompt | None = None) -> None:
        self.asking = asking
        self._model = model
        self._prompt = prompt or load_prompt(load_ontology())

    @property
    def identity(self) -> Identity:
        """Say which model is asked, and with which prompt."""
        return Identity("llm", VERSION, self._model, self._prompt.digest)

    def read(self, document: Document) -> Iterator[RawClaim | Unanswered]:
        """Yield what the model says of a document, in the order of its sections."""
        return self._asked(document, chunks(document, self._prompt.chunk_tokens))

    def read_sentences(
        self, document: Document, offsets: Sequence[int], names: tuple[str, ...] = ()
    ) -> Iterator[RawClaim | Unanswered]:
        """Yield what the model says of the sentences that hold some offsets; no others are shown to it.

        `names` are those of actors of the text that the words of a sentence may stand for.
        """
        return self._asked(document, sentence_chunks(document, offsets, self._prompt.chunk_tokens), names)

    def questions(self, document: Document) -> list[Question]:
        """Return the questions that a document asks, without asking them."""
        parts = chunks(document, self._prompt.chunk_tokens)
        return [question(document, chunk, self._prompt, self._model) for chunk in parts]

    def _asked(
        self, document: Document, parts: Sequence[Chunk], names: tuple[str, ...] = ()
    ) -> Iterator[RawClaim | Unanswered]:
        questions = [question(document, chunk, self._prompt, self._model, names) for chunk in parts]
        for chunk, answer in zip(parts, self.asking.all(questions), strict=True):
            yield from unpack(answer, document, chunk)
