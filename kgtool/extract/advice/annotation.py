"""Annotation: what an annotator, such as a tagger and parser, says of the words of a sentence, in our own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

#: What a word is to the word that it hangs on. Everything else is the empty string.
RELATIONS = ("subject", "object", "dative", "particle", "negation")
#: The classes that a name may be given.
KINDS = ("Person", "Company", "Location")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as an annotator cuts it: `start` and `end` in code points from the start of its sentence.

    `form` is the code of a verb form as in `data/lexicon/verbs.tsv` ('pres.ind.3s', 'inf', 'zu', 'part2'), empty for
    any other word; `relation` one of `RELATIONS` or empty; `head` the number of the word it hangs on in the sentence,
    its own for a root; `kind` one of `KINDS` where the word belongs to a name, and `begins` where it begins one.
    """

    start: int
    end: int
    lemma: str = ""
    form: str = ""
    relation: str = ""
    head: int = -1
    kind: str = ""
    begins: bool = False


class Annotator(Protocol):
    """Somebody who annotates sentences. He may be wrong in everything: the rules ask him only where they are open."""

    def annotate(self, sentences: Sequence[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each sentence, in the order of the sentences and of the text."""
        ...
