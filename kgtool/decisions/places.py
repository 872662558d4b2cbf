"""Where a decision's sentence stands in a text: at its old place, elsewhere in an edited text, or nowhere any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgtool.decisions.decision import Decision, Mention
from kgtool.documents.digest import text_digest
from kgtool.documents.document import Document
from kgtool.extract.sentence_places import SentencePlaces


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a decision in a text as it is now: the sentence's stretch, and in it the claim's."""

    first: int
    last: int
    start: int
    end: int


class TextPlaces:
    """Finds the sentences of decisions in one text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.digest = text_digest(text)
        self._places = SentencePlaces(text, longest=len(text))

    @classmethod
    def of(cls, document: Document) -> TextPlaces:
        """Return the finder of a document."""
        return cls(document.path, document.text)

    def mention(self, start: int, end: int) -> Mention:
        """Return what a decision keeps of a stretch: its sentence and the one before."""
        first, last = self._places.around(start, end)
        sentence = self.text[first:last]
        return Mention(start, end, first, sentence, self._before(first), len(list(self._standing(sentence))) or 1)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield first and last offset of each sentence, headings among them."""
        at = 0
        while at < len(self.text):
            if self.text[at].isspace():
                at += 1
                continue
            first, last = self._places.around(at, at + 1)
            yield first, last
            at = max(last, at + 1)

    def found(self, decision: Decision) -> tuple[Found, ...]:
        """Return where the sentences of a decision stand, none where they changed.

        In the text that the person saw that is where they stood. In another text of the same path a sentence must
        stand as a whole and once; where several read or read alike, or it says 'der Konzern' and not the name, it must
        follow the same sentence as before. A text of another path is another text, however like.
        """
        return tuple(place for mention in decision.mentions for place in self._found(decision, mention))

    def _found(self, decision: Decision, mention: Mention) -> Iterator[Found]:
        last = mention.at + len(mention.sentence)
        if decision.text == self.digest:
            if self.text[mention.at : last] == mention.sentence:
                yield Found(mention.at, last, mention.start, mention.end)
        elif decision.document == self.path:
            places = list(self._standing(mention.sentence))
            if len(places) > 1 or mention.times > 1 or _leans(decision, mention.sentence):
                places = [place for place in places if self._before(place) == mention.before]
            if len(places) == 1:
                moved = places[0] - mention.at
                yield Found(places[0], last + moved, mention.start + moved, mention.end + moved)

    def _standing(self, sentence: str) -> Iterator[int]:
        """Yield where these words stand as whole sentences."""
        at = self.text.find(sentence)
        while at >= 0:
            if self._places.around(at, at + len(sentence)) == (at, at + len(sentence)):
                yield at
            at = self.text.find(sentence, at + 1)

    def _before(self, first: int) -> str:
        """Return the words of the sentence that ends before an offset, empty at the start of the text."""
        head = self.text[:first].rstrip()
        if not head:
            return ""
        begin, end = self._places.around(len(head) - 1, len(head))
        return self.text[begin : min(end, first)].rstrip()


def _leans(decision: Decision, sentence: str) -> bool:
    """Tell whether somebody whom a decision names is not named in the sentence itself."""
    words = sentence.casefold()
    return any(entity.label.casefold().split()[0] not in words for entity in decision.entities if entity.label.strip())
