"""The annotator: what a spaCy pipeline says of sentences, in the words that the rules understand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kgtool.extract.advice.annotation import Word
from kgtool.readers.pipeline.labels import Labels, labels

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token


class SpacyAnnotator:
    """Annotates sentences by a loaded pipeline."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._labels = labels()

    def annotate(self, sentences: Sequence[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each sentence, in the order of the sentences and of the text."""
        for doc in self._language.pipe(sentences):
            yield _words(doc, self._labels)


def _words(doc: Doc, known: Labels) -> list[Word]:
    features = [token.morph.to_dict() for token in doc]
    relations = [
        known.relation(token.dep_, token.tag_, features[token.i]) if token.head is not token else "" for token in doc
    ]
    return [_word(token, known, features[token.i], relations) for token in doc]


def _word(token: Token, known: Labels, features: dict[str, str], relations: Sequence[str]) -> Word:
    form = known.form(token.tag_, token.pos_, features) if token.lemma_ else ""
    lemma = token.lemma_
    if form:
        # spaCy gives the verb alone: 'steigen' for 'steigt … ein'
        parted = next((child.lower_ for child in token.children if relations[child.i] == "particle"), "")
        lemma = parted + lemma.lower()
    return Word(
        start=token.idx,
        end=token.idx + len(token.text),
        lemma=lemma,
        form=form,
        relation=relations[token.i],
        head=token.head.i,
        kind=known.kinds.get(token.ent_type_, ""),
        begins=token.ent_iob_ == "B",
    )
