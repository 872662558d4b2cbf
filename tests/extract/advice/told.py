"""An annotator whose words stand in the test: blank-separated, in the notation of `words`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.advice.annotation import Word
from kgtool.extract.reader import read


def words(sentence: str, said: Mapping[str, str]) -> list[Word]:
    """Return the words of a sentence, cut at blanks and before its last sign, with what is said of some of them.

    `said` maps a word to `relation>head`, `form=lemma` and a kind, separated by blanks: 'subject>kauft Company'.
    """
    cut = sentence.rstrip(".?").split(" ")
    starts = [len(" ".join(cut[:number])) + (number > 0) for number in range(len(cut))]
    found = []
    for number, (at, text) in enumerate(zip(starts, cut, strict=True)):
        fields: dict[str, str] = {"head": str(number)}
        for part in said.get(text.rstrip(","), "").split(" "):
            if ">" in part:
                fields["relation"], _, head = part.partition(">")
                fields["head"] = str([word.rstrip(",") for word in cut].index(head))
            elif "=" in part:
                fields["form"], _, fields["lemma"] = part.partition("=")
            elif part:
                fields["kind"] = part
        end = at + len(text.rstrip(","))
        position, kind = int(fields["head"]), fields.get("kind", "")
        lemma, form, relation = fields.get("lemma", ""), fields.get("form", ""), fields.get("relation", "")
        found.append(Word(at, end, lemma, form, relation, position, kind, begins=bool(kind)))
    return found


class Told:
    """Says the same of a word in every sentence."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said

    def annotate(self, sentences: Sequence[str]) -> Iterator[Sequence[Word]]:
        for sentence in sentences:
            here = {word: told for word, told in self._said.items() if self._stands(word, told, sentence)}
            yield words(sentence, here)

    @staticmethod
    def _stands(word: str, told: str, sentence: str) -> bool:
        cut = [part.rstrip(",") for part in sentence.rstrip(".?").split(" ")]
        return word in cut and all(part.partition(">")[2] in cut for part in told.split(" ") if ">" in part)


def document(text: str) -> Document:
    return Document("told.txt", text, hashlib.sha256(text.encode()).hexdigest())


def shown(claim: Claim) -> str:
    """Return a claim as one line: type, roles in their order, amounts, and whether it is denied."""
    roles = " ".join(f"{role}={'+'.join(slugs)}" for role, slugs in claim.roles)
    figures = " ".join(str(measure.min) for measure in claim.measures)
    return " ".join(part for part in (claim.type, roles, figures, "negated" if claim.negated else "") if part)


def claims(text: str, said: Mapping[str, str] | None = None) -> list[str]:
    """Return the claims of a text, with what an annotator says of its words, if anything."""
    reading = read(document(text), annotator=None if said is None else Told(said))
    return [shown(claim) for claim in reading.claims]
