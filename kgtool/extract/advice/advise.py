"""Advice for a document: notes on its sentences, words that the lexicon lacks, names that nobody lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgtool.extract.advice.annotation import Annotator
from kgtool.extract.advice.names import named
from kgtool.extract.advice.notes import Notes
from kgtool.extract.advice.words import taught
from kgtool.extract.lexicon import Lexicon, lexicon
from kgtool.extract.names.index import NameIndex
from kgtool.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Advice:
    """What is told of a document: the words it is read with, notes by the identity of a sentence's tokens, names."""

    lexicon: Lexicon
    notes: Mapping[int, Notes] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()


def advise(annotator: Annotator | None, text: str, sentences: Sequence[Sequence[Token]], known: NameIndex) -> Advice:
    """Return an annotator's advice on the sentences of a text, `known` being the listed names; alone there is none."""
    if annotator is None:
        return Advice(lexicon())
    asked = [tokens for tokens in sentences if tokens]
    said = annotator.annotate([text[tokens[0].start : tokens[-1].end] for tokens in asked])
    notes = {id(tokens): Notes(tokens, words) for tokens, words in zip(asked, said, strict=True)}
    return Advice(taught(lexicon(), notes.values()), notes, tuple(named(notes.values(), known)))
